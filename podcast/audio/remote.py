"""Sound on another host: is it what an editor wrote? Asked by range requests, a few kB each."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException

from podcast.audio.kinds import AudioError, tag_size
from podcast.audio.measure import AAC, AudioFacts, promised_seconds
from podcast.audio.mp4 import boxes, mvhd_seconds, unreadable
from podcast.chapters import offset
from records.source.diagnostics import Violation, violation

PIECE = 65_536
"""Bytes that are asked for at a time: enough for a frame and its header behind the tag."""
TIMEOUT = 20
_URL = ("audio", "url")
_TAG_HEAD = 10
_MVHD = 40
"""Bytes of a box `mvhd` up to its length."""
_TOTAL = re.compile(r"bytes (\d+)-(\d+)/(\d+)")


class RemoteError(Exception):
    """A host that does not answer as apps need it."""

    def __init__(self, found: Violation) -> None:
        super().__init__(found.code)
        self.found = found


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a file, the size of the whole, and the type that the host names."""

    content: bytes
    total: int
    mime: str


def remote_faults(url: str, written: AudioFacts) -> Iterator[Violation]:
    """Yield each thing that is not as written. Asks the network."""
    try:
        first = fetch(url, 0)
        yield from _compared(url, first, written)
        yield from _length(url, first, written)
        if first.total > PIECE:
            fetch(url, first.total - 1)
    except RemoteError as error:
        yield error.found
    except AudioError as error:
        yield error.at(_URL, url)


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
                raise RemoteError(violation("host-without-ranges", _URL, url=url))
            mime = answer.headers.get_content_type()
            return Piece(answer.read(PIECE), int(found[3]), mime)
    except urllib.error.HTTPError as error:
        refused = violation("host-refuses", _URL, url=url, status=error.code)
        raise RemoteError(refused) from None
    except (OSError, HTTPException, ValueError) as error:
        silent = violation("host-silent", _URL, url=url, reason=type(error).__name__)
        raise RemoteError(silent) from None


def _compared(url: str, piece: Piece, written: AudioFacts) -> Iterator[Violation]:
    size, mime = piece.total, piece.mime
    if size != written.bytes:
        yield violation("remote-bytes-wrong", _URL, url=url, written=written.bytes, measured=size)
    if mime != written.mime:
        yield violation("remote-mime-wrong", _URL, url=url, written=written.mime, measured=mime)


def _length(url: str, first: Piece, written: AudioFacts) -> Iterator[Violation]:
    """Whether the sound is as long as written, by its own header, within two seconds or 1 %."""
    if first.mime == AAC:
        return  # without a container nothing tells the length but the whole file
    if first.content[4:8] == b"ftyp":
        yield from _told(url, written, _mp4_seconds(url, first))
        return
    tag = tag_size(first.content)
    piece = fetch(url, tag) if tag + 8 * _TAG_HEAD > len(first.content) else first
    sound = piece.content if piece is not first else first.content[tag:]
    yield from _told(url, written, promised_seconds(sound, first.total - tag))


def _mp4_seconds(url: str, first: Piece) -> float:
    """The length by the head of the index, which lies before or behind the sound."""
    for box in boxes(first.content, 0, first.total):
        if box.name == b"moov":
            inside = first.content[box.start :]
            head = inside if len(inside) >= _MVHD else fetch(url, box.start).content
            return mvhd_seconds(head)
        if box.end + 8 > len(first.content):
            behind = fetch(url, box.end) if box.end < first.total else None
            if behind and behind.content[4:8] == b"moov":
                return mvhd_seconds(behind.content[8:])
            break
    raise unreadable()


def _told(url: str, written: AudioFacts, seconds: float) -> Iterator[Violation]:
    if abs(seconds - written.seconds) > max(2.0, seconds / 100):
        told, there = offset(written.seconds), offset(seconds)
        yield violation("remote-duration-wrong", _URL, url=url, written=told, measured=there)
