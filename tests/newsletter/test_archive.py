"""The web version of an issue."""

from __future__ import annotations

from pathlib import Path

from newsletter.archive import web_version
from records.codes.people import AudienceCode
from records.facts.status import deadline_text
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.newsletter.samples import TRAINEE, all_editions, issue, letter, made


def test_all_editions_are_in_it_once_and_in_order(library: Library) -> None:
    groups = web_version(all_editions(library)).groups
    assert {group.title: [card.url for card in group.cards] for group in groups} == {
        "Muligheder lige nu": ["muligheder/snart/", "muligheder/aaben/", "muligheder/loebende/"],
        "Kommende arrangementer": ["arrangementer/kursus/", "arrangementer/moede/"],
        "Fra podcasten": ["podcast/hverdag/"],
        "Læs på hjemmesiden": ["vejen/begynd/"],
    }
    assert len({group.id for group in groups}) == len(groups)


def test_a_record_in_different_blocks_of_two_editions_comes_once(tmp_path: Path) -> None:
    blocks = [
        {"type": "muligheder", "select": "auto"},
        {"type": "muligheder", "select": ["snart", "loebende"]},
    ]
    library = made(tmp_path, issues__november=issue(blocks=blocks))
    second = [card.title for card in letter(library, TRAINEE).blocks[1].cards]
    assert second == ["Vikar til nytår & frem"]
    (group,) = web_version(all_editions(library)).groups
    assert [card.url for card in group.cards] == [
        "muligheder/snart/", "muligheder/aaben/", "muligheder/loebende/"
    ]  # fmt: skip


def test_deadlines_are_those_of_the_records(library: Library) -> None:
    cards = web_version(all_editions(library)).groups[0].cards
    for card in cards:
        vacancy = library.find(Vacancy, card.url.split("/")[1])
        assert vacancy
        assert deadline_text(vacancy).casefold() in card.line.casefold()


def test_the_text_is_clean_and_links_from_the_root(library: Library) -> None:
    html = web_version(all_editions(library)).html
    assert 'href="/arrangementer/moede/"' in html
    assert html.index("Kære læser") < html.index("Husk også")


def test_it_names_no_audience(library: Library) -> None:
    web = web_version(all_editions(library))
    assert not any(code.label in repr(web) for code in AudienceCode)
    assert not web.has_examples
