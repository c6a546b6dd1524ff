"""The podcast feed: RSS 2.0 with the tags of Apple and of Podcasting 2.0."""
