"""What holds of every course: of the small ones of the tests, and of the one in `content/`."""
