"""What a deletion does, for every kind, told from the last release and from a commit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from records.checks.gone import gone_since, gone_since_release
from records.clock import Clock
from records.facts.memory import NOTHING
from records.loading.library import Library
from records.messages import line_of
from tests.releases import published, with_memory
from tests.samples import NOW, Keys, article, event, vacancy, write_library

MEETING = {"events/moede": event()}
NAMES = {"vacancies/en": vacancy(), "articles/en": article(), "events/to": event(), **MEETING}
SAID = [
    (
        'content/articles:1:1: advarsel: "en" er slettet, og det har været vist. Dens side siger '
        "nu, at den er fjernet. Har den fået nyt id, så skriv was: [en] i den nye. Skal folk "
        "stadig kunne læse den, så læg filen tilbage, og skriv expires."
    ),
    (
        'content/events:1:1: advarsel: "to" er slettet, og det har været vist. Det forsvinder fra '
        "kalenderen uden et ord, og dets side siger, at det er fjernet. Er det aflyst, så læg "
        "filen tilbage, og skriv status: aflyst. Har det fået nyt id, så skriv was: [to] i det nye."
    ),
]


def told(before: Library, after: Library) -> list[str]:
    """What is said after a release of `before`, which a commit would say as well."""
    memory = published(before, NOW)
    by_release = sorted(map(line_of, gone_since_release(after, memory)))
    assert by_release == sorted(map(line_of, gone_since(after, before, NOW)))
    return by_release


@pytest.fixture(name="before")
def all_kinds(tmp_path: Path) -> Library:
    return write_library(tmp_path / "before", NAMES)


def after(folder: Path, records: dict[str, Keys]) -> Library:
    return write_library(folder / "after", {**MEETING, **records})


def test_every_kind_is_told_with_its_cure(before: Library, tmp_path: Path) -> None:
    assert told(before, after(tmp_path, {})) == SAID


def test_what_is_there_is_not_told(before: Library, tmp_path: Path) -> None:
    assert told(before, after(tmp_path, NAMES)) == []


def test_what_has_another_id_is_not_told(before: Library, tmp_path: Path) -> None:
    renamed = {"articles/ny": article(was=["en"]), "events/ny": event(was=["to"])}
    assert told(before, after(tmp_path, renamed)) == []


def test_what_cannot_be_read_is_not_told(before: Library, tmp_path: Path) -> None:
    unread = frozenset({("article", "en"), ("event", "to")})
    assert told(before, replace(after(tmp_path, {}), unreadable=unread)) == []


def test_a_deletion_is_told_until_it_is_out(before: Library, tmp_path: Path) -> None:
    library = with_memory(after(tmp_path, {}), published(before, NOW))
    later = published(library, Clock.parse("2026-11-23T09:00"))
    assert list(gone_since_release(library, later)) == []
    assert list(gone_since_release(library, NOTHING)) == []
