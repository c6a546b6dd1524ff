"""What a file really is, told from its first bytes and not from its name."""

from __future__ import annotations

from records.source.diagnostics import Violation, params_of
from records.source.tree import Loc

_LFS = b"version https://git-lfs"
MP4 = "MP4/M4A"
_OTHER_SOUND = (
    (0, b"fLaC", "FLAC"),
    (0, b"OggS", "Ogg"),
    (0, b"FORM", "AIFF"),
    (4, b"ftyp", MP4),
    (8, b"WAVE", "WAV"),
)
_TAG_HEAD = 10
_ID3V1 = 128
_PAGES = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<!--")


class AudioError(Exception):
    """A sound file that cannot be published: the code of a message, and its values."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    def at(self, loc: Loc, path: str) -> Violation:
        """What is wrong, said of the field that names the file or its address as `path`."""
        return Violation(self.code, loc, params_of({"path": path, **self.values}))


def refuse_other_kinds(head: bytes, wanted: str = "") -> None:
    """Raise AudioError when the first bytes are known as something else than MP3 or `wanted`."""
    if not head:
        raise AudioError("audio-empty")
    if head.startswith(_LFS):
        raise AudioError("audio-in-git-lfs")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGES):
        raise AudioError("audio-is-web-page")
    for at, mark, name in _OTHER_SOUND:
        if head[at : at + len(mark)] == mark and name != wanted:
            raise AudioError("audio-not-mp3", format=name)


def tag_size(beginning: bytes) -> int:
    """Bytes of the ID3v2 tag that a file begins with (ID3v2.4, 3.1), 0 without one."""
    if beginning[:3] != b"ID3" or len(beginning) < _TAG_HEAD:
        return 0
    size = 0
    for byte in beginning[6:_TAG_HEAD]:
        size = size << 7 | byte & 0x7F
    return size + _TAG_HEAD * (2 if beginning[5] & 0x10 else 1)


def sound_end(data: bytes) -> int:
    """Where the sound of a whole file ends: before the tag of ID3v1 that may stand behind it."""
    return len(data) - (_ID3V1 if data[-_ID3V1:][:3] == b"TAG" else 0)
