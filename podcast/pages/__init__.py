"""The pages of the podcast: the show, its seasons, its episodes."""
