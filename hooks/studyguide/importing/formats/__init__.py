"""Files of other programs: one module each, from bytes to an `ImportedFile`."""
