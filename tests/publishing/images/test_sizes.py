"""Pictures in sizes and formats, upright, without what the camera knew."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from publishing.images.cache import PictureCache
from publishing.images.reading import PictureError
from publishing.images.sizes import scaled, scaled_files
from tests.site.test_pictures import photo

NOTHING = PictureCache(None)


def test_formats_and_sizes() -> None:
    original = photo(1500, 900)
    found = scaled(original, "klinik")
    assert (found.width, found.height) == (1440, 864)
    files = {f.path: f.content for f in scaled_files(original, found, NOTHING)}
    assert len(files) == 9
    for variant in found.variants:
        with Image.open(BytesIO(files[variant.path])) as picture:
            assert picture.format == {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}[variant.ending]
            assert picture.size == (variant.width, round(900 * variant.width / 1500))
            assert not picture.getexif()
    by_ending = {v.ending: len(files[v.path]) for v in found.variants if v.width == 1440}
    assert by_ending["avif"] < by_ending["jpg"]
    assert by_ending["webp"] < by_ending["jpg"]


def test_a_small_picture_is_not_blown_up() -> None:
    assert [v.width for v in scaled(photo(300, 200), "x").srcset("jpg")] == [300]


def test_a_picture_on_its_side_is_turned() -> None:
    original = photo(800, 600, turned=True)
    found = scaled(original, "x")
    assert (found.width, found.height) == (600, 800)
    (large, *_) = [f for f in scaled_files(original, found, NOTHING) if f.path.endswith("600.jpg")]
    with Image.open(BytesIO(large.content)) as picture:
        red, _, blue = picture.convert("RGB").getpixel((300, 20))  # type: ignore[misc]
        assert red > blue, "what was left is now on top"


def test_what_is_no_picture() -> None:
    with pytest.raises(PictureError):
        scaled(b"<svg/>", "x")
