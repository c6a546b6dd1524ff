"""Structured data for search engines: schema.org as JSON-LD."""
