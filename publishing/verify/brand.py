"""Whether the brand of `mkdocs.yml` can be used: colours that differ, parts that only draw."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publishing.appearance.contrast import Contrast, contrasts
from publishing.brand import Brand, Colours
from publishing.scenes.files import parts_path
from publishing.scenes.own_parts import part_faults
from publishing.settings import PLUGIN
from publishing.settings_file import place_in_settings
from records.danish.numbers import number
from records.source.diagnostics import Diagnostic, Position, diagnostic
from records.source.files import Project

_SCHEMES = {"light": "lyse", "dark": "mørke"}


def brand_faults(brand: Brand, project: Project) -> Iterator[Diagnostic]:
    """What is wrong with its colours, and with what its folder brings along."""
    yield from _colour_faults(brand, project.root)
    path = parts_path(brand)
    if path:
        yield from _part_faults(project, path)


def _part_faults(project: Project, path: str) -> Iterator[Diagnostic]:
    file = project.content / path
    if not file.is_file():
        at = place_in_settings(project.root, "plugins", PLUGIN, "brand", "folder")
        yield diagnostic("brand-parts-missing", at, path=path)
        return
    for found in part_faults(file.read_bytes()):
        at = Position(project.shown(file), found.line, 1)
        yield Diagnostic(found.code, at, found.params)


def _colour_faults(brand: Brand, root: Path) -> Iterator[Diagnostic]:
    """Each colour that does not stand out from a ground it is used on, at its place."""
    for found in contrasts(brand.colours):
        if not found.holds:
            yield diagnostic(
                "brand-contrast",
                place_in_settings(root, *_place(found)),
                colour=_name(found.colour),
                ground=_name(found.ground),
                scheme=_SCHEMES[found.scheme],
                ratio=number(round(found.ratio, 1)),
                least=number(found.least),
            )


def _place(found: Contrast) -> tuple[str, ...]:
    """The colour itself, or its ground where the style sheet mixes the colour."""
    own = (name for name in (found.colour, found.ground) if _name(name) in Colours.model_fields)
    return ("plugins", PLUGIN, "brand", "colours", found.scheme, *map(_name, list(own)[:1]))


def _name(token: str) -> str:
    return token.replace("-", "_")
