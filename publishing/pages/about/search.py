"""The search index as one JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from publishing.addresses import SEARCH_INDEX
from publishing.markdown import plain
from publishing.output import OutputFile
from publishing.page import Page
from records.model.registry import BY_KEY

_SYNONYMS = Path(__file__).with_name("synonyms.txt")
_LONGEST = 6000
"""How many characters of a page are indexed; more would make the file large for little."""


def search_file(pages: Iterable[Page]) -> OutputFile:
    """`search/index.json`: a document for each page, sorted by address."""
    found = (page for page in pages if page.meta.get("search", True))
    documents = [_document(page) for page in sorted(found, key=lambda page: page.address)]
    found_as = {"docs": documents, "synonyms": synonyms()}
    text = json.dumps(found_as, ensure_ascii=False, separators=(",", ":"))
    return OutputFile(SEARCH_INDEX, text.encode())


def synonyms() -> list[list[str]]:
    """Groups of synonyms, from `synonyms.txt`."""
    lines = (line.strip() for line in _SYNONYMS.read_text(encoding="utf-8").splitlines())
    return [line.split(", ") for line in lines if line and not line.startswith("#")]


def _document(page: Page) -> dict[str, object]:
    kind = BY_KEY.get(page.meta["kind"])
    facts = [f"{fact['label']} {fact['value']}" for fact in page.meta.get("facts", [])]
    text = " ".join((*facts, page.search_text, plain(page.body)))
    return {
        "title": page.meta["title"],
        "url": page.address,
        "kind": kind.label if kind else "Side",
        "summary": page.meta["description"],
        "text": text.replace("\u00a0", " ")[:_LONGEST],
        "example": page.meta["example"],
    }
