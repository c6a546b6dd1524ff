"""The preview of `praksis serve`: its bar, its control, and what it shows of broken content."""
