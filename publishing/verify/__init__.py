"""What readers get is judged as it goes out: texts and files, told where they are written."""
