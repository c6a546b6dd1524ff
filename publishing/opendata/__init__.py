"""The open data: vacancies and figures as JSON and CSV, with a schema."""
