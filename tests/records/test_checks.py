"""What holds between records: one exact line for each fault, at its exact place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from records.kinds.area import Area
from records.kinds.vacancy import Vacancy
from records.library import load
from records.source.files import Place
from tests.projects import (
    ARTICLE,
    AUDIENCE,
    EPISODE,
    EVENT,
    ISSUE,
    PREMISES,
    SHOW,
    VACANCY,
    changed,
    make_project,
    write,
)
from tests.records.conftest import Told

ROENNE = "content/vacancies/roenne-1.yml"
REPOST = 'feltet "repost_of" (Genopslag af)'
UNFILLED = "status: ubesat\ndecided_on: 2026-12-20"


def posting(name: str, repost_of: str | None = None, status: str = "status: opslaaet") -> str:
    """A vacancy; the key `repost_of` stands on line 2."""
    first = f"id: {name}" + (f"\nrepost_of: {repost_of}" if repost_of else "")
    return changed(VACANCY, ("id: roenne-1", first), ("status: opslaaet", status))


def again(name: str, repost_of: str) -> str:
    """A re-posting after the deadline of the first."""
    return changed(
        posting(name, repost_of),
        ("posted: 2026-11-02", "posted: 2027-01-04"),
        ("deadline: 2026-12-15", "deadline: 2027-02-01"),
    )


def test_the_small_project_is_in_order(told: Told) -> None:
    assert told({}) == []


# --- re-postings ------------------------------------------------------------------------------


def test_reposting_of_nothing(told: Told) -> None:
    assert told({ROENNE: posting("roenne-1", "roenne-2")}) == [
        (f'{ROENNE}:2:12: {REPOST} peger på "roenne-2", som ikke findes. Mente du "roenne-1"?')
    ]
    assert told({ROENNE: posting("roenne-1", "xyz")}) == [
        (
            f'{ROENNE}:2:12: {REPOST} peger på "xyz", som ikke findes. '
            "Skriv id på en post i content/vacancies/."
        )
    ]


@pytest.mark.parametrize("length", [1, 2, 5])
def test_a_ring_is_told_once(told: Told, length: int) -> None:
    names = [f"runde-{number}" for number in range(length)]
    files: dict[str, str | bytes | None] = {
        f"content/vacancies/{name}.yml": posting(name, names[number - 1])
        for number, name in enumerate(names)
    }
    chain = " → ".join([names[0], *reversed(names)])
    assert told({**files, ROENNE: None}) == [
        (
            f"content/vacancies/runde-0.yml:2:12: {REPOST} går i ring: {chain}. "
            "Ret den ene, så kæden får en begyndelse."
        )
    ]


def test_a_tail_into_a_ring_is_no_ring(told: Told) -> None:
    lines = told({
        ROENNE: posting("roenne-1", "runde-1"),
        "content/vacancies/runde-1.yml": posting("runde-1", "runde-2"),
        "content/vacancies/runde-2.yml": posting("runde-2", "runde-1"),
    })  # fmt: skip
    assert [line for line in lines if "ring" in line] == [
        (
            f"content/vacancies/runde-1.yml:2:12: {REPOST} går i ring: "
            "runde-1 → runde-2 → runde-1. Ret den ene, så kæden får en begyndelse."
        )
    ]


def test_two_repostings_of_one(told: Told) -> None:
    assert told({
        ROENNE: posting("roenne-1", status=UNFILLED),
        "content/vacancies/anden.yml": again("anden", "roenne-1"),
        "content/vacancies/tredje.yml": again("tredje", "roenne-1"),
    }) == [
        (f'content/vacancies/tredje.yml:2:12: {REPOST} peger på et opslag, '
        'som også "anden" er genopslag af. Ret den ene.')
    ]  # fmt: skip


def test_reposting_of_what_is_still_open(told: Told) -> None:
    path = "content/vacancies/anden.yml"
    assert told({path: again("anden", "roenne-1")}) == [
        (
            f'{path}:2:12: {REPOST} peger på "roenne-1", som har status '
            "opslaaet. Skriv først ubesat eller tilbageleveret på det tidligere opslag."
        )
    ]


def test_reposting_before_the_first_deadline(told: Told) -> None:
    path = "content/vacancies/anden.yml"
    assert told(
        {ROENNE: posting("roenne-1", status=UNFILLED), path: posting("anden", "roenne-1")}
    ) == [
        (
            f'{path}:2:12: {REPOST} peger på "roenne-1", hvis frist er '
            '2026-12-15, men "posted" (Slået op) er 2026-11-02. Ret den ene af datoerne.'
        )
    ]


def test_reposting_in_another_group(told: Told) -> None:
    path = "content/vacancies/anden.yml"
    sale = changed(
        again("anden", "roenne-1"),
        ("type: nul-kapacitet", "type: praksis-til-salg"),
        ("patients: 0", "patients: 1600\npatients_date: 2026-10-01"),
    )
    assert told({ROENNE: posting("roenne-1", status=UNFILLED), path: sale}) == [
        (
            f'{path}:2:12: {REPOST} peger på "roenne-1", som hører til '
            "Ledige kapaciteter. Vælg et opslag fra Køb og overtagelse."
        )
    ]


def test_a_right_reposting(told: Told) -> None:
    files: dict[str, str | bytes | None] = {ROENNE: posting("roenne-1", status=UNFILLED)}
    assert told({**files, "content/vacancies/anden.yml": again("anden", "roenne-1")}) == []


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


LINKS = changed(ARTICLE, ("Læs mere om [møderne](event_series:fyraften).",
    ("Et [godt](article:hverdag#top) og et [dårligt](article:hverdg) link, æøå.\n\n"
    "- [ud](http://example.org/) og [farligt](javascript:alert) og [ind](/muligheder/)\n"
    "- [op](../hverdag.md), [mail](mailto:a@example.org) og [her](#her)")))  # fmt: skip


def test_links_in_the_text_have_their_own_place(told: Told) -> None:
    path = "content/articles/hverdag.md"
    wrong = (
        'feltet "body" (Brødtekst) har et link til "{}", som ikke kan bruges. '
        "Skriv fx article:bornholm, /muligheder/ eller https://example.org/."
    )
    lost = 'feltet "body" (Brødtekst) peger på "article:hverdg", som ikke findes. '
    assert told({path: LINKS}) == [
        f'{path}:13:48: {lost}Mente du "hverdag"?',
        f"{path}:15:8: {wrong.format('http://example.org/')}",
        f"{path}:15:42: {wrong.format('javascript:alert')}",
        f"{path}:16:8: {wrong.format('../hverdag.md')}",
    ]


# --- files ------------------------------------------------------------------------------------

PICTURE = "image: {file: media/images/%s, alt: Et hus ved vandet, credit: Kontoret}"
PLACE = f'{ROENNE}:8:15: feltet "image.file" (Fil)'


def with_picture(name: str) -> dict[str, str | bytes | None]:
    text = changed(VACANCY, ("published: 2026-11-02", f"published: 2026-11-02\n{PICTURE % name}"))
    return {ROENNE: text}


def test_a_missing_file(told: Told) -> None:
    assert told(with_picture("hus.png")) == [
        (
            f'{PLACE} peger på "media/images/hus.png", som ikke findes. '
            "Læg filen i content/media/, eller ret stien."
        )
    ]


def test_an_empty_file(told: Told) -> None:
    files = {**with_picture("hus.png"), "content/media/images/hus.png": b""}
    assert told(files) == [
        f'{PLACE} peger på "media/images/hus.png", som er tom. Læg filen der igen.'
    ]


def test_a_file_that_is_a_link_out(told: Told, tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.png", b"x")
    make_project(tmp_path / "project")
    (tmp_path / "project/content/media/images/hus.png").symlink_to(secret)
    assert told(with_picture("hus.png")) == [
        (
            f'{PLACE} peger på "media/images/hus.png", som er et link ud af content/. '
            "Læg en kopi af filen her."
        )
    ]


def test_a_file_outside_media(told: Told) -> None:
    text = changed(
        VACANCY,
        ("published: 2026-11-02",
         'published: 2026-11-02\nimage: {file: vacancies/roenne-1.yml, alt: "", credit: Mig}'),
    )  # fmt: skip
    assert told({ROENNE: text}) == [
        (
            f'{PLACE} er "vacancies/roenne-1.yml". Læg filen i content/media/, '
            "og skriv stien fra media/."
        )
    ]


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
    path = "content/articles/raekker.md"
    article = changed(ARTICLE, ("id: hverdag", "id: moede-1"), ("section: livet",
                                                                "section: arrangementer"))  # fmt: skip
    path = "content/articles/moede-1.md"
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
        ("content/articles/deep/er/a.markdown:1:1", "filen bliver ikke læst"),
        ("content/notes.txt:1:1", "filen hører ikke til her"),
        ("content/vacancies/a.csv:1:1", "filen bliver ikke læst"),
        ("content/vacancies/a.txt:1:1", "filen bliver ikke læst"),
        ("content/vacancy:1:1", "mappen hører ikke til her"),
    ]


def test_no_content_at_all(tmp_path: Path) -> None:
    (problem,) = load(Place(tmp_path, tmp_path / "content")).problems
    assert str(problem).startswith("content:1:1: mappen findes ikke.")


def test_an_upper_case_ending_is_read(told: Told) -> None:
    assert told({ROENNE: None, "content/vacancies/roenne-1.YML": VACANCY}) == []


# --- the library ------------------------------------------------------------------------------


def test_places_are_found_again(tmp_path: Path) -> None:
    folder = make_project(tmp_path, {
        "content/areas/bydele.csv": "code,name,region\n0101/valby,Valby,hovedstaden\n",
    })  # fmt: skip
    library = load(Place(folder, folder / "content"))
    valby, roenne = library.area("0101/valby"), library.find(Vacancy, "roenne-1")
    assert valby
    assert roenne
    assert str(library.locate(valby, ("name",))) == "content/areas/bydele.csv:2:2"
    bornholm = library.area("0400")
    assert bornholm
    assert str(library.locate(bornholm, ("name",))) == "content/areas/kommuner.csv:2:2"
    assert str(library.locate(roenne, ("criteria", 1, "weight"))) == f"{ROENNE}:23:30"
    assert len(library.all(Area)) == 3


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("vacancy:roenne-1", "muligheder/roenne-1/"),
        ("article:hverdag#top", "livet/hverdag/#top"),
        ("/muligheder/", "muligheder/"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("adviser:raadgiver", None),
        ("vacancy:findes-ikke", None),
        ("findes:ikke", None),
    ],
)
def test_where_a_target_leads(tmp_path: Path, target: str, address: str | None) -> None:
    folder = make_project(tmp_path)
    assert load(Place(folder, folder / "content")).address(target) == address


def test_real_content_is_in_order(root: Path) -> None:
    from records.project import further_checks

    assert [str(p) for p in load(Place(root, root / "content"), further_checks()).faults] == []


def test_a_project_reached_through_a_link(tmp_path: Path) -> None:
    make_project(tmp_path / "project")
    os.symlink(tmp_path / "project", tmp_path / "link")  # noqa: PTH211 - one line for both systems
    folder = tmp_path / "link"
    assert load(Place(folder, folder / "content")).problems == ()
