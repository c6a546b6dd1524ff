"""A record in the making: what it lacks, what is asked for, and what it may be called."""
