"""Share pictures and captions, `praksis share`, and what pages tell of themselves when shared."""

from __future__ import annotations

import json

from PIL import Image

from publishing.images.share import INSTAGRAM, LINK
from tests.project_copy import ProjectCopy
from tests.site.html import Site


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
