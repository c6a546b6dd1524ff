"""Pages about ways to practise: side by side, one by one, and a quiz between them."""
