"""The drawings as files of the site, in the colours and with the parts of a brand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

from publishing.brand import Brand
from publishing.images.cache import code_in
from publishing.output import OutputFile
from publishing.scenes.compose import Look, Scene, drawing, files_of
from publishing.scenes.own_parts import NAME, read_parts
from records.source.cache_file import digest_of
from records.source.files import Project


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
    made_of = drawn_of(scene, look)
    yield OutputFile(files.light, partial(_drawn, scene, look, dark=False), made_of + b"light")
    yield OutputFile(files.dark, partial(_drawn, scene, look, dark=True), made_of + b"dark")


def drawn_of(scene: Scene, look: Look) -> bytes:
    """A hash of all that a drawing is made of."""
    return digest_of(repr(scene).encode() + _of_look(look))


@lru_cache(maxsize=4)
def _of_look(look: Look) -> bytes:
    """What all drawings have in common: the colours, the parts, and the code that draws."""
    return digest_of(repr(look).encode()) + code_in(Path(__file__).parent)


def _drawn(scene: Scene, look: Look, *, dark: bool) -> bytes:
    return drawing(scene, look, dark=dark).encode()
