"""The drawings as files of the site, in the colours and with the parts of a brand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from publishing.brand import Brand, Schemes
from publishing.output import OutputFile
from publishing.scenes.compose import Scene, drawing, files_of
from publishing.scenes.own_parts import NAME, read_parts
from records.source.files import Project


def own_parts(project: Project, brand: Brand) -> Mapping[str, str]:
    """The parts that the brand's folder brings along; none for a brand without one."""
    path = parts_path(brand)
    return read_parts(project.content / path) if path else {}


def parts_path(brand: Brand) -> str:
    """Where the brand's own parts lie below `content/`; empty for a brand without a folder."""
    return f"{brand.folder}/{NAME}" if brand.folder else ""


def scene_outputs(
    scene: Scene, schemes: Schemes, own: Mapping[str, str], prefix: str = ""
) -> Iterator[OutputFile]:
    """The two files of a scene, for light and for dark; `prefix` tells another brand's apart."""
    files = files_of(scene, prefix)
    yield OutputFile(files.light, partial(_drawn, scene, schemes, own, dark=False))
    yield OutputFile(files.dark, partial(_drawn, scene, schemes, own, dark=True))


def _drawn(scene: Scene, schemes: Schemes, own: Mapping[str, str], *, dark: bool) -> bytes:
    return drawing(scene, schemes, dark=dark, own_parts=own).encode()
