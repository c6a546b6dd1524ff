"""Who gets what, and why."""

from __future__ import annotations

import json
import re
from pathlib import Path

from newsletter.letter import letter_of
from newsletter.plan.matrix import Plan, difference, plan_json, plan_of
from newsletter.plan.wording import as_markdown, as_text
from newsletter.render.size_limit import fit_to_size
from records.loading.library import Library
from tests.newsletter.samples import NEW, RENDERER, TRAINEE, all_editions, issue, made
from tests.samples import NOW, SITE, vacancy


def planned(library: Library) -> Plan:
    editions = all_editions(library)
    fits = {each.key: fit_to_size(letter_of(each, SITE), RENDERER) for each in editions.going}
    return plan_of(editions, fits, library, NOW)


def test_each_item_has_a_reason_for_each_audience(library: Library) -> None:
    cells = {row.key: {key: why.letter for key, why in row.cells.items()}
             for row in planned(library).rows}  # fmt: skip
    assert cells["vacancy:snart"] == {NEW: "N", TRAINEE: "–"}
    assert cells["event:kursus"] == {NEW: "–", TRAINEE: "N"}
    assert cells["event:moede"] == {NEW: "N", TRAINEE: "N"}
    assert cells["article:begynd"] == {NEW: "V", TRAINEE: "V"}
    assert cells["episode:gammel"] == {NEW: "m", TRAINEE: "m"}


def test_the_text_has_a_letter_for_each_audience(library: Library) -> None:
    text = as_text(planned(library))
    assert re.search(r"  A  Nye speciallæger i almen medicin: 6\sposter, \d\d\skB\n", text)
    assert "\n  A B\n" in text
    assert "\n  N –  Vikar til nytår & frem (vacancy:snart)\n" in text
    assert "\n  – N  Kursusaften om økonomi (event:kursus)\n" in text
    assert "\n  m  over afsnittets max\n" in text


def test_the_markdown_is_a_table(library: Library) -> None:
    lines = as_markdown(planned(library)).splitlines()
    assert f"| Post | {NEW} | {TRAINEE} |" in lines
    assert "| --- | --- | --- |" in lines
    assert "| Vikar til nytår & frem `vacancy:snart` | **ny** | ikke for målgruppen |" in lines


def test_the_json_is_for_programs(library: Library) -> None:
    values = json.loads(plan_json(planned(library)))
    assert values["issue"] == "november"
    assert 30_000 < values["editions"][NEW]["html_bytes"] < 80_000
    (snart,) = (item for item in values["items"] if item["item"] == "vacancy:snart")
    assert snart["editions"][NEW] == {"shown": True, "why": "ny", "reason": "ny"}
    assert not snart["editions"][TRAINEE]["shown"]


def test_what_is_new_for_nobody_is_reported_with_its_reason(tmp_path: Path) -> None:
    blocks = [{"type": "muligheder", "select": "auto", "max": "1"}]
    senior = vacancy("Kun for seniorer her", audiences=["seniorlaege"])
    library = made(tmp_path, issues__november=issue(blocks=blocks), vacancies__senior=senior)
    plan = planned(library)
    because = {each.key: each.because for each in plan.unseen}
    assert because["vacancy:senior"] == "som ikke er til nogen af brevets målgrupper"
    assert because["vacancy:aaben"] == "fordi der ikke er plads under afsnittets max"
    assert because["event:moede"].endswith('automatisk afsnit af typen "arrangementer"')
    assert "vacancy:snart" not in because
    told = "nyt, som ingen får: 1\u00a0mulighed, som ikke er til"
    assert any(told in note for note in plan.notes)
    assert "Nyt, som ingen får" in as_text(plan)


def test_the_difference_to_the_last_build_is_told() -> None:
    base = "Titel\nhttps://e.org/a/\n"
    assert difference({"x": base}, {"x": base}) == ()
    assert difference({"x": base + "https://e.org/b/\n", "y": base}, {"x": base, "z": base}) == (
        "+ https://e.org/b/ til x", "+ hele udgaven til y", "- hele udgaven til z",
    )  # fmt: skip
    assert difference({"x": base}, {"x": base + "https://e.org/b/\n"}) == (
        "- https://e.org/b/ til x",
    )
    assert difference({"x": base.replace("Titel", "Ny")}, {"x": base}) == (
        "~ ordene i udgaven til x",
    )
