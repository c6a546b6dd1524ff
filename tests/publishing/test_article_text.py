"""What stands beside the text of an article: figures that argue, quotes, notes of sources."""

from __future__ import annotations

import pytest

from publishing.article_text import with_notes
from publishing.markdown import clean_html, render
from records.model.base import Source
from tests.conftest import Loaded
from tests.landscape import FIGURE

SOURCE = Source(title="Bilag 3", publisher="Regionen", date="2026")
KNOWN = {"figures/kommuner.yml": FIGURE}
BOX = (
    '<div class="figure"><p class="figure__value">29&nbsp;kommuner</p>'
    '<p class="figure__text">i regionen</p>'
)


@pytest.mark.parametrize("text", ["{{figure:kommuner}}", "A\n\n{{ figure:kommuner }} \n\nB"])
def test_a_figure_alone_in_its_paragraph_is_a_box(loaded: Loaded, text: str) -> None:
    html = render(text, loaded(KNOWN))
    assert BOX in html
    assert 'Kilde: <a href="/om/tal-og-kilder/#kommuner">' in html


@pytest.mark.parametrize(
    "text", ["Der er {{figure:kommuner}}.", "A\n{{figure:kommuner}}", "{{figure:kommuner}}\nB"]
)
def test_a_figure_among_words_is_its_value(loaded: Loaded, text: str) -> None:
    html = render(text, loaded(KNOWN))
    assert 'class="figure"' not in html
    assert "29&nbsp;kommuner" in html


def test_a_figure_of_the_past_says_its_year_and_a_whole_sentence_stays_whole(
    loaded: Loaded,
) -> None:
    past = FIGURE.replace("state: aktuel", "state: historisk").replace(
        "{value} kommuner i regionen", "Der var {value} kommuner & flere"
    )
    html = render("{{figure:kommuner}}", loaded({"figures/kommuner.yml": past}))
    assert "Der var 29&nbsp;kommuner &amp; flere" in html
    assert ">Tallet gjaldt i 2026. Kilde: " in html


def test_who_says_a_quote_is_its_last_line_after_a_dash() -> None:
    assert clean_html("> Hvad nu?\n>\n> – Patienten").endswith(
        '<p class="said-by">Patienten</p>\n</blockquote>'
    )
    assert "said-by" not in clean_html("> – Nej, sagde han.\n>\n> Ja.")
    assert "said-by" not in clean_html("– Nej")


def test_a_note_names_a_source_by_its_number_and_is_escaped() -> None:
    odd = Source(title="A < B", publisher="Regionen", date="2026")
    told = with_notes("Sådan. {{source:2}}", (SOURCE, odd))
    assert told.startswith('Sådan. <span class="sidenote">Kilde: A &lt; B, ')
    assert with_notes("Sådan. {{source:3}}", (SOURCE, odd)) == "Sådan. {{source:3}}"
    assert clean_html(told).count('<span class="sidenote">') == 1
