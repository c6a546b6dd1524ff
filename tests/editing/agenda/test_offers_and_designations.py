"""What an editor is told of offers and designations, and on which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from editing.agenda.agenda import agenda
from editing.agenda.item import Urgency
from editing.agenda.texts import dated_passages, designations, offers, rules
from records.clock import Clock
from records.loading.library import Library, load
from records.source.files import Project
from tests.landscape import FIGURE
from tests.projects import BASE, DESIGNATION, OFFER, changed, make_project

NOW = Clock.parse("2026-11-28")
PATH = "content/offers/netvaerk.yml"
OWN = "content/designations/regional-2026.yml"


def library(folder: Path, files: dict[str, str]) -> Library:
    make_project(folder, dict(files))
    found = load(Project(folder, folder / "content"))
    assert found.faults == ()
    return found


def test_a_window_opens_and_closes(tmp_path: Path) -> None:
    windows = "windows:\n  - {apply_from: 2026-12-01, apply_by: 2026-12-20}\n"
    found = offers(library(tmp_path, {PATH: OFFER + windows}), NOW)
    told = [(each.day, each.sort, each.said) for each in found if each.what.startswith("apply")]
    assert told == [
        (date(2026, 12, 1), Urgency.BEGINS, "Der kan søges fra nu"),
        (date(2026, 12, 20), Urgency.ENDS, "Sidste dag at søge"),
    ]


@pytest.mark.parametrize(
    ("region", "end", "is_told"),
    [
        ("sjaelland", "", True),
        ("sjaelland", "valid_through: 2026-12-31\n", False),
        ("sjaelland", "valid_through: 2027-06-30\n", True),
        ("nordjylland", "", False),
    ],
)
def test_an_offer_of_a_region_that_becomes_ours_has_to_be_settled(
    tmp_path: Path, region: str, end: str, *, is_told: bool
) -> None:
    text = changed(OFFER, ("aktuelt", "andre-regioner"), ("hovedstaden", region))
    text = changed(text, ("valid_through: 2026-12-31\n", end))
    found = [each for each in offers(library(tmp_path, {PATH: text}), NOW) if each.what == "merger"]
    assert [(each.day, each.sort) for each in found] == (
        [(date(2027, 1, 1), Urgency.ACT)] if is_told else []
    )


def test_a_designation_begins_can_be_applied_for_and_ends(tmp_path: Path) -> None:
    found = designations(library(tmp_path, {}), NOW)
    assert [(each.day, each.what, each.sort) for each in found] == [
        (date(2026, 1, 1), "valid_from", Urgency.BEGINS),
        (date(2028, 11, 30), "apply_by", Urgency.ENDS),
        (date(2028, 12, 31), "valid_through", Urgency.ENDS),
        (date(2028, 11, 30), "replaced_by", Urgency.ACT),
    ]


@pytest.mark.parametrize(
    ("change", "due"),
    [
        (("type: regional", "type: regional"), [date(2027, 11, 16)]),
        (("valid_through: 2028-12-31\n", "valid_through: 2027-06-30\n"), []),
    ],
)
def test_history_is_never_read_again(
    tmp_path: Path, change: tuple[str, str], due: list[date]
) -> None:
    text = changed(DESIGNATION, change, ("apply_by: 2028-11-30\n", ""))
    found = rules(library(tmp_path, {OWN: text}), NOW)
    assert [each.day for each in found if each.key == "designation:regional-2026"] == due


def test_a_figure_out_of_date_waits_until_somebody_settles_it(tmp_path: Path) -> None:
    past = changed(FIGURE, ("state: aktuel", "state: aktuel\nvalid_through: 2026-11-20"))
    made = library(tmp_path, {"content/figures/kommuner.yml": past})
    found = agenda(made, NOW, 30)
    (line,) = [each for each in found.late if each.key == "figure:kommuner"]
    assert (line.day, line.said, line.do) == (
        date(2026, 11, 21),
        "Nøgletallet gjaldt til og med 20.\u00a0november 2026",
        "Skriv det nye tal, eller skriv state: historisk.",
    )
    assert found.position(line).line == past.split("state:")[0].count("\n") + 1
    settled = changed(past, ("state: aktuel", "state: historisk"))
    again = agenda(library(tmp_path, {"content/figures/kommuner.yml": settled}), NOW, 30)
    assert [each for each in again.late if each.key == "figure:kommuner"] == []


def test_passages_are_told_at_any_depth(tmp_path: Path) -> None:
    path, text = BASE["issue"]
    block = (
        "blocks:\n  - type: tekst\n    text: |\n      {{until:2026-12-10}}\n      Det gælder nu.\n"
        "      {{end}}\n"
    )
    start = text.index("blocks:")
    rest = text[text.index("\n---", start) :]
    made = library(tmp_path, {path: text[:start] + block.rstrip() + rest})
    (told,) = [each for each in dated_passages(made, NOW) if each.key.startswith("issue:")]
    assert (told.day, told.what, told.loc) == (
        date(2026, 12, 10), "passage-blocks-0-text-1", ("blocks", 0, "text"),
    )  # fmt: skip


def test_a_text_is_read_again_on_the_day_that_it_says(tmp_path: Path) -> None:
    path, article = BASE["article"]
    text = changed(article, ("published: ", "review: 2026-12-05\npublished: "))
    figure = FIGURE + "review: 2026-12-01\n"
    area = 'id: bornholm\nexample: false\ncode: "0400"\nreview: 2026-11-20\n'
    found = agenda(
        library(
            tmp_path,
            {
                path: text,
                "content/areas/bornholm.yml": area,
                "content/figures/kommuner.yml": figure,
            },
        ),
        NOW,
        30,
    )
    late, coming = (
        [(each.key, each.day) for each in group if each.what == "review"]
        for group in (found.late, found.coming)
    )
    assert late == [("area:bornholm", date(2026, 11, 20))]
    assert coming == [
        ("figure:kommuner", date(2026, 12, 1)), ("article:hverdag", date(2026, 12, 5)),
    ]  # fmt: skip
