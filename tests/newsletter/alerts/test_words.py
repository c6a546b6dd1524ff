"""What an alert says of itself in an inbox."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.alerts.night import shown_night
from newsletter.frozen.values import FrozenLetter
from tests.newsletter.alerts.night_shift import alert_list, desk, opening, project
from tests.samples import Keys

LATER = "Ny mulighed på Bornholm: frist 15. januar"
OLD = {"published": "2026-08-01", "posted": "2026-08-01", "deadline": "2026-12-01"}


def alert(folder: Path, **records: Keys) -> FrozenLetter:
    (found,) = shown_night(desk(project(folder, **records))).going
    return found


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("To 0-kapaciteter i Rønne", "Ny mulighed på Bornholm: To 0-kapaciteter i Rønne"),
        ("To 0-kapaciteter i Rønne, " + "x" * 60, LATER),
        ("*|EMAIL|* i Rønne by", LATER),
    ],
)
def test_the_kind_stands_in_the_subject(tmp_path: Path, title: str, subject: str) -> None:
    assert alert(tmp_path, vacancies__a=opening(title)).subject == subject


def test_a_deadline_stands_in_the_subject(tmp_path: Path) -> None:
    found = alert(tmp_path, vacancies__a=opening("Vikar i Rønne", **OLD))
    assert found.subject == "Frist 1. december: Vikar i Rønne"


def test_several_are_counted_by_kind(tmp_path: Path) -> None:
    found = alert(
        tmp_path,
        vacancies__a=opening("Kapacitet i Rønne"),
        vacancies__b=opening("Kapacitet i Nexø"),
        vacancies__c=opening("Kapacitet i Allinge", **OLD),
    )
    assert found.subject == "2 nye muligheder og 1 frist på Bornholm: frist 1. december"
    (edition,) = found.editions
    assert [block.heading for block in edition.blocks] == ["Nye muligheder", "Fristen er nær"]
    assert edition.preheader == "Kapacitet i Rønne · Kapacitet i Nexø · Kapacitet i Allinge"


def test_each_part_says_why_it_came_and_how_to_leave(tmp_path: Path) -> None:
    (edition,) = alert(tmp_path, vacancies__a=opening()).editions
    why = "Du får denne mail, fordi du har bedt om besked om muligheder på Bornholm"
    for part in (" ".join(edition.text.split()), edition.html):
        assert why in part
        assert "https://afmeld.invalid/" in part
        assert "https://example.org/praksis/muligheder/omraade/" in part
    assert "text/html" not in edition.text
    assert len(edition.html.encode()) < 80_000


def test_the_same_night_gives_the_same_bytes(tmp_path: Path) -> None:
    one = alert(tmp_path, vacancies__a=opening())
    assert alert(tmp_path, vacancies__a=opening()) == one


def test_two_hundred_openings_stay_below_what_gmail_shows(tmp_path: Path) -> None:
    many = {f"vacancies__nr{n}": opening(f"Kapacitet nummer {n} på øen") for n in range(200)}
    (edition,) = alert(tmp_path, **many).editions
    assert len(edition.html.encode()) < 80_000
    assert len(edition.items) == 200
    assert edition.subject == "200 nye muligheder på Bornholm: frist 15. januar"


def test_hostile_words_are_only_text(tmp_path: Path) -> None:
    found = alert(
        tmp_path,
        mailing_lists__ledige=alert_list(name='Råd & "svar" for 3 > 2'),
        vacancies__a=opening('Kapacitet & "mere" for 3 > 2 *|EMAIL|*'),
    )
    (edition,) = found.editions
    assert "*|EMAIL|*" not in edition.html
    assert "3 &gt; 2" in edition.html
    assert "*|" not in edition.subject
