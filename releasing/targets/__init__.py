"""Where a release goes: each kind of target in a module of its own."""
