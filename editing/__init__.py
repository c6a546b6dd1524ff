"""What editors use: forms, drafts, imports, writing to `content/`, and what a change does."""
