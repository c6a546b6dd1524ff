"""Short mails that a list writes by itself, one for each area that has something to tell."""
