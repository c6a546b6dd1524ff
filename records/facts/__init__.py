"""What follows from records at a moment: status, visibility, regions, advisers, statistics."""
