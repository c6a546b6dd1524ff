"""What is not from PyPI: files of others in the tree, and what comes from npm."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from libraries import PapersError

_KNOWN = {
    "@sveltia/cms": ("MIT", "the form itself, with the libraries bundled in it"),
    "yaml": ("ISC", "writes records and leaves alone what nobody changed"),
    "exifr": ("MIT", "the form asks for it to tell of pictures"),
    "@octokit/openapi": ("MIT", "holds what the form says to GitHub to what GitHub takes"),
    "axe-core": ("MPL-2.0", "judges how accessible pages and mails are"),
    "caniemail": ("MIT", "knows what mail programs support"),
    "ical.js": ("MPL-2.0", "reads our calendars as Thunderbird does"),
    "node-ical": ("Apache-2.0", "reads our calendars as programs on Node do"),
    "vnu-jar": ("MIT", "the Nu checker, judges HTML, CSS and SVG"),
}
"""Licence and reason of each package from npm."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something of others that is not a library from PyPI."""

    name: str
    version: str
    licence: str
    why: str
    registry: Literal["npm", "pypi"] | None


def in_tree(root: Path) -> Iterator[Part]:
    """What lies in the tree, or goes from a library's wheel onto the site."""
    (pip,) = (root / ".praksis").glob("pip-*.whl")
    yield Part("Figtree", "2.002", "OFL-1.1", "the typeface of pages and drawn pictures", None)
    yield from _signs()
    why = "installs the libraries; its wheel holds the licences of what is in it"
    yield Part("pip", pip.name.split("-")[1], "MIT", why, "pypi")


def _signs() -> Iterator[Part]:
    """The sets that mkdocs-material brings: only signs that are named go out, inside pages."""
    why = "signs on pages; out of mkdocs-material"
    for name, licence in (("Material Design Icons", "Apache-2.0"), ("Simple Icons", "CC0-1.0"),
                          ("Font Awesome Free", "CC-BY-4.0"), ("Octicons", "MIT")):  # fmt: skip
        yield Part(name, "", licence, why, None)


def in_form(root: Path) -> Iterator[Part]:
    """What `praksis admin fetch` takes from npm; goes onto a site with the form alone."""
    for name, package in _json(root / "site_plugins/admin/pins.json").items():
        licence, why = _known(name)
        yield Part(name, package["version"], licence, why, "npm")
    fonts = "Source Sans 3, Noto Mono, Material Symbols"
    yield Part(fonts, "", "OFL-1.1", "typefaces of the form; out of Sveltia's package", None)


def in_checks(root: Path) -> Iterator[Part]:
    """What `.ci/run` takes from npm; never on a site."""
    packages = _json(root / ".ci/package-lock.json")["packages"]
    for name in packages[""]["dependencies"]:
        licence, why = _known(name)
        yield Part(name, packages[f"node_modules/{name}"]["version"], licence, why, "npm")


def _known(name: str) -> tuple[str, str]:
    """The licence and the reason. Raises PapersError."""
    if name not in _KNOWN:
        raise PapersError(f"{name} has no reason: write it in .praksis/papers/parts.py.")
    return _KNOWN[name]


def _json(file: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
