"""The search index: what each page is found by, as one JSON file."""

from __future__ import annotations

import json
from collections.abc import Iterable

from records.kinds.registry import BY_KEY
from records.markdown import plain
from records.output import OutputFile
from records.pages.page import Page

INDEX = "search/index.json"
_LONGEST = 6000
"""Characters of text of one page; more makes the file large and finds little more."""


def search_file(pages: Iterable[Page]) -> OutputFile:
    """`search/index.json`: a document for each page, in the order of their addresses."""
    found = (page for page in pages if page.meta.get("search", True))
    documents = [_document(page) for page in sorted(found, key=lambda page: page.address)]
    text = json.dumps({"docs": documents}, ensure_ascii=False, separators=(",", ":"))
    return OutputFile(INDEX, text.encode())


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
