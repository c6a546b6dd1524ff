"""Pictures that a build draws or scales."""
