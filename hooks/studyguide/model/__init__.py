"""The records of a study guide, the reader of YAML, and hashes that cached results depend on."""
