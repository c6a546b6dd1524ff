"""Who a PDF says has made it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publishing.verify.findings import FileError
from publishing.verify.names import paths_in, told_names

if TYPE_CHECKING:
    from pypdf import PdfReader

_HEAD, _TAIL = 1024, 2048
"""Bytes at the beginning and the end in which every reader looks for the marks of a PDF."""
_OF_PEOPLE = ("/Author", "/Company", "/Manager", "/LastSavedBy")
_WITH_PATHS = ("/Title", "/Subject", "/SourceFile")
_XMP = re.compile(
    r"<(dc:creator|dc:contributor|pdf:Author|xmpRights:Owner|pdfx:Company|pdfx:LastSavedBy)>"
    r"([^\0]{0,2000}?)</\1>"
)
_XMP_ITEM = re.compile(r"<rdf:li[^<>]{0,200}>([^<>]{0,300})</rdf:li>")
_MOST_XMP = 200_000
_PROGRAMS = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToE")
_CARRIED = frozenset({"/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMedia"})
"""Keys of scripts, of files inside the file, and of forms that are programs."""
_DRAWN = frozenset({"/Resources", "/Contents", "/StructTreeRoot", "/Parent"})
"""What pages are drawn of, and their outline for screen readers: large, and without actions."""
_MOST_OBJECTS = 100_000


def names_in_pdf(file: Path) -> tuple[str, ...]:
    """Authors, owners and paths that stand in the file beside its pages.

    Raises FileError where it is no whole PDF, is locked, or has a program or a file in it.
    """
    raw = file.read_bytes()
    if b"%PDF-" not in raw[:_HEAD] or b"%%EOF" not in raw[-_TAIL:]:
        raise FileError("media-not-of-its-kind", kind="PDF")
    try:
        return told_names(_names(file))
    except FileError:
        raise
    except Exception:  # noqa: BLE001 - a broken file makes pypdf raise whatever it met
        raise FileError("media-not-of-its-kind", kind="PDF") from None


def _names(file: Path) -> Iterator[object]:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with PdfReader(file) as reader:
        if reader.is_encrypted:
            raise FileError("document-locked")
        if not reader.pages or _holds_program(reader):
            code = "document-with-program" if reader.pages else "media-not-of-its-kind"
            raise FileError(code, **({} if reader.pages else {"kind": "PDF"}))
        info: Mapping[str, object] = reader.metadata or {}
        yield from (info[key] for key in _OF_PEOPLE if key in info)
        yield from (path for key in _WITH_PATHS for path in paths_in(info.get(key, "")))
        yield from _in_xmp(reader)


def _holds_program(reader: PdfReader) -> bool:
    """Whether anything in the document runs something, sends something or unpacks a file.

    All that can be reached is looked at: an action may stand at a page, at a field, or after
    another action. Raises FileError for more than any text holds.
    """
    from pypdf.generic import DictionaryObject, IndirectObject

    waiting: list[Any] = [reader.root_object]
    seen: set[int] = set()
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return False
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            if found.idnum in seen:
                continue
            seen.add(found.idnum)
            found = found.get_object()
        if isinstance(found, DictionaryObject):
            if found.get("/S") in _PROGRAMS or not _CARRIED.isdisjoint(found):
                return True
            waiting += (found.raw_get(key) for key in found if key not in _DRAWN)
        elif isinstance(found, list):
            waiting += found
    raise FileError("media-not-of-its-kind", kind="PDF")


def _in_xmp(reader: PdfReader) -> Iterator[str]:
    """The names in its XMP, told by their tags: an XML parser would open what entities name."""
    stream = reader.root_object.get("/Metadata")
    if stream is None:
        return
    text = stream.get_object().get_data()[:_MOST_XMP].decode("utf-8", "replace")
    for found in _XMP.finditer(text):
        items = _XMP_ITEM.findall(found[2])
        yield from items or [found[2]]
    yield from paths_in(text)
