"""The pages of municipalities and districts."""
