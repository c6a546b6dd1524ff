"""What readers get is judged as it is rendered, and told where it was written."""
