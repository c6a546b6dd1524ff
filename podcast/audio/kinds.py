"""What a file really is, told from its first bytes and not from its name."""

from __future__ import annotations

from records.source.diagnostics import Violation, params_of
from records.source.tree import Loc

_LFS = b"version https://git-lfs"
_OTHER_SOUND = (
    (0, b"fLaC", "FLAC"),
    (0, b"OggS", "Ogg"),
    (0, b"FORM", "AIFF"),
    (4, b"ftyp", "MP4/M4A"),
    (8, b"WAVE", "WAV"),
)
_PAGES = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<!--")


class AudioError(Exception):
    """A sound file that cannot be published: the code of a message, and its values."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    def at(self, loc: Loc, path: str) -> Violation:
        """What is wrong, said of the field that names the file or its address as `path`."""
        return Violation(self.code, loc, params_of({"path": path, **self.values}))


def refuse_other_kinds(head: bytes) -> None:
    """Raise AudioError when the first bytes are known as something else than MP3."""
    if not head:
        raise AudioError("audio-empty")
    if head.startswith(_LFS):
        raise AudioError("audio-in-git-lfs")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGES):
        raise AudioError("audio-is-web-page")
    for at, mark, name in _OTHER_SOUND:
        if head[at : at + len(mark)] == mark:
            raise AudioError("audio-not-mp3", format=name)
