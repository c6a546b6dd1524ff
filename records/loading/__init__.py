"""From the files of `content/` to the library, or to every fault in them at once."""
