"""Files that no record is read from, or not the right one: where they belong."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath

from records.danish.slugs import slug
from records.model.registry import KINDS, Kind
from records.source.diagnostics import Diagnostic, Position, diagnostic

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".tif", ".tiff", ".svg", ".avif")
_SOUNDS = (".mp3", ".m4a", ".wav", ".vtt", ".srt")
_OFFICE = (".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf", ".html", ".htm")
_TEXTS = (".txt", ".markdown", ".mdown", ".mkd", ".text", ".yml.txt", ".md.txt", ".yaml.txt")
_SHEETS = (".xlsx", ".xls", ".ods", ".numbers")
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
    if suffix in (*_PICTURES, *_SOUNDS):
        return diagnostic("media-among-records", at)
    if suffix in _SHEETS:
        return diagnostic("spreadsheet-among-records", at)
    if suffix == ".csv":
        return diagnostic("table-among-records", at)
    if suffix in _OFFICE:
        return diagnostic("document-among-records", at)
    if name.lower().endswith(_TEXTS):
        stem = name.split(".")[0]
        ending = ".md" if _has_text(kind) else ".yml"
        return diagnostic("file-with-other-ending", at, meant=f"{slug(stem)}{ending}")
    return diagnostic("file-passed-over", at)


def _has_text(kind: Kind) -> bool:
    info = kind.model.model_fields.get(kind.body)
    return info is not None and info.is_required()
