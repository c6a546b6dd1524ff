"""What is said of issues and lists before a mail is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsletter.checks import check
from records.loading.library import Library
from records.messages import line_of, sentence_of
from records.model.newsletter import Issue
from records.source.diagnostics import Severity
from tests.newsletter.samples import TRAINEE, issue, made, mailing_list
from tests.samples import vacancy

LOEBENE, XYZ = '"loebene"', '"xyz"'
FILE = "content/issues/november.yml:1:"


def said(library: Library) -> list[str]:
    return [line_of(problem) for problem in check(library)]


def at(library: Library, piece: str) -> str:
    """The mark of a piece of the issue's file, which is one line."""
    text = (library.project.content / "issues" / "november.yml").read_text(encoding="utf-8")
    return f"{FILE}{text.index(piece) + 1}"


def test_good_records_pass(library: Library, real_library: Library) -> None:
    assert said(library) == []
    assert said(real_library) == []


def test_unknown_ids_are_told_with_place_and_nearest(tmp_path: Path) -> None:
    blocks = [
        {"type": "muligheder", "select": ["aaben", "loebene"]},
        {"type": "episode", "select": ["xyz"]},
    ]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    near, far = said(library)
    name = 'feltet "blocks.select" (Udvalg) peger på'
    assert near == (
        f'{at(library, LOEBENE)}: {name} {LOEBENE}, som ikke findes. Mente du "loebende"?'
    )
    assert far == (
        f"{at(library, XYZ)}: {name} {XYZ}, som ikke findes. "
        "Skriv id på en post i content/episodes/."
    )


def test_an_id_of_another_kind_is_unknown(tmp_path: Path) -> None:
    blocks = [{"type": "arrangementer", "select": ["aaben"]}]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    assert [line.partition(" peger på ")[2] for line in said(library)] == [
        '"aaben", som ikke findes. Skriv id på en post i content/events/.'
    ]


def test_a_text_block_takes_no_ids(tmp_path: Path) -> None:
    blocks = [{"type": "tekst", "select": ["aaben"], "text": "En tekst."}]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    assert [line.partition("(Udvalg) ")[2] for line in said(library)] == [
        'hører ikke til et afsnit af typen "tekst". Slet linjen, eller vælg en anden type.'
    ]


def test_a_draft_is_told_as_warning(tmp_path: Path) -> None:
    blocks = [{"type": "muligheder", "select": ["kladde"]}]
    kladde = vacancy("Ikke færdig endnu", draft="true")
    library = made(tmp_path, issues__november=issue(blocks=blocks), vacancies__kladde=kladde)
    (problem,) = check(library)
    assert problem.severity is Severity.WARNING
    assert '"kladde", som er et udkast og ikke kommer med.' in sentence_of(problem)


def test_readers_whom_the_list_does_not_reach_are_told(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(audiences=[TRAINEE, "kommune"]))
    (problem,) = check(library)
    assert problem.severity is Severity.FAULT
    assert str(problem.position) == at(library, '"kommune"')
    assert '"kommune", som listen "paa-vej" ikke sendes til.' in sentence_of(problem)


def test_a_page_that_comes_after_the_mail_is_told(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(published="2026-11-24"))
    (line,) = said(library)
    assert line.endswith(
        '(Udsendes) er 2026-11-23, men siden kommer først 2026-11-24 ("published"). '
        "Ret en af datoerne, så linket i mailen virker."
    )


@pytest.mark.parametrize(
    "deep", [">" * 12 + " x", "> " * 9 + "x", "- " * 9 + "x", "    " * 9 + "- x", "1. " * 9 + "x"]
)
def test_deep_text_is_told(tmp_path: Path, deep: str) -> None:
    intro = issue()["intro"]
    library = made(tmp_path, issues__november=issue(intro=f"{intro}\n\n{deep}"))
    assert [line.partition("(Indledning) ")[2] for line in said(library)] == [
        "har mere end 8 niveauer inden i hinanden. Brug højst to."
    ]


def test_a_picture_is_told_as_warning(tmp_path: Path) -> None:
    blocks = [{"type": "tekst", "text": "![En dør](https://example.org/a.png)"}]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    (problem,) = check(library)
    assert problem.severity is Severity.WARNING
    assert sentence_of(problem).startswith('feltet "blocks.text" (Tekst) har et billede')


@pytest.mark.parametrize("value", ["\t"])
def test_invisible_characters_in_headers_are_told(tmp_path: Path, value: str) -> None:
    changed = issue(subject=f"Åbne{value}muligheder", preheader="Se frister her " * 4 + value + "!")
    library = made(tmp_path, issues__november=changed)
    code = f"(U+{ord(value):04X})"
    assert [(line.split('"')[1], code in line) for line in said(library)] == [
        ("subject", True), ("preheader", True)
    ]  # fmt: skip


def swapped(library: Library, key: str, change: Callable[[Any], Any]) -> Library:
    """The library with one kind's records changed as no file could say it."""
    records = {each: change(record) for each, record in library.records[key].items()}
    return replace(library, records={**library.records, key: records})


@pytest.mark.parametrize("value", ["a\r\nBcc: x@example.org", "a\nb", "a\u2028b"])
def test_a_line_break_in_a_header_is_told(tmp_path: Path, value: str) -> None:
    def change(record: Issue) -> Issue:
        return record.model_copy(update={"subject": value})

    (line,) = said(swapped(made(tmp_path), "issue", change))
    assert line.startswith(at(made(tmp_path), '"Åbne')), line
    assert 'feltet "subject" (Emne) har et usynligt styretegn' in line


def test_a_postal_address_in_one_line(tmp_path: Path) -> None:
    changed = mailing_list(postal_address="Eksempelvej 1\t, 0000 Eksempelby")
    library = made(tmp_path, mailing_lists__paa_vej=changed)
    assert [line.partition("feltet ")[2][:16] for line in said(library)] == ['"postal_address"']
