"""The overview of openings and premises, their pages, and matching."""
