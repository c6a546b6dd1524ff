"""Letters that are frozen: what is mailed, kept as it was whatever happens to the records."""
