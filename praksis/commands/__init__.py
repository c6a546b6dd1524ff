"""The commands that need the records alone."""
