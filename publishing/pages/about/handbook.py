"""The editors' guide as pages: the files of `docs/` that editors need.

They are not in the search, in lists or in menus; editors know the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from publishing.blocks import Link
from publishing.markdown import clean_html, headings, plain
from publishing.output import OutputFile
from publishing.page import Head, Page, make_page
from records.source.diagnostics import Diagnostic, Position, SourceError

HOME = "redaktoer/"
FRONT = "redaktoer.md"
PICTURES = "billeder"
_OTHERS = re.compile(r"(drift.*|architecture|domain)\.md")
_LINK = re.compile(r"\]\(([a-z0-9-]+)\.md(#[^)]*)?\)")
_OUTSIDE = re.compile(r"\[([^\]]+)\]\((?:drift|\.\.)[^)]*\)")
"""Files that are no part of the site: pages name them without a link."""
_PICTURE = re.compile(rf"\]\(({PICTURES}/[^)]+)\)")
_TITLE = re.compile(r"\A\s*# (.+)\n+(?:([^#\n!|-][^\n]*(?:\n[^\n]+)*))?")


def handbook_pages(docs: Path) -> Iterator[Page]:
    """A page for each chapter, the guide itself first; none if the folder is missing.

    Raises SourceError for a chapter that is no plain file of the folder, as the pictures do.
    """
    front = docs / FRONT
    if not front.is_file():
        return
    yield _page(front, "")
    for file in sorted(docs.glob("*.md")):
        if file.name != FRONT and not _OTHERS.fullmatch(file.name):
            yield _page(file, f"{file.stem}/")


def handbook_pictures(docs: Path) -> Iterator[OutputFile]:
    """The pictures of the guide."""
    for file in sorted((docs / PICTURES).glob("*.png")):
        yield OutputFile(f"{HOME}{PICTURES}/{file.name}", _own(file, docs).read_bytes())


def chapter_of(docs: Path, address: str, target: str) -> Position:
    """Where the chapter at an address of the site names a link target."""
    stem = address.removeprefix(HOME).rstrip("/") or FRONT.removesuffix(".md")
    text = (docs / f"{stem}.md").read_text(encoding="utf-8")
    path, _, anchor = target.partition("#")
    written = anchor or path.strip("/").rpartition("/")[2]
    before = text[: max(text.find(written), 0)]
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Position(f"docs/{stem}.md", before.count("\n") + 1, column)


def _page(file: Path, name: str) -> Page:
    text = _own(file, file.parent).read_text(encoding="utf-8")
    opening = _TITLE.match(text)
    title, lead = (opening[1], opening[2] or "") if opening else (file.stem, "")
    body = _sized(clean_html(_linked(text[opening.end() if opening else 0 :])), file.parent)
    lead = plain(clean_html(lead))
    head = Head(
        template="handbook.html",
        kind="handbook",
        section="redaktoer",
        address=f"{HOME}{name}",
        title=title,
        description=lead or title,
        breadcrumb=(Link("Til dig, der skriver", HOME),) if name else (),
        noindex=True,
    )
    toc = tuple({"id": anchor, "text": told} for anchor, told in headings(body))
    return make_page(head, {"lead": lead, "toc": toc, "search": False}, body)


def _own(file: Path, docs: Path) -> Path:
    """The file. Raises SourceError where a link leads out of `docs/`, or nothing can be read."""
    if file.is_file() and file.resolve().is_relative_to(docs.resolve()):
        return file
    at = Position(f"docs/{file.relative_to(docs).as_posix()}")
    raise SourceError(Diagnostic("file-not-regular", at))


def _sized(html: str, docs: Path) -> str:
    """Give pictures their size, so that the text does not jump while the page loads."""

    def size(found: re.Match[str]) -> str:
        try:
            with Image.open(docs / found[1]) as picture:
                width, height = picture.size
        except (OSError, Image.DecompressionBombError):
            at = Position(f"docs/{found[1]}")
            raise SourceError(Diagnostic("guide-picture-unreadable", at)) from None
        return f'{found[0]} width="{width}" height="{height}" loading="lazy"'

    return re.sub(rf'src="/{HOME}({PICTURES}/[^"]+)"', size, html)


def _linked(text: str) -> str:
    """Turn links between files of the folder into addresses from the root."""
    ours = _OUTSIDE.sub(r"\1", text)
    chapters = _LINK.sub(lambda found: f"](/{_address(found[1])}{found[2] or ''})", ours)
    return _PICTURE.sub(rf"](/{HOME}\1)", chapters)


def _address(stem: str) -> str:
    return HOME if f"{stem}.md" == FRONT else f"{HOME}{stem}/"
