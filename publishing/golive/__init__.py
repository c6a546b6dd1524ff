"""Whether the site may go live: what stops it, what the office is reminded of, and who cures it."""
