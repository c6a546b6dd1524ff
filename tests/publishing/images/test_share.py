"""Share pictures: their size, their room, their letters, and that they are drawn once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from publishing.brand import LIGHT
from publishing.images.cache import PictureCache
from publishing.images.share import INSTAGRAM, LINK, Shape, Words, share_picture
from publishing.images.typesetting import fitted, lines, typeface

WORDS = Words("Mulighed", "To 0-kapaciteter i Rønne", "Frist 1. december 2026", "Kontoret",
              example=True)  # fmt: skip


LONG = Words("Arrangement", "Kapacitetsoverdragelsesaftaler og generationsskifteovervejelser " * 3,
             "Onsdag den 28. september 2026 kl.\u00a016.30–19.00", "Kontoret",
             example=False)  # fmt: skip


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("shape", [LINK, INSTAGRAM], ids=["link", "instagram"])
@pytest.mark.parametrize("words", [WORDS, LONG], ids=["short", "long"])
def test_size_weight_and_room(shape: Shape, words: Words) -> None:
    data = share_picture(words, shape, LIGHT)
    picture = _opened(data)
    assert picture.size == shape.size
    assert len(data) < 60_000
    assert data == share_picture(words, shape, LIGHT)
    edge = 24
    inner = (edge, edge, shape.size[0] - edge, shape.size[1] - edge)
    frame = picture.copy()
    frame.paste(LIGHT.paper, inner)
    plain = Image.new("RGB", shape.size, LIGHT.paper)
    assert ImageChops.difference(frame, plain).getbbox() is None, "something touches the edge"


def test_letters_are_smooth_and_in_the_brands_ink() -> None:
    picture = _opened(share_picture(WORDS, LINK, LIGHT))
    colours = set(zip(*(band.tobytes() for band in picture.split()), strict=True))
    for wanted in (LIGHT.ink, LIGHT.amber, LIGHT.paper, LIGHT.pine):
        near = bytes.fromhex(wanted[1:])
        assert any(max(abs(a - b) for a, b in zip(c, near, strict=True)) < 4 for c in colours)
    assert len(colours) > 60


def test_danish_letters_are_in_the_font() -> None:
    font = typeface(40, 800)
    missing = bytes(font.getmask("\u0416"))
    for letter in "æøåÆØÅéü–’»«…§":
        assert bytes(font.getmask(letter)) != missing, letter


def test_a_long_title_is_cut_with_dots() -> None:
    font, found = fitted(LONG.title, width=640, most=4, sizes=(76, 50), weight=800)
    assert len(found) == 4
    assert found[-1].endswith("…")
    assert all(font.getlength(line) <= 640 for line in found)
    assert [*lines("kl.\u00a016 x", typeface(40, 400), 10)] == ["kl.\u00a016", "x"]


def test_the_cache_is_used_and_pruned(tmp_path: Path) -> None:
    (tmp_path / ".praksis").mkdir()
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"picture"

    first = PictureCache.of(tmp_path)
    assert first.get(b"a", make) == first.get(b"a", make) == b"picture"
    first.get(b"b", make)
    assert len(made) == 2
    later = PictureCache.of(tmp_path)
    assert later.get(b"a", make) == b"picture"
    later.prune()
    assert len(made) == 2
    assert PictureCache.of(tmp_path).get(b"b", make) == b"picture"
    assert len(made) == 3
    without = PictureCache.of(tmp_path / "elsewhere")
    without.get(b"a", make)
    assert len(made) == 4
