"""Share pictures, captions, `praksis share`, and what pages tell of themselves when shared."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from publishing.brand import LIGHT
from publishing.images.cache import PictureCache
from publishing.images.share import INSTAGRAM, LINK, Shape, Words, share_picture
from publishing.images.typesetting import fitted, lines, typeface
from tests.build.html import Site
from tests.build.project import ProjectCopy

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


def test_every_page_has_a_picture_of_the_right_size(built: ProjectCopy, site: Site) -> None:
    own = set()
    for page in site.whole.values():
        if page.address == "404.html":
            continue
        (url,) = page.tree.xpath("//meta[@property='og:image']/@content")
        file = built.site / url.removeprefix("https://min-almen-praksis.example.org/")
        own.add(file.name)
        with Image.open(file) as picture:
            assert picture.size == LINK.size
    assert len(own) > 30
    (url,) = site.pages["muligheder/albertslund-2026-1/"].tree.xpath(
        "//meta[@property='og:image']/@content"
    )
    assert url.endswith("/assets/deling/muligheder-albertslund-2026-1.png")


def test_posts_for_the_office(built: ProjectCopy) -> None:
    post = built.outbox / "deling" / "muligheder-albertslund-2026-1"
    assert sorted(file.name for file in post.iterdir()) == ["instagram.png", "link.png",
                                                            "tekst.txt"]  # fmt: skip
    with Image.open(post / "instagram.png") as picture:
        assert picture.size == INSTAGRAM.size
    caption = (post / "tekst.txt").read_text(encoding="utf-8")
    assert caption.startswith("Dette er et eksempel.")
    assert "1. december 2026 kl. 12.00" in caption.replace("\u00a0", " ")
    assert "https://min-almen-praksis.example.org/muligheder/albertslund-2026-1/" in caption
    done = built.praksis("share", "albertslund")
    assert done.exit_code == 0
    assert "outbox/deling/muligheder-albertslund-2026-1" in done.output
    assert "bornholm" not in done.output
    assert built.praksis("share", "findes-ikke").exit_code == 1


def test_share_before_a_build(small: ProjectCopy) -> None:
    done = small.praksis("share")
    assert done.exit_code == 1
    assert "praksis build" in done.output


def test_structured_data_of_office_and_article(site: Site) -> None:
    def of(address: str, kind: str) -> list[dict[str, object]]:
        texts = site.pages[address].tree.xpath("//script[@type='application/ld+json']/text()")
        return [data for data in map(json.loads, texts) if data["@type"] == kind]

    (office,) = of("", "Organization")
    assert office["url"] == "https://min-almen-praksis.example.org/"
    (article,) = of("livet/papirarbejdet/", "Article")
    assert article["inLanguage"] == "da"
    assert str(article["dateModified"]) >= str(article["datePublished"])
    assert of("livet/en-uge-i-almen-praksis/", "Article") == [], "an example"
