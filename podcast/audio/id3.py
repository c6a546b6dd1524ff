"""ID3 tags, for people who keep the file: title, show, number, day, picture, chapters.

The sound itself is never changed: its bytes are hashed before and after. Beside `audio.py` the
only user of mutagen.
"""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from mutagen import id3

from podcast.audio.id3_order import in_time_order
from podcast.audio.kinds import sound_end, tag_size
from publishing.images.cleaned import cleaned
from publishing.images.reading import PictureError
from records.errors import PraksisError
from records.source.whole_file import write_whole

_OURS = ("TIT2", "TALB", "TPE1", "TCON", "TPOS", "TRCK", "TDRC", "TYER", "TDAT", "TLAN", "WOAF",
         "APIC", "CHAP", "CTOC")  # fmt: skip
_COVER = 3
_UNICODE = id3.Encoding.UTF16
_TOP = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
_NO_OFFSET = 0xFFFFFFFF


class TagError(PraksisError):
    """A file that cannot be tagged; it is as it was."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What the file says of itself; `chapters` are (seconds, title), in order."""

    title: str
    show: str
    owner: str
    page: str
    season: int | None
    number: int | None
    released: date | None
    picture: Path
    seconds: float
    chapters: tuple[tuple[int, str], ...]


def sound_digest(content: bytes) -> str:
    """SHA-256 of all but the tags before (ID3v2) and behind (ID3v1)."""
    sound = memoryview(content)[tag_size(content) : sound_end(content)]
    return hashlib.sha256(sound).hexdigest()


def write_tags(file: Path, tags: Tags) -> bool:
    """Write tags into an MP3, whole or not at all; False when they were there already.

    Raises TagError.
    """
    try:
        before = file.read_bytes()
        made = BytesIO(before)
        _frames(before, tags).save(made, v2_version=3, padding=lambda _: 0)
        after = in_time_order(made.getvalue())
        if sound_digest(after) != sound_digest(before):
            raise TagError("Mærkerne ville have ændret lyden. Filen er urørt.")
        if after == before:
            return False
        write_whole(file, after)
    except PictureError:
        name = tags.picture.name
        raise TagError(f"Billedet {name} kan ikke læses. Kør praksis check, og ret det.") from None
    except (id3.error, OSError) as error:
        raise TagError(f"Mærkerne kan ikke skrives ({type(error).__name__}).") from None
    else:
        return True


def _frames(sound: bytes, tags: Tags) -> id3.ID3:
    """The tags of the file with ours in place of those of the same names."""
    try:
        found = id3.ID3(BytesIO(sound))
    except id3.ID3NoHeaderError:
        found = id3.ID3()
    for name in _OURS:
        found.delall(name)
    texts: dict[Any, str] = {
        id3.TIT2: tags.title,
        id3.TALB: tags.show,
        id3.TPE1: tags.owner,
        id3.TCON: "Podcast",
        id3.TPOS: str(tags.season or ""),
        id3.TRCK: str(tags.number or ""),
        id3.TDRC: str(tags.released or ""),
    }
    for frame, text in texts.items():
        if text:
            found.add(frame(encoding=_UNICODE, text=[text]))
    found.add(id3.WOAF(url=tags.page))
    mime = mimetypes.guess_type(tags.picture.name)[0] or "image/jpeg"
    data = cleaned(tags.picture.name, tags.picture.read_bytes())
    found.add(id3.APIC(encoding=0, mime=mime, type=_COVER, desc="", data=data))
    _add_chapters(found, tags)
    found.update_to_v23()
    return found


def _add_chapters(found: id3.ID3, tags: Tags) -> None:
    """ID3v2 Chapter Frame Addendum 1.0: times in milliseconds."""
    names = [f"chp{at}" for at in range(len(tags.chapters))]
    if not names:
        return
    found.add(id3.CTOC(element_id="toc", flags=_TOP, child_element_ids=names, sub_frames=[]))
    ends = [seconds for seconds, _ in tags.chapters[1:]] + [tags.seconds]
    for name, (start, title), end in zip(names, tags.chapters, ends, strict=True):
        words = id3.TIT2(encoding=_UNICODE, text=[title])
        found.add(
            id3.CHAP(
                element_id=name,
                start_time=1000 * start,
                end_time=int(1000 * end),
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=[words],
            )
        )
