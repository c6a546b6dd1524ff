"""What holds between records: one exact line for each fault, at its exact place."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests.projects import (
    AREAS,
    ARTICLE,
    AUDIENCE,
    EPISODE,
    EVENT,
    ISSUE,
    PREMISES,
    SHOW,
    VACANCY,
    changed,
)
from tests.records.conftest import Told

ROENNE = "content/vacancies/roenne-1.yml"


def test_the_small_project_is_in_order(told: Told) -> None:
    assert told({}) == []


# --- references -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (ROENNE, changed(VACANCY, ("contact: raadgiver", "contact: raadgiveren")),
         ('8:10: feltet "contact" (Kontakt) peger på "raadgiveren", som ikke findes. '
         'Mente du "raadgiver"?')),
        (ROENNE, changed(VACANCY, ('areas: ["0400"]', 'areas: ["0219", "0401"]')),
         '6:17: feltet "areas" (Områder) peger på "0401", som ikke findes. Mente du "0400"?'),
        (ROENNE, changed(VACANCY, ('planning_area: "0400"', 'planning_area: "9999/xyz"')),
         ('14:16: feltet "planning_area" (Planlægningsområde) peger på "9999/xyz", som ikke '
         'findes. '
         "Se koderne i content/areas/.")),
        (ROENNE, changed(VACANCY, ("published: 2026-11-02",
                                   'published: 2026-11-02\nrelated: ["artikel:hverdag"]')),
         ('8:11: feltet "related" (Se også) peger på arten "artikel", som ikke findes. '
         'Mente du "article"?')),
        (ROENNE, changed(VACANCY, ("published: 2026-11-02",
                                   'published: 2026-11-02\nrelated: ["article:hverdage"]')),
         ('8:11: feltet "related" (Se også) peger på "article:hverdage", som ikke findes. '
         'Mente du "hverdag"?')),
        ("content/premises/lokale-1.yml",
         changed(PREMISES, ("type: leje", "vacancies: [roenne-1, roenne-9]\ntype: leje")),
         ('8:23: feltet "vacancies" (Muligheder) peger på "roenne-9", som ikke findes. '
         'Mente du "roenne-1"?')),
        ("content/events/moede-1.yml", changed(EVENT, ("series: fyraften", "series: morgen")),
         ('7:9: feltet "series" (Række) peger på "morgen", som ikke findes. '
         "Skriv id på en post i content/event_series/.")),
        ("content/audiences/nynedsat.yml",
         changed(AUDIENCE, ('{text: Læs, target: "article:hverdag"}',
                            '{text: Læs, target: "article:hverda"}')),
         ('11:25: feltet "first_steps.target" (Mål) peger på "article:hverda", som ikke findes. '
         'Mente du "hverdag"?')),
        ("content/audiences/nynedsat.yml",
         changed(AUDIENCE, ('{text: Læs, target: "article:hverdag"}',
                            '{text: Læs, target: "adviser:raadgiver"}')),
         ('11:25: feltet "first_steps.target" (Mål) peger på "adviser:raadgiver", '
         "som ikke har en side. Vælg et andet mål.")),
        ("content/issues/brev-2026-11.md",
         changed(ISSUE, ("mailing_list: alle", "mailing_list: ale")),
         ('8:15: feltet "mailing_list" (Nyhedsbrevsliste) peger på "ale", som ikke findes. '
         'Mente du "alle"?')),
    ],
)  # fmt: skip
def test_pointing_at_nothing(told: Told, path: str, text: str, line: str) -> None:
    assert told({path: text}) == [f"{path}:{line}"]


# --- sets -------------------------------------------------------------------------------------


def test_one_id_twice(told: Told) -> None:
    assert told({"content/vacancies/kopi.yml": VACANCY}) == [
        (
            f'content/vacancies/kopi.yml:1:5: feltet "id" (Id) er "roenne-1", som også '
            f"bruges i {ROENNE}. "
            "Giv den ene et nyt id."
        )
    ]


def test_a_copy_that_sorts_first_is_still_the_copy(told: Told) -> None:
    (line,) = told({"content/vacancies/a.yml": VACANCY})
    assert line.startswith("content/vacancies/a.yml:1:5:")


def test_a_file_is_called_what_its_record_is(told: Told) -> None:
    path = "content/vacancies/andet.yml"
    assert told({ROENNE: None, path: VACANCY}) == [
        (
            f'{path}:1:5: feltet "id" (Id) er "roenne-1", men filen hedder "andet.yml". '
            "Skriv filens navn som id, eller omdøb filen."
        )
    ]


def test_one_address_twice(told: Told) -> None:
    path = "content/articles/moede-1.md"
    section = "section: livet", "section: arrangementer"
    article = changed(ARTICLE, ("id: hverdag", "id: moede-1"), section)
    assert told({path: article}) == [
        (
            f'{path}:2:5: feltet "id" (Id) giver adressen /arrangementer/moede-1/, som '
            "content/events/moede-1.yml også skriver. Giv den ene et nyt id."
        )
    ]


def test_one_area_code_twice(told: Told) -> None:
    path = "content/areas/flere.csv"
    assert told({path: "code,name,region\n0219,Hillerup,hovedstaden\n"}) != []
    (line,) = told({path: "code,name,region\n0400,Bornholms Ø,hovedstaden\n"})
    said = 'er "0400", men områdekoden bruges også i'
    assert line == (
        f'content/areas/kommuner.csv:2:1: feltet "code" (Kode) {said} {path}. Ret den ene.'
    )


def test_an_issue_number_twice(told: Told) -> None:
    path = "content/issues/ekstra.md"
    assert told({path: changed(ISSUE, ("id: brev-2026-11", "id: ekstra"))}) == [
        (
            f'{path}:9:9: feltet "number" (Udgavenummer) er "2026-11", men udgavenummeret '
            f"bruges også i "
            "content/issues/brev-2026-11.md. Ret den ene."
        )
    ]


def numbered(number: int) -> str:
    return changed(EPISODE, ("id: afsnit-1", f"id: afsnit-{number}x"),
                   ("\nnumber: 1\n", f"\nnumber: {number}\n"))  # fmt: skip


def test_an_episode_number_twice(told: Told) -> None:
    path = "content/episodes/afsnit-1x.md"
    assert told({path: numbered(1)}) == [
        (
            f'{path}:9:9: feltet "number" (Episodenummer) er 1, som '
            f"content/episodes/afsnit-1.md også "
            "har i sæson 1. Ret den ene."
        )
    ]


def test_a_hole_in_the_episode_numbers(told: Told) -> None:
    path = "content/episodes/afsnit-4x.md"
    assert told({path: numbered(4)}) == [
        f'{path}:9:9: feltet "number" (Episodenummer) springer nummer {number} over i sæson 1. '
        "Skriv numrene uden huller."
        for number in (2, 3)
    ]


def test_two_shows_and_no_show(told: Told) -> None:
    path = "content/shows/anden.yml"
    assert told({path: changed(SHOW, ("id: podcasten", "id: anden"))}) == [
        (
            'content/shows/podcasten.yml:1:5: feltet "id" (Id) er endnu en podcast, og '
            "siden har kun én. "
            "Slet den ene."
        )
    ]
    assert told({path: None, "content/shows/podcasten.yml": None}) != []


def test_episodes_without_a_show(told: Told) -> None:
    assert told({"content/shows/podcasten.yml": None}) == [
        "content/shows:1:1: podcasten mangler. Skriv en fil med dens titel og beskrivelse."
    ]


# --- strays -----------------------------------------------------------------------------------


def test_what_nobody_would_read(told: Told) -> None:
    lines = told({
        "content/notes.txt": "x",
        "content/vacancy/a.yml": VACANCY,
        "content/vacancies/a.txt": "x",
        "content/vacancies/a.csv": "x",
        "content/articles/deep/er/a.markdown": "x",
        "content/vacancies/.skjult.yml": "x",
        "content/vacancies/roenne-1.yml~": "x",
    })  # fmt: skip
    assert [(line.split(": ")[0], line.split(": ")[1].split(".")[0]) for line in lines] == [
        (
            "content/articles/deep/er/a.markdown:1:1",
            "filen bliver ikke læst, for dens navn ender forkert",
        ),
        ("content/notes.txt:1:1", "filen hører ikke til her"),
        ("content/vacancies/a.csv:1:1", "en tabel bliver kun læst i content/areas/"),
        ("content/vacancies/a.txt:1:1", "filen bliver ikke læst, for dens navn ender forkert"),
        ("content/vacancy:1:1", "mappen hører ikke til her"),
    ]


def test_no_content_at_all(tmp_path: Path) -> None:
    (problem,) = load(Project(tmp_path, tmp_path / "content")).diagnostics
    assert line_of(problem).startswith("content:1:1: mappen findes ikke.")


def test_an_upper_case_ending_is_read(told: Told) -> None:
    assert told({ROENNE: None, "content/vacancies/roenne-1.YML": VACANCY}) == []


# --- what is there and has faults of its own --------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/articles/hverdag.md", ""),
        ("content/events/moede-1.yml", changed(EVENT, ('"16:30"\nend', "16.30\nend"))),
        ("content/event_series/fyraften.yml", "\t"),
        ("content/advisers/raadgiver.yml", b"\xff"),
        ("content/mailing_lists/alle.yml", "id: alle"),
        ("content/partners/kontoret.yml", "[]"),
        ("content/shows/podcasten.yml", "id: ["),
        ("content/areas/kommuner.csv", AREAS.replace("0400,", "400,")),
        ("content/areas/kommuner.csv", AREAS + "0101\n"),
    ],
)
def test_nothing_is_said_to_be_missing_that_only_has_faults(
    told: Told, path: str, text: str | bytes
) -> None:
    lines = told({path: text})
    assert lines
    assert [line for line in lines if not line.startswith(f"{path}:")] == []


def test_a_hole_may_be_the_episode_with_a_fault(told: Told) -> None:
    lines = told({"content/episodes/afsnit-1.md": "", "content/episodes/afsnit-2x.md": numbered(2)})
    assert [line.split(":")[0] for line in lines] == ["content/episodes/afsnit-1.md"]
