"""Danish language: dates, numbers, sorting and slugs, without any installed locale."""
