"""What web servers answer with besides the pages: headers, `robots.txt`, `security.txt`."""
