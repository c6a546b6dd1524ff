"""The drawings as files of the site, in the colours and with the parts of a brand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

from publishing.brand import Brand
from publishing.images.cache import code_in
from publishing.output import OutputFile
from publishing.scenes.compose import Look, Scene, art_of, drawing, files_of
from publishing.scenes.own_parts import NAME, read_parts
from publishing.scenes.roles import Mood, Season, dark_roles, light_roles
from records.source.cache_file import digest_of
from records.source.files import Project
from records.source.kept_values import KeptValues, hash_of


def look_of(brand: Brand, project: Project) -> Look:
    """The colours of the brand, and the parts that its folder brings along, if it has one."""
    path = parts_path(brand)
    parts = read_parts(project.content / path) if path else {}
    return Look(brand.colours, tuple(parts.items()))


def parts_path(brand: Brand) -> str:
    """Where the brand's own parts lie below `content/`; empty for a brand without a folder."""
    return f"{brand.folder}/{NAME}" if brand.folder else ""


def scene_outputs(scene: Scene, look: Look, prefix: str = "") -> Iterator[OutputFile]:
    """The two files of a scene, for light and for dark; `prefix` tells another brand's apart."""
    files = files_of(scene, prefix)
    for path, dark in ((files.light, False), (files.dark, True)):
        yield OutputFile(
            path, partial(_drawn, scene, look, dark=dark), _made_of(scene, look, dark=dark)
        )


def drawn_of(scene: Scene, look: Look, kept: KeptValues) -> bytes:
    """A hash of the drawing by day itself, for the pictures that are made of it.

    A drawing by day has no colour of the dark scheme, and not each of the light one; to compose it
    takes far less time than to make it into pixels. What it was is kept, so that it is composed
    only when what it may be made of has changed.
    """
    key = hash_of("drawing", _made_of(scene, look, dark=False))
    return kept.get(key, lambda: digest_of(repr(art_of(scene, look)).encode()))


def _made_of(scene: Scene, look: Look, *, dark: bool) -> bytes:
    """A hash of all that a drawing may be made of."""
    return digest_of(repr(scene).encode() + _of_look(look, scene.mood, scene.season, dark=dark))


@lru_cache(maxsize=2 * 2 * len(Mood) * len(Season))
def _of_look(look: Look, mood: Mood, season: Season, *, dark: bool) -> bytes:
    """What drawings have in common: the colours of their parts, the parts, and what draws them."""
    roles = (dark_roles if dark else light_roles)(look.schemes, mood, season)
    return digest_of(repr((roles, look.parts)).encode()) + code_in(Path(__file__).parent)


def _drawn(scene: Scene, look: Look, *, dark: bool) -> bytes:
    return drawing(scene, look, dark=dark).encode()
