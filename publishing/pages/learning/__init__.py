"""The pages of articles, guides, events, offers, surveys and initiatives."""
