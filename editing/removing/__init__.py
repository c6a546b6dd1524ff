"""Taking records out of `content/`, and what pointed at them."""
