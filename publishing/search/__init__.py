"""The search: an index made with the site, read by a small engine in the reader's browser."""
