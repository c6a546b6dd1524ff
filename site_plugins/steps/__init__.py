"""The steps of a build: what each makes of the records, and of the pages before it."""
