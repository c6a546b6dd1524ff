"""The commands that build and serve the site."""
