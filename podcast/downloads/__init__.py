"""How often episodes are heard, counted from the web server's own logs and nothing else."""
