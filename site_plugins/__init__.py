"""Thin MkDocs plugins, and the theme."""
