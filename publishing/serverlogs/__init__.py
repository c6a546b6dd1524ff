"""What a web server wrote down: read line by line in the order of time, without machines."""
