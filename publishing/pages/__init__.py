"""What a page is: an address, plain formatted values for a template, and clean HTML."""
