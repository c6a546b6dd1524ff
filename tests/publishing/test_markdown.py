"""What Markdown becomes on a page."""

from __future__ import annotations

import pytest

from publishing.markdown import clean_html, converted, foreign_pictures, plain, render
from tests.conftest import Loaded


def test_the_region_in_markdown(loaded: Loaded) -> None:
    from dataclasses import replace

    library = loaded({})
    assert render("Vi er {{region}}s indgang.", library) == "<p>Vi er regionens indgang.</p>"
    named = replace(library, region="Region Østdanmark")
    assert "Region Østdanmarks indgang" in render("Vi er {{region}}s indgang.", named)


@pytest.mark.parametrize(
    "source", ["https://example.org/a.png", "//example.org/a.png", "HTTPS://example.org/a.png"]
)
def test_no_picture_of_another_host_reaches_a_reader(source: str) -> None:
    assert "example.org" not in clean_html(f"![x]({source})")
    assert list(foreign_pictures(converted(f"![x]({source})"))) == [source]


def test_our_pictures_stay() -> None:
    shown = clean_html("![x](/media/images/a.jpg)\n\n![y](billeder/b.png)")
    assert 'src="/media/images/a.jpg"' in shown
    assert 'src="billeder/b.png"' in shown
    assert not list(foreign_pictures(shown))


def test_the_text_of_html_holds_signs_and_no_names_of_them() -> None:
    html = clean_html("Den 1.\u00a0juli: R&D, 2 < 3 og &amp;lt;\n\n*Næste*")
    assert plain(html) == "Den 1. juli: R&D, 2 < 3 og &lt; Næste"
