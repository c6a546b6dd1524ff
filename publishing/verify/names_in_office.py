"""Who a Word, Excel, PowerPoint or OpenDocument file says has made it."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from publishing.verify.findings import FileError
from publishing.verify.names import paths_in, told_names

_HEARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml",
           ".pptx": "ppt/presentation.xml", ".odt": "content.xml", ".ods": "content.xml",
           ".odp": "content.xml"}  # fmt: skip
"""The part that a file of each kind cannot be without."""
_MOST_PARTS = 5_000
_MOST_OF_A_PART = 4_000_000
_MOST_OF_ALL = 40_000_000
"""Bytes, unpacked: what is read of one part, and of all together."""
_ABOUT = re.compile(
    r"docProps/(?:core|app|custom)\.xml|meta\.xml"
    r"|(?:word|xl|ppt)/(?:comments[^/]*|people|persons/[^/]*|commentAuthors|authors"
    r"|document|footnotes|endnotes|header\d*|footer\d*)\.xml"
    r"|(?:word|xl|ppt)/(?:threadedComments|comments|persons|revisions)/[^/]+\.xml|content\.xml",
)
_ELEMENT = re.compile(
    r"<(?:\w{1,20}:)?(creator|lastModifiedBy|Company|Manager|initial-creator|printed-by|author)"
    r"(?: [^<>]{0,300})?>([^<>]{1,300})<"
)
_ATTRIBUTE = re.compile(
    r"""<(?:w:ins|w:del|w:moveFrom|w:moveTo|w:rPrChange|w:pPrChange|w:comment|w15:person|p:cmAuthor"""
    r"""|p188:author|person|rPrChange)\s[^<>]{0,500}?(?:w:author|w15:author|displayName|name)="""
    r""""([^"<>]{1,300})\""""
)
_PICTURE = re.compile(r"(?:word|xl|ppt)/media/[^/]+\.jpe?g|Pictures/[^/]+\.jpe?g", re.IGNORECASE)
_POSITION = 0x8825
"""The block of EXIF that says where a photograph was taken."""
_UNREADABLE = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError,
               RuntimeError, zlib.error)  # fmt: skip


def names_in_office(file: Path) -> tuple[str, ...]:
    """Authors, companies, commentators and paths, and whether a photograph tells its place.

    Raises FileError where it is no whole file of its kind, is far larger unpacked, or has macros.
    """
    try:
        with zipfile.ZipFile(file) as parts:
            _refuse(parts, file.suffix.lower())
            return told_names(_names(parts))
    except _UNREADABLE:
        raise FileError("media-not-of-its-kind", kind=file.suffix[1:].upper()) from None


def _refuse(parts: zipfile.ZipFile, ending: str) -> None:
    listed = parts.infolist()
    names = {part.filename for part in listed}
    if _HEARTS[ending] not in names or len(listed) > _MOST_PARTS:
        raise ValueError("no such document")
    if any(part.flag_bits & 1 for part in listed):
        raise FileError("document-locked")
    if any(name.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for name in names) or any(
        name.startswith("Basic/") for name in names
    ):
        raise FileError("document-with-program")
    if sum(part.file_size for part in listed) > 10 * _MOST_OF_ALL:
        raise ValueError("far larger than it seems")


def _names(parts: zipfile.ZipFile) -> Iterator[str]:
    """What its parts tell. They are searched as text: an XML parser would resolve entities."""
    left = _MOST_OF_ALL
    for part in parts.infolist():
        if _ABOUT.fullmatch(part.filename):
            text = _read(parts, part, left).decode("utf-8", "replace")
            left -= len(text)
            yield from (found[2] for found in _ELEMENT.finditer(text))
            yield from (found[1] for found in _ATTRIBUTE.finditer(text))
            if part.filename.startswith(("docProps/", "meta")):
                yield from paths_in(text)
        elif _PICTURE.fullmatch(part.filename):
            octets = _read(parts, part, left)
            left -= len(octets)
            if _tells_place(octets):
                yield f"stedet for et foto ({part.filename.rpartition('/')[2]})"


def _read(parts: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> bytes:
    """The beginning of a part: all of it, but for one that is made to fill the memory."""
    with parts.open(part) as opened:
        return opened.read(max(0, min(left, _MOST_OF_A_PART)))


def _tells_place(photograph: bytes) -> bool:
    try:
        with Image.open(BytesIO(photograph), formats=("JPEG",)) as picture:
            return bool(picture.getexif().get_ifd(_POSITION))
    except Exception:  # noqa: BLE001 - a broken picture makes Pillow raise whatever it met
        return False
