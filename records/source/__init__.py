"""Reading what editors wrote: text with the line and column of every key and value."""
