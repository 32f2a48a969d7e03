"""The records of a study guide; input and output are the reading of YAML and the hashes of what a result depends on."""
