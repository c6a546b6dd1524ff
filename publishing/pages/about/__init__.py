"""The front page, the figures, the open data and the other pages about the site itself."""
