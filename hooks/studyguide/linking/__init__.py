"""Names of terms → terms, and the mentions of each."""
