"""Files for other programs: packages for Anki, lists, questions for Moodle, and plain texts."""
