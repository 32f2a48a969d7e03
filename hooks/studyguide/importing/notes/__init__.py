"""Notes in words, as people write and paste them: text → terms, questions, weeks, running text."""
