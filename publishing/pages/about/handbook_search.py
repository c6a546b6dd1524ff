"""What the search of the editors' guide reads: each part of each chapter, with its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from publishing.markdown import plain
from publishing.output import OutputFile
from publishing.page import Page

INDEX = "redaktoer/soegning.json"
LONGEST = 400
"""Characters of a part that are searched; the first say what it is about."""
_HEADING = re.compile(r'<h[23] id="([^"]+)"[^>]*>(.*?)</h[23]>', re.DOTALL)


def handbook_index(chapters: Iterable[Page]) -> OutputFile:
    """The file that `assets/handbook.js` fetches when somebody searches."""
    parts = [part for chapter in chapters for part in _parts(chapter)]
    return OutputFile(INDEX, json.dumps(parts, ensure_ascii=False).encode())


def _parts(chapter: Page) -> Iterator[dict[str, str]]:
    """The chapter's beginning, and what stands under each of its headings."""
    title = str(chapter.meta["title"])
    first, *rest = _HEADING.split(chapter.body)
    lead = f"{chapter.meta['lead']} {plain(first)}"
    yield {"title": title, "part": "", "url": chapter.address, "text": _short(lead)}
    for anchor, heading, body in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        url = f"{chapter.address}#{anchor}"
        yield {"title": title, "part": plain(heading), "url": url, "text": _short(plain(body))}


def _short(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
