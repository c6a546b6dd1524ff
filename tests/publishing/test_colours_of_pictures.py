"""Another colour of the brand draws anew what has it, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.brand import Brand, Colours, Schemes
from publishing.images.cache import PictureCache
from publishing.images.share import Words
from publishing.output import OutputFile
from publishing.scenes.compose import Look, Scene
from publishing.scenes.files import scene_outputs
from publishing.scenes.roles import Mood, Season
from publishing.sharing import Desk, Post, picture_files, site_picture
from publishing.site import Site
from records.source.kept_values import KeptValues

SITE = Site("Kontoret", "https://example.org/", "En side", "Regionen")
SCENES = (Scene("kaffe", Mood.DAY, Season.SUMMER, 3), Scene("vej", Mood.MINT, Season.AUTUMN, 8))
DRAWINGS = tuple(map(Scene, ("oe", "by", "aften", "samtale"), Mood, Season, range(4)))
"""One in each light and in each season."""
NAMES = [(scheme, name) for scheme in Schemes.model_fields for name in Colours.model_fields]
NEVER_SHARED = {"on_pine", "coral_tint"}
"""No scene and no word has them in light."""


def changed(scheme: str, name: str) -> Look:
    """The usual look with one other colour."""
    schemes = Schemes()
    colours = getattr(schemes, scheme).model_copy(update={name: "#5f0f7d"})
    return Look(schemes.model_copy(update={scheme: colours}))


def pictures(desk: Desk) -> Iterator[OutputFile]:
    """The picture of the site, and two with a drawing."""
    yield site_picture(SITE, desk)
    for scene in SCENES:
        words = Words("Artikel", "En kop kaffe", "3 min.", "Kontoret", example=False)
        yield from picture_files(Post(f"livet/{scene.name}/", scene.name, words, "", scene), desk)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A cache with the pictures in the usual look, and what they are known by."""
    root = tmp_path_factory.mktemp("drawn")
    (root / ".praksis").mkdir()
    made = list(pictures(Desk(Look(), PictureCache.of(root))))
    assert all(file.content for file in made)
    return root, {file.path: file.made_of or b"" for file in made}


@pytest.mark.parametrize(("scheme", "name"), NAMES)
def test_a_picture_out_of_the_cache_is_the_one_that_is_drawn_now(
    drawn: tuple[Path, dict[str, bytes]], tmp_path: Path, scheme: str, name: str
) -> None:
    root, usual = drawn
    shutil.copytree(root / ".praksis", tmp_path / ".praksis")
    look, kept = changed(scheme, name), KeptValues()
    cached = list(pictures(Desk(look, PictureCache.of(tmp_path), kept)))
    fresh = list(pictures(Desk(look, PictureCache(None), kept)))
    known = [file.path for file in cached if file.made_of == usual[file.path]]
    for file, again in zip(cached, fresh, strict=True):
        if file.path in known:
            assert file.content == again.content, file.path
    if scheme == "dark" or name in NEVER_SHARED:
        assert len(known) == len(cached), "nothing in them has that colour"


def test_a_drawing_is_known_by_the_colours_it_may_have() -> None:
    usual = {file.path: file for scene in DRAWINGS for file in scene_outputs(scene, Look())}
    spared = 0
    for scheme, name in NAMES:
        look = changed(scheme, name)
        for file in (file for scene in DRAWINGS for file in scene_outputs(scene, look)):
            if file.made_of == usual[file.path].made_of:
                assert file.content == usual[file.path].content, (scheme, name, file.path)
                spared += 1
    assert spared > len(NAMES) * len(DRAWINGS), "at the least those of the other scheme"


def test_the_doors_of_the_site_are_in_the_colours_of_its_brand() -> None:
    """Every colour of the illustration is one that its key tells of."""
    looks = (Look(Brand().colours), changed("light", "sky"), changed("light", "amber_tint"))
    found = {site_picture(SITE, Desk(look, PictureCache(None))).content for look in looks}
    assert len(found) == len(looks)
