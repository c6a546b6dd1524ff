"""Lists that a reader narrows: one component for every kind; each says its own questions."""
