"""What a file really is, told from its first bytes and not from its name."""

from __future__ import annotations

SAVE_AS_MP3 = "Gem lyden som MP3, og læg den fil her."
FETCH_AGAIN = "Hent lydfilen igen, og åbn den i en afspiller, før du lægger den her."
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
    """A sound file that cannot be published.

    `problem` follows "lydfilen …" or "… som …" ("er tom"); `cure` is a sentence of its own.
    """

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}. {cure}")
        self.problem, self.cure = problem, cure


def refuse_other_kinds(head: bytes) -> None:
    """Raise AudioError when the first bytes are known as something else than MP3."""
    if not head:
        raise AudioError("er tom", "Læg lydfilen her igen.")
    if head.startswith(_LFS):
        cure = "Kør git lfs pull, eller læg lydfilen her uden Git LFS."
        raise AudioError("kun er en henvisning fra Git LFS og ikke selve lyden", cure)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGES):
        raise AudioError("er en webside og ikke lyd", FETCH_AGAIN)
    for at, mark, name in _OTHER_SOUND:
        if head[at : at + len(mark)] == mark:
            raise AudioError(f"er en {name}-fil og ikke MP3", SAVE_AS_MP3)
