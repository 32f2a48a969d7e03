"""Files for other programs: cards for Anki, lists, questions for Moodle, and plain texts."""
