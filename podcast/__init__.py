"""The podcast: sound facts, transcripts, chapters, feed, and the checks of all four."""
