"""JSON files that the scripts of the site fetch."""
