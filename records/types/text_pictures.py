"""Pictures in Markdown: `![what it shows](media/images/clinic.jpg "whose it is")`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKDOWN = re.compile(
    r"!\[(?P<alt>[^\[\]]*)\]\(\s*<?(?P<path>[^()\s>]+)>?(?:\s+\"(?P<credit>[^\"()]*)\")?\s*\)"
)


@dataclass(frozen=True, slots=True)
class TextPicture:
    """A picture as an editor wrote it into a text."""

    alt: str
    path: str
    """From `content/`, or an address on another host."""
    credit: str
    offset: int
    """Where it begins in the text."""

    @property
    def is_ours(self) -> bool:
        """Whether the file lies in `content/media/`."""
        return self.path.startswith("media/")


def pictures_in(text: str) -> Iterator[TextPicture]:
    """The pictures of a Markdown text; a leading slash means the same as none."""
    for found in _MARKDOWN.finditer(text):
        path = found["path"].removeprefix("/")
        yield TextPicture(found["alt"].strip(), path, found["credit"] or "", found.start())


def without_pictures(text: str) -> str:
    """The text with blanks where its pictures are, so that every other place stays the same."""
    return _MARKDOWN.sub(lambda found: " " * len(found[0]), text)
