"""Judging what goes out: the files of `content/media/`, looked into before they are published."""
