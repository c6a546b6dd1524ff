"""The open data files: vacancies and figures as JSON and CSV, with a schema, as values."""
