"""Writing to `content/`: records as files, and small changes to files that are there."""
