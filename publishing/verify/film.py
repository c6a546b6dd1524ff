"""Films, looked into: whether they are what they are called, and play before all is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publishing.verify.findings import FileError, Finding
from records.source.diagnostics import Severity

_WEBM = b"\x1aE\xdf\xa3"
_HEAD, _LONG_HEAD = 8, 16
"""Octets of the head of a box, and of one whose size stands in 64 bits (ISO/IEC 14496-12, 4.2)."""


def film_finding(file: Path) -> Finding | None:
    """What is wrong with a film; None where all is well. Raises FileError and OSError."""
    if file.suffix.lower() == ".webm":
        with file.open("rb") as opened:
            if opened.read(len(_WEBM)) != _WEBM:
                raise FileError("media-not-of-its-kind", kind="WebM")
        return None
    names = tuple(_boxes(file))
    if names[:1] != (b"ftyp",) or b"moov" not in names or b"mdat" not in names:
        raise FileError("media-not-of-its-kind", kind="MP4")
    if names.index(b"mdat") < names.index(b"moov"):
        return Finding("film-starts-late", {}, Severity.WARNING)
    return None


def _boxes(file: Path) -> Iterator[bytes]:
    """The names of the outermost boxes; they end where a size is none."""
    end = file.stat().st_size
    with file.open("rb") as opened:
        at = 0
        while at + _HEAD <= end:
            opened.seek(at)
            head = opened.read(_LONG_HEAD)
            size = int.from_bytes(head[:4])
            yield head[4:8]
            if size == 1:
                size = int.from_bytes(head[8:16])
            elif size == 0:
                size = end - at
            if size < _HEAD:
                return
            at += size
