"""Transcripts as other programs write them, made into the WebVTT that the podcast publishes."""
