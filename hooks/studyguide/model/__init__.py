"""The records of a study guide; no input or output but the reading of YAML."""
