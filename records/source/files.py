"""Finding and reading the files under `content/`, each refused file with a reason."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from records.source.problems import Mark, Problem, SourceError

MAX_BYTES = 1_000_000
"""Largest text file that is read, in bytes. A record is a few kilobytes."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 (5.1) does not allow in a stream."""


@dataclass(frozen=True, slots=True)
class Place:
    """A project folder and its content folder; turns files into the paths that messages show."""

    project: Path
    content: Path

    def shown(self, file: Path) -> str:
        """The path as messages show it: relative to the project, `/` between folders, NFC."""
        try:
            relative = file.relative_to(self.project)
        except ValueError:
            relative = Path(os.path.relpath(file, self.project))
        return unicodedata.normalize("NFC", relative.as_posix())


def walk(place: Place, folder: str, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files below `content/<folder>` with one of `endings`, in a fixed order.

    Hidden files and folders are passed over. Links are yielded; `read_text` judges them.
    """
    root = place.content / folder
    for base, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(endings) and not name.startswith("."):
                yield Path(base, name)


def read_text(place: Place, file: Path) -> str:
    """The text of `file`, without a byte-order mark and with `\\n` line ends.

    Raises SourceError for links that lead out of `content/`, files over MAX_BYTES, files that
    are not UTF-8, and characters that YAML does not allow.
    """
    shown = place.shown(file)
    _refuse_escape(place, file, shown)
    raw = _read_bytes(file, shown)
    text = _decode(raw, shown)
    found = _FORBIDDEN.search(text)
    if found:
        raise SourceError(Problem(_mark_at(shown, text, found.start()), _control_sentence(found)))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_escape(place: Place, file: Path, shown: str) -> None:
    if not _has_link(place, file):
        return
    target = file.resolve()
    if not target.is_relative_to(place.content.resolve()):
        sentence = "filen er et link, der peger ud af content/. Læg en kopi af filen her i stedet."
        raise SourceError(Problem(Mark(shown), sentence))


def _has_link(place: Place, file: Path) -> bool:
    current = file
    while current != place.content and current != current.parent:
        if current.is_symlink():
            return True
        current = current.parent
    return False


def _read_bytes(file: Path, shown: str) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            megabytes = f"{file.stat().st_size / 1_000_000:.1f}".replace(".", ",")
            sentence = (
                f"filen fylder {megabytes} MB, og en post må højst fylde 1 MB. "
                "Del teksten op, eller læg billeder og lyd i content/media/."
            )
            raise SourceError(Problem(Mark(shown), sentence))
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        sentence = f"filen kan ikke læses ({reason}). Se, om den findes, og om du må læse den."
        raise SourceError(Problem(Mark(shown), sentence)) from error


def _decode(raw: bytes, shown: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        sentence = (
            "filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. "
            "Gem filen igen med tegnsættet UTF-8."
        )
        raise SourceError(Problem(_mark_at(shown, before, len(before)), sentence)) from error


def _mark_at(shown: str, text: str, offset: int) -> Mark:
    before = text[:offset]
    return Mark(shown, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def _control_sentence(found: re.Match[str]) -> str:
    code = f"U+{ord(found.group()):04X}"
    return f"her står et usynligt styretegn ({code}). Slet tegnet, og skriv linjen igen."
