"""The pages of the site: addresses, values for templates, and clean HTML."""
