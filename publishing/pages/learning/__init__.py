"""Articles, guides, events, offers and what doctors have told: what one reads to learn."""
