"""Who gets what, and why."""

from __future__ import annotations

import json
import re
from pathlib import Path

from newsletter.archive import edition_links, twin_links
from newsletter.edition import make_editions
from newsletter.letter import letter_of
from newsletter.past import Past
from newsletter.plan.matrix import Plan, difference, plan_json, plan_of
from newsletter.plan.wording import as_markdown, as_text
from newsletter.render.size_limit import fit_to_size
from records.loading.library import Library
from records.model.newsletter import Issue
from tests.newsletter.samples import (
    NEW,
    RENDERER,
    TRAINEE,
    all_editions,
    issue,
    made,
    mailing_list,
)
from tests.samples import NOW, SITE, event, vacancy


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


def test_the_text_says_what_each_inbox_shows_and_who_gets_what(library: Library) -> None:
    text = as_text(planned(library)).replace("\u00a0", " ")
    assert text.startswith(
        "Nyt i november 2026 (november)\n"
        "23. november 2026 kl. 8.00 · fra Min Almen Praksis <nyhedsbrev@example.org> ·\n"
        "  paa-vej. Listens første, så alt er nyt.\n"
    )
    assert re.search(
        r"\nA Nye speciallæger i almen medicin: 6 poster, \d\d kB, liste mangler\n"
        r"  > Hillerød: frist 26\. november · 5 andre\n"
        r"    Vikariat i Hillerød · Ansættelse uden frist · ",
        text,
    )
    assert "\nHvem får hvad (N ny, V valgt af redaktionen):\n" in text
    assert "\nN A: Vikar til nytår & frem · Vikariat i Hillerød\n" in text
    assert "\nN B: Kursusaften om økonomi\n" in text
    assert "\nN AB: Ansættelse uden frist · Møde om etablering · Hverdagen i praksis\n" in text
    assert "\nHoldt tilbage, over afsnittets max: Den forrige episode (AB).\n" in text


def test_the_plan_of_the_projects_letter_is_one_screen(real_library: Library) -> None:
    for each in real_library.all(Issue):
        editions = make_editions(each, real_library, NOW, Past())
        fits = {e.key: fit_to_size(letter_of(e, SITE), RENDERER) for e in editions.going}
        lines = as_text(plan_of(editions, fits, real_library, NOW)).splitlines()
        assert len(lines) <= 48
        assert max(map(len, lines)) <= 80
        subjects = {fit.letter.subject for fit in fits.values()}
        assert {line.removeprefix("  > ") for line in lines if line.startswith("  > ")} == subjects


def test_editions_that_say_the_same_are_said_to(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(
        blocks=[{"type": "muligheder", "select": ["loebende"]}]
    ))  # fmt: skip
    plan = planned(library)
    assert [column.like for column in plan.columns] == ["", NEW]
    same = f"udgaverne {NEW} og {TRAINEE} siger det samme, ord for ord."
    assert plan.same == (same,)
    assert f"november: {same}" in plan.notes
    text = as_text(plan)
    assert "A Nye speciallæger i almen medicin og B Læger i hoveduddannelse: 1" in text
    assert text.count("\n  > ") == 1
    assert f"- {same[0].upper()}{same[1:]}" in as_markdown(plan)
    links = edition_links(all_editions(library).going)
    assert [(link.text, link.url) for link in links] == [
        (
            "Til nye speciallæger i almen medicin og læger i hoveduddannelse",
            f"nyhedsbrev/november/{NEW}/",
        )
    ]
    first, other = all_editions(library).going
    assert [link.text for link in twin_links(first, (first, other))] == [
        "Det samme brev til læger i hoveduddannelse"
    ]
    assert twin_links(first, (first,)) == ()
    values = json.loads(plan_json(plan))
    assert values["editions"][TRAINEE]["same_as"] == NEW
    assert values["notes"] == list(plan.notes)


def test_each_audience_has_its_list_in_the_engine(tmp_path: Path) -> None:
    targets = [{"audience": NEW, "to": "3"}]
    library = made(tmp_path, mailing_lists__paa_vej=mailing_list(targets=targets))
    plan = planned(library)
    assert [column.target for column in plan.columns] == ["3", ""]
    text = as_text(plan)
    assert " kB, liste 3\n" in text.replace("\u00a0", " ")
    assert " kB, liste mangler\n" in text.replace("\u00a0", " ")


def test_a_quiet_edition_is_a_line(tmp_path: Path) -> None:
    blocks = [{"type": "arrangementer", "select": "auto"}]
    library = made(
        tmp_path,
        issues__november=issue(blocks=blocks),
        events__moede=event(audiences=[TRAINEE]),
    )
    assert "\nA Nye speciallæger i almen medicin: intet nyt, ingen mail, liste mangler\nB" in (
        as_text(planned(library))
    )


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
    assert snart["editions"][NEW] == {
        "shown": True, "why": "ny", "reason": "ny", "says": None
    }  # fmt: skip
    assert values["sender"] == "Min Almen Praksis <nyhedsbrev@example.org>"
    assert values["send_at"] == "2026-11-23T08:00:00+01:00"
    told = values["editions"][NEW]
    assert told["subject"] == "Hillerød: frist 26. november · 5 andre"
    assert told["preheader"].startswith("Vikariat i Hillerød · ")
    assert (told["target"], told["same_as"]) == (None, None)
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
    assert "Nyt, som ingen får" in as_markdown(plan)
    assert "\nTil ingen: 1\u00a0mulighed til andre målgrupper; " in as_text(plan)


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
