"""One record in the place of another: every file that names it says the new name."""
