"""Looks at the live site as a visitor does, and says what is not as it should be."""
