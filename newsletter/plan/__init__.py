"""Who gets what, and why, before anything is sent."""
