"""What went out, kept in Git beside the content: written, read, compared, brought to readers."""
