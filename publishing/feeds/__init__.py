"""RSS, JSON Feed and calendars, made from records as values; nothing here writes a file."""
