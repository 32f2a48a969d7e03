"""Uris and addresses of pages, the list of all pages of a site, and the files of lessons."""
