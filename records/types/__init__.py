"""The values a field can have: each reads an editor's text and refuses it in Danish."""
