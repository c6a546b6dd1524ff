"""How often episodes are downloaded, counted from the web server's own logs and nothing else."""
