"""The records of a study guide, how YAML is read, and hashes of what a result depends on."""
