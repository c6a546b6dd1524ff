"""The signs that Material for MkDocs brings, by the names that its emoji extension has for them.

`material-phone-outline` is a file of the set `material`, `fontawesome-solid-phone` one of the
folder `solid` in the set `fontawesome`. Templates and editors' texts use the same names. Only what
is named is read; Material itself is not loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from records.danish.nearest import nearest

SETS = ("material", "simple", "fontawesome", "octicons")
_NAME = re.compile(rf"(?:{'|'.join(SETS)})(?:-[a-z0-9]+)+")
_DRAWN = re.compile(r'<path d="([^"]+)"')
_ROOT = '<svg xmlns="http://www.w3.org/2000/svg"'
_INLINE = '<svg class="icon" width="24" height="24" aria-hidden="true" focusable="false"'
_SPELT_LIKE = 4
"""So many letters more or less may a name have that is offered in place of another."""


@cache
def templates() -> Path:
    """Material's folder of templates, with the sets in `.icons`. Raises OSError without it."""
    material = find_spec("material")
    if material is None or not material.submodule_search_locations:
        raise OSError("material")
    return Path(material.submodule_search_locations[0], "templates")


def is_sign(name: str) -> bool:
    """Whether there is a sign of that name."""
    return bool(_NAME.fullmatch(name)) and _file(name).is_file()


@cache
def inline(name: str) -> str:
    """The sign as a part of a page, hidden from assistive technology. Raises OSError for none."""
    return _text(name).replace(_ROOT, _INLINE, 1)


@cache
def outline(name: str) -> str:
    """The path of a sign of one path, as most are. Raises OSError for none."""
    found = _DRAWN.search(_text(name))
    if found is None:
        raise OSError(name)
    return found[1]


def nearest_sign(name: str) -> str:
    """The name that was perhaps meant; empty where none is like it."""
    lengths = range(len(name) - _SPELT_LIKE, len(name) + _SPELT_LIKE + 1)
    return nearest(name, (each for each in _names() if len(each) in lengths))


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(_all_names()))


def _all_names() -> Iterator[str]:
    folder = templates() / ".icons"
    for name in SETS:
        for file in (folder / name).rglob("*.svg"):
            yield file.relative_to(folder).with_suffix("").as_posix().replace("/", "-")


def _text(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise OSError(name)
    return _file(name).read_text(encoding="utf-8").strip()


def _file(name: str) -> Path:
    folders = 2 if name.startswith("fontawesome-") else 1
    return templates() / ".icons" / f"{name.replace('-', '/', folders)}.svg"
