"""The `studyguide` command."""
