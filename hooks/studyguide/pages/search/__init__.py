"""What the search of a site finds, as files that its scripts load when they need them."""
