"""Which region a place lies in, and what it is called at each moment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from records.clock import Clock
from records.codes.people import Region
from records.facts.placeholders import fill_placeholders
from records.facts.regions import region_label_of, region_labels, region_name
from records.loading.library import load
from records.model.article import Article
from records.model.newsletter import Issue
from records.source.files import Project
from tests.conftest import Loaded, Said
from tests.landscape import article
from tests.projects import BASE as PROJECT
from tests.projects import make_project

BOTH = (Region.HOVEDSTADEN, Region.SJAELLAND)


def test_labels(clock: Clock, later: Clock) -> None:
    assert region_labels(BOTH, clock) == ("Region Hovedstaden", "Region Sjælland")
    assert region_labels(BOTH, later) == ("Region Østdanmark",)
    assert region_labels((Region.HELE_LANDET,), later) == ("Hele landet",)
    assert region_label_of(Region.HOVEDSTADEN, 2017) == "Region Hovedstaden"
    assert region_label_of(Region.SJAELLAND, 2027) == "Region Østdanmark"
    assert region_label_of(Region.NORDJYLLAND, 2027) == "Region Nordjylland"
    last, first = Clock.parse("2026-12-31T23:59"), Clock.parse("2027-01-01T00:00")
    assert region_name("Region Hovedstaden", last) == "Region Hovedstaden"
    assert region_name("Region Hovedstaden", first) == "Region Østdanmark"


def test_the_region_in_titles_and_summaries(loaded: Loaded, clock: Clock, later: Clock) -> None:
    text = article("Tekst.").replace("title: ", "title: I {{region}}, ", 1)
    library = loaded({"articles/tal.md": text})
    (before,) = fill_placeholders(library, "Region Hovedstaden", clock.today).all(Article)
    (after,) = fill_placeholders(library, "Region Østdanmark", later.today).all(Article)
    assert before.title.startswith("I Region Hovedstaden, ")
    assert after.title.startswith("I Region Østdanmark, ")


@pytest.mark.parametrize("end", ["{{end}}", "{{ end }}", "{{End}}"])
def test_a_passage_leaves_however_its_end_is_written(
    loaded: Loaded, clock: Clock, later: Clock, end: str
) -> None:
    library = loaded({"articles/tal.md": article(f"Før.\n\n{{{{until:2026-12-31}}}}\nNu.\n{end}")})
    (before,) = fill_placeholders(library, "Region Hovedstaden", clock.today).all(Article)
    (after,) = fill_placeholders(library, "Region Østdanmark", later.today).all(Article)
    assert before.body.rstrip() == "Før.\n\nNu."
    assert after.body.rstrip() == "Før."


def test_a_passage_leaves_the_block_of_a_letter(tmp_path: Path, clock: Clock, later: Clock) -> None:
    text = "\n      {{until:2026-12-31}}\n      Nu.\n      {{end}}\n      Altid.\n"
    block = f"blocks:\n  - type: tekst\n    text: |{text}"
    path, issue = PROJECT["issue"]
    make_project(tmp_path, {path: re.sub(r"blocks:\n(?:  .*\n)+", block, issue)})
    library = load(Project(tmp_path, tmp_path / "content"))
    (before,) = fill_placeholders(library, "Region Hovedstaden", clock.today).all(Issue)
    (after,) = fill_placeholders(library, "Region Østdanmark", later.today).all(Issue)
    assert "Nu." in (before.blocks[0].text or "")
    assert (after.blocks[0].text or "").strip() == "Altid."


def test_an_unknown_word_in_a_summary_is_told(said: Said) -> None:
    text = article("Tekst.").replace("title: ", "title: I {{regoin}}, ", 1)
    (line,) = said({"articles/tal.md": text})
    assert line == (
        'articles/tal.md:3:10: feltet "title" (Titel) har "{{regoin}}", som ikke kendes. '
        "Skriv et nøgletal som {{figure:id}}."
    )
