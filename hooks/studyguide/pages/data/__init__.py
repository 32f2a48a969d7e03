"""JSON files fetched by the scripts of the site."""
