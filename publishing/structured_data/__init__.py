"""What search engines read: schema.org as JSON-LD, made of pages and records as plain values."""
