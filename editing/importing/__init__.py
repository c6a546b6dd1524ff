"""Records out of the office's spreadsheet: read, mapped, compared, and only then written."""
