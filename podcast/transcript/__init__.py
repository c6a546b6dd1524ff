"""Transcripts: read from WebVTT or Markdown, checked, and shown."""
