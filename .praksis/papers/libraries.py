"""The libraries of the lock files: version, licence, and why each is there.

Versions come from the lock files, licences from the metadata of what is installed in `.venv`, and
reasons from the comments in `pyproject.toml`. A library that the project does not name itself has
those that bring it as its reason.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from license_expression import get_spdx_licensing
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_LOCKED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)
_REASON = re.compile(r'^\s*"([\w.-]+)[^"]*",?\s+# (.+)$', re.MULTILINE)
_EXTRA = re.compile(r"""extra == ["']([\w.-]+)["']""")
_NAMES = get_spdx_licensing()
_SPDX = {
    "Apache 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""What metadata of the older kind calls a licence, and its name in the SPDX list."""
_READ = {
    "colorama": "BSD-3-Clause",
    "crawler-user-agents": "MIT",
    "feedgen": "BSD-2-Clause OR LGPL-3.0-or-later",
    "grimp": "BSD-2-Clause",
    "import-linter": "BSD-2-Clause",
    "jinja2": "BSD-3-Clause",
    "nodeenv": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "tatsu": "BSD-3-Clause-Attribution",
    "thorvg-python": "LGPL-2.1-only AND MIT",
}
"""Read in the library's own LICENSE, because its metadata names no licence, or only "BSD"."""


class PapersError(Exception):
    """The papers cannot be written: something has no reason or no licence, or is not installed."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library from PyPI in its locked version."""

    name: str
    version: str
    licence: str
    """An SPDX expression."""
    why: str
    brings: tuple[str, ...]
    """The names of the libraries that it requires itself."""
    builds: bool
    """Whether the site is built with it; otherwise only tests and developers use it."""


def libraries(root: Path) -> tuple[Library, ...]:
    """All locked libraries, by name. Raises PapersError."""
    build, every = (_locked(root / f".praksis/lock-{level}.txt") for level in ("build", "test"))
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    told = tomllib.loads(project)
    groups = told["dependency-groups"]
    to_build = tuple(map(Requirement, (*told["project"]["dependencies"], *groups["build"])))
    asked = (*to_build, *map(Requirement, groups["test"]))
    brings = _graph(every, asked)
    reasons: dict[str, str] = {
        canonicalize_name(name): reason for name, reason in _REASON.findall(project)
    }

    def why(name: str) -> str:
        named = {canonicalize_name(each.name) for each in (to_build if name in build else asked)}
        if name in named:
            return _reason(name, reasons)
        return _parents(name, {each: brings[each] for each in (build if name in build else every)})

    return tuple(
        Library(name, version, _licence(name, version), why(name), brings[name], name in build)
        for name, version in sorted(every.items())
    )


def _locked(file: Path) -> dict[str, str]:
    return dict(_LOCKED.findall(file.read_text(encoding="utf-8")))


def _reason(name: str, reasons: Mapping[str, str]) -> str:
    if name not in reasons:
        raise PapersError(f"{name} has no reason: write it as a comment in pyproject.toml.")
    return reasons[name]


def _parents(name: str, brings: Mapping[str, tuple[str, ...]]) -> str:
    parents = sorted(parent for parent, children in brings.items() if name in children)
    if not parents:
        raise PapersError(f"{name} stands in a lock file, but nothing asks for it.")
    return f"comes with {', '.join(parents)}"


def _graph(every: Mapping[str, str], asked: Iterable[Requirement]) -> dict[str, tuple[str, ...]]:
    """What each library brings: whatever it requires on any system, with the extras asked for."""
    found: dict[str, set[str]] = {name: set() for name in every}
    seen = set[tuple[str, str]]()
    todo = [pair for each in asked for pair in _with_extras(each)]
    while todo:
        name, extra = todo.pop()
        if (name, extra) in seen or name not in every:
            continue
        seen.add((name, extra))
        for text in _distribution(name, every[name]).requires or ():
            child = Requirement(text)
            extras = _EXTRA.findall(str(child.marker or "")) or [""]
            if extra in extras and canonicalize_name(child.name) in every:
                found[name].add(canonicalize_name(child.name))
                todo += _with_extras(child)
    return {name: tuple(sorted(children - {name})) for name, children in found.items()}


def _with_extras(each: Requirement) -> list[tuple[str, str]]:
    return [(canonicalize_name(each.name), extra) for extra in ("", *each.extras)]


def _distribution(name: str, version: str) -> metadata.Distribution:
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        raise PapersError(f"{name} is not installed. Run python3 start.py test.") from None
    if found.version != version:
        raise PapersError(
            f"{name} {found.version} is installed, the lock file has {version}. "
            "Run python3 start.py test."
        )
    return found


def _licence(name: str, version: str) -> str:
    """The licence as an SPDX expression: as read, else as the metadata gives it, newest way first.

    Raises PapersError.
    """
    told = _distribution(name, version).metadata
    kinds = told.get_all("Classifier", [])
    lines = (
        _READ.get(name, ""),
        *told.get_all("License-Expression", []),
        *told.get_all("License", []),
        *(kind.rpartition(" :: ")[2] for kind in kinds if kind.startswith("License ::")),
    )
    for line in lines:
        expression: str = _SPDX.get(line, line)
        if expression and "\n" not in line and not _NAMES.validate(expression).errors:
            return expression
    raise PapersError(f"{name} names no licence that the SPDX list knows: read its LICENSE.")
