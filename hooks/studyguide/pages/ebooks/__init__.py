"""E-books: the guide and each week as EPUB 3, for phones and readers with electronic ink."""
