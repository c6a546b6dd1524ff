"""From an issue record to one mail for each audience: HTML, plain text and a finished message."""
