"""The pages of audiences and partners."""
