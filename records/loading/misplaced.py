"""Files that no record is read from, or not the right one: where they belong."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePath

from records.danish.nearest import nearest
from records.danish.slugs import slug
from records.model.registry import KINDS, Kind
from records.source.diagnostics import Diagnostic, Position, diagnostic

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".tif", ".tiff", ".svg", ".avif")
_SOUNDS = (".mp3", ".m4a", ".wav", ".vtt", ".srt")
_OFFICE = (".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", ".html", ".htm", ".pptx", ".ppt",
           ".msg", ".eml", ".docm", ".one")  # fmt: skip
_LEFT_OVER = (".orig", ".rej", ".bak", ".tmp", ".old", ".swp", ".part", ".crdownload")
_COPY = re.compile(
    r"(?:kopi af |copy of )?(?P<name>.+?)(?:[ _-]*(?:\(\d+\)|\((?:konflikt|conflict)[^()]*\)"
    r"|- ?kopi(?: \(\d+\))?|kopi|copy(?: \d+)?|-\w*(?:desktop|laptop|pc)-?\w*| \d+))?",
    re.IGNORECASE,
)
"""What systems and drives in the cloud make of a name when they copy a file."""
_TEXTS = (".txt", ".markdown", ".mdown", ".mkd", ".text", ".yml.txt", ".md.txt", ".yaml.txt")
_SHEETS = (".xlsx", ".xls", ".ods", ".numbers")
_BY_ENDING = {
    "media-among-records": (*_PICTURES, *_SOUNDS),
    "file-left-over": _LEFT_OVER,
    "spreadsheet-among-records": _SHEETS,
    "table-among-records": (".csv",),
    "document-among-records": _OFFICE,
}
"""The code of what is said of a file by how its name ends."""
_MANY = 3
"""So many required fields are not forgotten by accident."""
_MOST_MISSING = 1
"""Required fields that a record in the wrong folder may lack besides."""


def home_of(here: Kind | None, keys: Collection[str]) -> Kind | None:
    """The kind whose fields these are, where they are not those of `here`; None where it is open.

    A key that nobody knows is a slip, and no sign of another kind.
    """
    strange = set(keys) - set(here.model.model_fields) if here else set(keys)
    if not strange or (here and len(strange) == 1 and _lacking(here, keys) < _MANY):
        return None
    lacking = {
        kind.key: _lacking(kind, keys)
        for kind in KINDS
        if kind is not here and set(keys) <= set(kind.model.model_fields)
    }
    fitting = [key for key, missing in lacking.items() if missing <= _MOST_MISSING]
    best = [key for key in fitting if lacking[key] == min(lacking.values())]
    return next((kind for kind in KINDS if [kind.key] == best), None)


def _lacking(kind: Kind, keys: Collection[str]) -> int:
    """How many required fields are not there; the text may stand under the others."""
    needed = (name for name, info in kind.model.model_fields.items() if info.is_required())
    return sum(name not in keys and name != kind.body for name in needed)


def in_wrong_folder(shown: str, home: Kind) -> Diagnostic:
    """What is said of a file whose fields are those of another kind."""
    return diagnostic(
        "file-in-wrong-folder", Position(shown), label=home.label.lower(), folder=home.folder
    )


def passed_over(shown: str, kind: Kind) -> Diagnostic:
    """What is said of a file in a kind's folder that is no text of ours, by what it is."""
    name = PurePath(shown).name
    at, suffix = Position(shown), PurePath(shown).suffix.lower()
    code = next((code for code, endings in _BY_ENDING.items() if suffix in endings), "")
    if code:
        return diagnostic(code, at)
    if name[0] == name[-1] == "#":
        return diagnostic("file-left-over", at)
    own = ".md" if _has_text(kind) else ".yml"
    is_text = not suffix or name.lower().endswith(_TEXTS)
    ending = own if is_text else nearest(suffix, (".yml", ".yaml", ".md"))
    if ending:
        return diagnostic("file-with-other-ending", at, meant=f"{slug(name.split('.')[0])}{ending}")
    return diagnostic("file-passed-over", at)


def copied_from(name: str) -> str:
    """The name that a file or a folder had before a system copied it; its own for no copy."""
    found = _COPY.fullmatch(name)
    return found["name"] if found else name


def _has_text(kind: Kind) -> bool:
    info = kind.model.model_fields.get(kind.body)
    return info is not None and info.is_required()
