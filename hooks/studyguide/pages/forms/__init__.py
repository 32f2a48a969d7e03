"""Forms of questions: what to answer and what is right, independent of the kind of question."""
