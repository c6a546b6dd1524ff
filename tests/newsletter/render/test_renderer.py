"""A crash of the renderer costs one answer, and never the message."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from newsletter.errors import NewsletterError
from newsletter.letter import Letter
from newsletter.render import size_limit
from newsletter.render.renderer import Renderer, RendererFailed
from newsletter.render.size_limit import fit_to_size
from newsletter.render.text import text_of
from records.loading.library import Library
from tests.needs import no_such
from tests.newsletter.samples import html_of, letter, tree

FINE = (
    "<mjml><mj-body><mj-section><mj-column><mj-text>Hej</mj-text></mj-column></mj-section>"
    "</mj-body></mjml>"
)
NESTED = (
    "<mjml><mj-body>" + "<mj-section><mj-column>" * 20_000 + "</mj-column></mj-section>" * 20_000
)


def test_the_process_that_dies_is_replaced() -> None:
    with Renderer() as renderer:
        assert "Hej" in renderer.html(FINE)
        with pytest.raises(RendererFailed, match="gik ned"):
            renderer.html(NESTED + "</mj-body></mjml>")
        assert "Hej" in renderer.html(FINE)


def test_it_takes_no_longer_than_it_may() -> None:
    with Renderer(seconds=0.0001) as renderer, pytest.raises(RendererFailed):
        renderer.html(FINE)


@no_such("bound on memory", here=sys.platform == "win32")
def test_it_takes_no_more_memory_than_it_may() -> None:
    big = FINE.replace("Hej", "x" * 60_000_000)
    with Renderer(megabytes=150) as renderer:
        with pytest.raises(RendererFailed):
            renderer.html(big)
        assert "Hej" in renderer.html(FINE)


def test_what_it_refuses_is_told_as_a_sentence() -> None:
    with Renderer() as renderer, pytest.raises(NewsletterError, match="MJML-programmet siger"):
        renderer.html("<mjml><mj-body>")


def test_a_crash_does_not_lose_the_message(library: Library) -> None:
    whole = letter(library)
    with Renderer(seconds=0.0) as never_in_time:
        fit = fit_to_size(whole, never_in_time)
    assert fit.notes[0].startswith("MJML-programmet gik ned")
    assert "uden udsmykning" in fit.notes[0]
    page = tree(fit.html)
    titles = [link.text_content() for link in page.xpath("//a[@class='item']")]
    assert titles == [card.title for block in whole.blocks for card in block.cards]
    assert page.findtext("head/title") == whole.subject
    links = {link.get("href") for link in page.iter("a")}
    assert {whole.unsubscribe.url, whole.preferences.url, whole.web_version.url} <= links
    assert all(line in text_of(whole) for line in (whole.title, whole.reason[:40]))


def test_the_plain_form_keeps_hostile_values_as_text(library: Library) -> None:
    evil = replace(letter(library), title='</h1><script>alert("1")</script>{{ 7*7 }}')
    with Renderer(seconds=0.0) as never_in_time:
        html = fit_to_size(evil, never_in_time).html
    assert "<script" not in html
    assert tree(html).findtext(".//h1") == evil.title


def test_a_result_that_says_something_else_is_refused(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = letter(library)
    title = whole.blocks[0].cards[0].title

    def check(change: tuple[str, str]) -> None:
        def changed(given: Letter, _renderer: Renderer) -> str:
            return html_of(given).replace(*change)

        monkeypatch.setattr(size_limit, "html_of", changed)
        with pytest.raises(NewsletterError, match="blev forkert"), Renderer() as renderer:
            fit_to_size(whole, renderer)

    for change in (
        ("Vikar til nytår", "Noget andet"),
        ("Kære læser", "Kære None"),
        ("Kære læser", "Kære {{ name }}"),
        ("Kære læser", "*|FNAME|*"),
        ("https://example.org/afmeld", "https://example.org/andet"),
        ('lang="da"', 'lang="en"'),
        ("Kære læser", '<img src="x.png"/>'),
        ("</h1>", f'</h1><a class="item" href="{whole.home.url}">{title}</a>'),
    ):
        check(change)
