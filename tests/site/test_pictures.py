"""Pictures on pages: offered in sizes, in their place, made only once."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests import needs
from tests.project_copy import ProjectCopy
from tests.site.html import Site
from tests.small import vacancy


def photo(width: int, height: int, *, turned: bool = False) -> bytes:
    """A picture as a camera writes it: a red left half, and where it was taken."""
    picture = Image.new("RGB", (width, height), "#2244cc")
    picture.paste("#cc2222", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    if turned:
        exif[0x0112] = 6
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, quality=95)
    return out.getvalue()


def _with_picture(small: ProjectCopy, content: bytes) -> None:
    file = small.folder / "content" / "media" / "images" / "ventevaerelse.jpg"
    file.write_bytes(content)
    image = "image: {file: media/images/ventevaerelse.jpg, alt: Et lyst rum, credit: Kontoret}"
    small.write("content/vacancies/roenne-1.yml", vacancy("roenne-1", image))


def test_the_page_of_a_record_offers_them(small: ProjectCopy) -> None:
    _with_picture(small, photo(800, 450))
    assert small.praksis("build").exit_code == 0, small.praksis("build").output
    page = Site.read(small.site).pages["muligheder/roenne-1/"]
    image = page.one("//main//picture//img")
    assert (image.get("width"), image.get("height")) == ("800", "450")
    assert image.get("alt") == "Et lyst rum"
    kinds = page.tree.xpath("//picture//source/@type")
    assert kinds == ["image/avif", "image/webp", "image/jpeg"]
    wanted = [*page.tree.xpath("//picture//source/@srcset"), image.get("src")]
    for candidate in ",".join(wanted).split(","):
        assert (small.site / "muligheder/roenne-1" / candidate.split()[0]).resolve().is_file()
    kept = small.folder / ".praksis" / "cache" / "pictures"
    before = {file.name: file.stat().st_mtime_ns for file in kept.iterdir()}
    assert small.praksis("build").exit_code == 0
    assert {file.name: file.stat().st_mtime_ns for file in kept.iterdir()} == before


def test_a_file_that_is_no_picture_stops_the_build(small: ProjectCopy) -> None:
    _with_picture(small, b"nothing")
    done = small.praksis("build")
    assert done.exit_code == 1
    assert "ventevaerelse.jpg" in done.output
    assert not small.site.exists()


def test_all_pictures_hold_their_place(site: Site) -> None:
    for page in site.whole.values():
        for image in page.tree.xpath("//img"):
            assert image.get("width"), page.address
            assert image.get("height"), page.address


IN_TEXT = """\
---
id: rummet
title: Rummet i klinikken
summary: Sådan kan et rum i en klinik se ud, skrevet til en prøve og ikke til læsning.
example: true
audiences: [nynedsat]
published: 2026-11-02
section: livet
---

Her er rummet.

![Et lyst rum med to stole](media/images/rum.jpg "Kontoret")

Og [samme billede](media/images/rum.jpg) i fuld størrelse. Det er også her:
![lille tegning](/media/images/rum.jpg "Kontoret") i en linje.
"""


@needs.TIME
def test_a_picture_in_a_text_comes_in_sizes_and_holds_its_place(small: ProjectCopy) -> None:
    file = small.folder / "content" / "media" / "images" / "rum.jpg"
    file.write_bytes(photo(1600, 900))
    small.write("content/articles/livet/rummet.md", IN_TEXT)
    done = small.praksis("build")
    assert done.exit_code == 0, done.output
    page = Site.read(small.site).pages["livet/rummet/"]
    figure = page.one("//main//figure[@class='picture']")
    assert page.text("//main//figcaption") == "Billede: Kontoret"
    for image in page.tree.xpath("//main//picture/img"):
        assert (image.get("width"), image.get("height")) == ("1440", "810")
        assert image.get("loading") == "lazy"
    assert len(page.tree.xpath("//main//p/picture")) == 1
    assert figure.xpath(".//source/@type") == ["image/avif", "image/webp", "image/jpeg"]
    for address in figure.xpath(".//img/@src"):
        assert (small.site / "livet/rummet" / address).resolve().is_file()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rum.jpg", "rom.jpg", 'har et billede, der peger på "media/images/rom.jpg", som ikke'),
        ("Et lyst rum med to stole", "", "har et billede uden alternativ tekst. Skriv ![Hvad"),
        (' "Kontoret")\n\nOg', ")\n\nOg", "har et billede uden kredit. Skriv ![Hvad"),
        ("med to stole](media", "med to stole](https://example.org", "har et billede fra"),
        ("[samme billede](media/images/rum", "[x](media/images/rom", "har et link, der peger på"),
    ],
)  # fmt: skip
def test_a_picture_that_lacks_something_is_told_at_its_place(
    small: ProjectCopy, old: str, new: str, said: str
) -> None:
    file = small.folder / "content" / "media" / "images" / "rum.jpg"
    file.write_bytes(photo(300, 200))
    assert old in IN_TEXT
    small.write("content/articles/livet/rummet.md", IN_TEXT.replace(old, new, 1))
    done = small.praksis("check")
    assert done.exit_code == 1
    line = 15 if old.startswith("[samme") else 13
    told = [one for one in done.output.splitlines() if said in one]
    assert told, done.output
    assert told[0].startswith(f"content/articles/livet/rummet.md:{line}:"), told
