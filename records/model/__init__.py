"""One module for each group of kinds: what an editor can write, and what must hold."""
