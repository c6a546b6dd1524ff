"""What apps know episodes by: kept in a committed lock file, and checked against it."""
