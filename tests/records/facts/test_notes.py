"""What editors tell each other: notes, empty fields of areas, and numbers without a fact."""

from __future__ import annotations

from pathlib import Path

from records.clock import Clock
from records.facts.notes import areas_by_gap, notes, without_facts
from records.loading.library import Library, load
from records.source.files import Project
from tests.projects import ARTICLE, Files, changed, make_project

NOW = Clock.parse("2026-11-22T09:00")
FIGURE = """\
id: laeger
text: "{value} % af lægerne var over 62 år"
example: false
value: 15
date: "2022"
state: historisk
sources:
  - {title: En side, publisher: Kontoret, date: "2026", note: Læst i en kopi}
"""


def _library(folder: Path, files: Files) -> Library:
    made = make_project(folder, files)
    return load(Project(made, made / "content"))


def test_notes_of_records_and_of_their_sources(tmp_path: Path) -> None:
    figure = f"{FIGURE}note: Spørg regionen om et nyere tal.\n"
    library = _library(tmp_path, {"content/figures/laeger.yml": figure})
    assert [(note.loc, note.text) for note in notes(library)] == [
        (("note",), "Spørg regionen om et nyere tal."),
        (("sources", 0, "note"), "En side: Læst i en kopi"),
    ]


def test_a_figure_without_a_fact_is_told_and_one_with_a_fact_is_not(tmp_path: Path) -> None:
    files: Files = {
        "content/figures/laeger.yml": FIGURE,
        "content/figures/andre.yml": FIGURE.replace("laeger", "andre") + "facts: [F48]\n",
    }
    library = _library(tmp_path, files)
    assert [record.id for record in without_facts(library)] == ["laeger"]


def test_a_text_with_a_number_needs_a_fact_unless_it_is_an_example(tmp_path: Path) -> None:
    source = 'sources: [{title: En side, publisher: Kontoret, date: "2026"}]'
    true = changed(ARTICLE, ("example: true", f"example: false\n{source}"))
    numbered = true.rstrip() + "\n\nI 2017 var der 21 praksisser.\n"
    library = _library(tmp_path, {"content/articles/hverdag.md": numbered})
    assert "hverdag" in [record.id for record in without_facts(library)]
    invented = ARTICLE.rstrip() + "\n\nI 2017 var der 21 praksisser.\n"
    library = _library(tmp_path, {"content/articles/hverdag.md": invented})
    assert "hverdag" not in [record.id for record in without_facts(library)]


def test_areas_that_lack_the_same_stand_together(tmp_path: Path) -> None:
    story = 'code: "0400"\nexample: false\nstory: En ø.\n'
    library = _library(tmp_path, {"content/areas/bornholm.yml": story})
    found = [(len(lacks), [a.name for a in areas]) for lacks, areas in areas_by_gap(library, NOW)]
    assert found == [(7, ["Hillerød"]), (6, ["Bornholm"])]
