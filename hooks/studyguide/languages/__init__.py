"""What a language needs, one folder each, and what holds for a language without one."""
