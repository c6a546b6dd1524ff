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


def test_posts_for_the_office(small: ProjectCopy) -> None:
    done = small.praksis("share", "roenne-1", "--clock", "2026-12-19T09:00")
    assert done.exit_code == 0, done.output
    assert "outbox/deling/muligheder-roenne-1: instagram.png, link.png, tekst.txt" in done.output
    assert done.output.endswith("\n1\u00a0opslag.\n")
    posts = small.outbox / "deling"
    assert [each.name for each in posts.iterdir()] == ["muligheder-roenne-1"]
    with Image.open(posts / "muligheder-roenne-1" / "instagram.png") as picture:
        assert picture.size == INSTAGRAM.size
    caption = (posts / "muligheder-roenne-1" / "tekst.txt").read_text(encoding="utf-8")
    assert "\n\nFrist 21. december 2026 kl. 12.00\n\n" in caption.replace("\u00a0", " ")
    assert "https://min-almen-praksis.example.org/muligheder/roenne-1/" in caption
    assert not small.site.exists(), "posts alone are made"
    assert small.praksis("share", "findes-ikke").exit_code == 1
    assert posts.is_dir(), "what was made stays where nothing else is"
    near = small.praksis("share", "vacancy:roenne-3")
    assert near.exit_code == 1
    said = 'Intet opslag har "vacancy:roenne-3" i navnet. Mente du roenne-'
    assert said in near.output, near.output


def test_a_file_where_the_folder_of_the_posts_should_be(small: ProjectCopy) -> None:
    small.write("outbox", "x")
    done = small.run("share", "roenne-2")
    assert done.returncode == 1
    said = "outbox er en fil og ikke en mappe. Flyt filen, og prøv igen."
    assert done.stderr.splitlines()[0] == said


def test_a_build_draws_no_posts(built: ProjectCopy) -> None:
    assert not (built.outbox / "deling").exists()


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
