"""Sound on another host: is it what an editor wrote? Asked by range requests, a few kB each."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException

from podcast.audio.kinds import AudioError
from podcast.audio.measure import AudioFacts, promised_seconds
from podcast.chapters import offset

PIECE = 65_536
"""Bytes that are asked for at a time: enough for a frame and its header behind the tag."""
TIMEOUT = 20
_TAG_HEAD = 10
_TOTAL = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


class RemoteError(Exception):
    """A host that does not answer as apps need it, as a Danish sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a file, the size of the whole, and the type that the host names."""

    content: bytes
    total: int
    mime: str


def remote_faults(url: str, written: AudioFacts) -> Iterator[str]:
    """A Danish sentence for each thing that is not as written. Asks the network."""
    try:
        first = fetch(url, 0)
        yield from _compared(first, written)
        yield from _length(url, first, written)
        if first.total > PIECE:
            fetch(url, first.total - 1)
    except RemoteError as error:
        yield str(error)
    except AudioError as error:
        yield f"Filen {error}"


def fetch(url: str, start: int) -> Piece:
    """A piece of a file from byte `start` on. Raises RemoteError."""
    asked = f"bytes={start}-{start + PIECE - 1}"
    request = urllib.request.Request(  # noqa: S310 - records take https alone
        url, headers={"Range": asked, "User-Agent": "praksis podcast verify"}
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - as above
            found = _TOTAL.fullmatch(answer.headers.get("Content-Range", ""))
            if answer.status != 206 or not found:
                said = "Serveren sender ikke dele af filen (range requests). Apps kræver det"
                raise RemoteError(f"{said}. Bed udbyderen om det, eller flyt filen.")
            mime = answer.headers.get_content_type()
            return Piece(answer.read(PIECE), int(found[3]), mime)
    except urllib.error.HTTPError as error:
        raise RemoteError(f"Serveren svarer {error.code}. Ret adressen.") from None
    except (OSError, HTTPException, ValueError) as error:
        raise RemoteError(f"Serveren svarer ikke ({type(error).__name__}). Ret adressen.") from None


def _compared(piece: Piece, written: AudioFacts) -> Iterator[str]:
    if piece.total != written.bytes:
        yield f"bytes er {written.bytes}, men filen fylder {piece.total}. Skriv {piece.total}."
    if piece.mime != written.mime:
        yield f'mime er "{written.mime}", men serveren siger {piece.mime}. Skriv {piece.mime}.'


def _length(url: str, first: Piece, written: AudioFacts) -> Iterator[str]:
    """Whether the sound is as long as written, by its own header, within two seconds or 1 %."""
    tag = tag_size(first.content)
    piece = fetch(url, tag) if tag + 8 * _TAG_HEAD > len(first.content) else first
    sound = piece.content if piece is not first else first.content[tag:]
    seconds = promised_seconds(sound, first.total - tag)
    if abs(seconds - written.seconds) > max(2.0, seconds / 100):
        there = offset(seconds)
        yield f'duration er "{offset(written.seconds)}", men lyden varer {there}. Skriv "{there}".'


def tag_size(beginning: bytes) -> int:
    """Bytes of the ID3v2 tag that a file begins with (ID3v2.4, 3.1), 0 without one."""
    if beginning[:3] != b"ID3" or len(beginning) < _TAG_HEAD:
        return 0
    size = 0
    for byte in beginning[6:_TAG_HEAD]:
        size = size << 7 | byte & 0x7F
    return size + _TAG_HEAD * (2 if beginning[5] & 0x10 else 1)
