"""Pictures from a telephone: upright, and with no word of where they were taken."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests import needs
from tests.site_plugins.admin.conftest import FormTab

pytestmark = [pytest.mark.browser, needs.TIME]

_ORIENTATION, _GPS, _QUARTER_TURN = 0x0112, 0x8825, 6
_PLACE = b"GPSLatitude"
_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="55,40.5N"/></x:xmpmeta>'


def _photo(folder: Path, sort: str) -> Path:
    """A lying picture, red on the left, with the place where it was taken."""
    picture = Image.new("RGB", (800, 400), "blue")
    picture.paste("red", (0, 0, 400, 400))
    exif = picture.getexif()
    exif[_ORIENTATION] = _QUARTER_TURN if sort == "JPEG" else 1
    exif.get_ifd(_GPS).update({1: "N", 2: (55.0, 40.0, 30.0), 3: "E", 4: (12.0, 30.0, 0.0)})
    file = folder / sort / f"{sort.lower()}.{sort.lower()}"
    file.parent.mkdir()
    picture.save(file, sort, exif=exif, xmp=_XMP)
    assert _read(file).getexif().get_ifd(_GPS)
    return file


def _read(file: Path) -> Image.Image:
    return Image.open(BytesIO(file.read_bytes()))


def test_no_picture_tells_where_it_was_taken(on_phone: FormTab, tmp_path: Path) -> None:
    on_phone.open()
    articles = sorted((on_phone.project.folder / "content/articles/livet").glob("*.md"))
    without = [each for each in articles if "\nimage:" not in each.read_text("utf-8")]
    for article, sort in zip(without, ("JPEG", "PNG", "WEBP"), strict=False):
        folder = tmp_path / article.stem
        folder.mkdir()
        on_phone.go(f"collections/article/entries/livet/{article.stem}")
        on_phone.add_group("image")
        on_phone.put("image.file", _photo(folder, sort))
        on_phone.write("image.alt", "En prøve i rødt og blåt")
        on_phone.write("image.credit", "Min Almen Praksis")
        on_phone.save()
    told = on_phone.bring()
    pictures = [on_phone.project.folder / each for each in told if "/media/" in each]
    assert len(pictures) == 3, told
    for file in pictures:
        picture = _read(file)
        assert not picture.getexif().get_ifd(_GPS), file
        assert _PLACE not in file.read_bytes(), file
        assert picture.getexif().get(_ORIENTATION, 1) == 1, file
        red, _, blue = picture.convert("RGB").resize((2, 2)).tobytes()[:3]
        assert red > 200, file
        assert blue < 60, file
    sizes = sorted(_read(file).size for file in pictures)
    assert sizes == [(400, 800), (800, 400), (800, 400)]
    done = on_phone.project.praksis("check")
    assert done.exit_code == 0, done.output
