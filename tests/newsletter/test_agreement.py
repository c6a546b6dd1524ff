"""Mail, web version, feed and record say the same; links lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.archive import edition_version
from newsletter.consistency import inconsistencies
from newsletter.letter import letter_of
from newsletter.pages import newsletter_pages
from newsletter.past import with_letters_out
from newsletter.render.text import text_of
from publishing.cards import card_of
from publishing.feeds.news import news_items
from publishing.page import Page
from records.clock import Clock
from records.facts.status import deadline_text
from records.loading.library import Library
from records.messages import line_of, sentence_of
from records.model.vacancy import Vacancy
from tests.newsletter.samples import NEW, TRAINEE, edition, html_of, issue, letter, made, send
from tests.samples import NOW, SITE, article

AFTER = Clock.parse("2026-11-23T09:00")
"""An hour after the letter went out."""
BEFORE = Clock.parse("2026-11-23T07:59")
EXTRA = {"muligheder/", "arrangementer/", "podcast/"}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The sample library after its letter was sent."""
    library = made(tmp_path_factory.mktemp("sent"))
    send(library)
    return with_letters_out(library)


def known(library: Library) -> set[str]:
    cards = [card.url for key in (NEW, TRAINEE) for b in edition(library, key).blocks
             for card in b.cards]  # fmt: skip
    return {*cards, *EXTRA, "nyhedsbrev/november/"}


def pages(library: Library) -> list[Page]:
    return list(newsletter_pages(library, AFTER))


def said(library: Library, addresses: set[str], shown: list[Page]) -> list[str]:
    return [sentence_of(problem) for problem in inconsistencies(library, NOW, addresses, shown)]


def test_a_good_issue_agrees(library: Library) -> None:
    assert said(library, known(library), pages(library)) == []


def test_a_list_that_a_letter_leads_to_has_to_be_there(library: Library) -> None:
    there = known(library) - {"muligheder/"}
    (problem,) = inconsistencies(library, NOW, there, pages(library))
    assert line_of(problem).startswith("content/issues/november.yml:1:")
    assert 'linket "/muligheder/", som ikke findes på siden. Ret linket.' in sentence_of(problem)


def test_what_was_sent_is_told_as_a_warning_where_it_leads_nowhere_now(tmp_path: Path) -> None:
    send(made(tmp_path))
    library = with_letters_out(made(tmp_path))
    gone = "muligheder/snart/"
    found = inconsistencies(
        library, AFTER, known(library) - {gone}, list(newsletter_pages(library, AFTER))
    )
    lines = [line_of(problem) for problem in found if problem.code == "sent-mail-link-not-found"]
    assert len(lines) == 1
    assert ": advarsel: " in lines[0]
    assert f'linket "/{gone}", som ikke er på siden nu.' in lines[0]


def test_an_edition_without_web_version_is_told(sent: Library) -> None:
    shown = [page for page in pages(sent) if not page.address.endswith(f"{NEW}/")]
    (problem,) = inconsistencies(sent, AFTER, known(sent), shown)
    assert f'ingen webudgave til "{NEW}"' in sentence_of(problem)


def test_the_same_deadline_in_mail_text_web_version_feed_and_site(library: Library) -> None:
    whole = letter(library)
    html, text = html_of(whole), text_of(whole).replace("\n", " ")
    web = repr(edition_version(edition(library)))
    feed = " ".join(item.summary for item in news_items(library, SITE, NOW))
    for vacancy_id in ("aaben", "snart"):
        vacancy = library.find(Vacancy, vacancy_id)
        assert vacancy
        deadline = deadline_text(vacancy)
        site = card_of(vacancy, library, NOW).line
        for place in (html, web.replace("\\xa0", "\xa0"), feed, site):
            assert deadline in place
        assert deadline.replace("\xa0", " ") in text.replace("\xa0", " ")


@pytest.mark.parametrize("key", [NEW, TRAINEE])
def test_each_edition_has_a_web_version_that_says_nothing_of_the_reader(
    library: Library, sent: Library, key: str
) -> None:
    page = next(p for p in pages(sent) if p.address == f"nyhedsbrev/november/{key}/")
    assert letter(library, key).web_version.url == SITE.absolute(page.address)
    text = repr(page.meta) + page.body
    assert "Du får denne mail" not in text
    assert "afmeld" not in text.casefold()
    cards = [card["url"] for group in page.meta["items_groups"] for card in group["cards"]]
    assert [SITE.absolute(url) for url in cards] == [
        card.url for block in letter(library, key).blocks for card in block.cards
    ]
    assert page.meta["noindex"]
    assert not page.meta["search"]


def test_two_audiences_get_different_mails_that_say_why(library: Library) -> None:
    one, other = letter(library, NEW), letter(library, TRAINEE)
    assert {c.url for b in one.blocks for c in b.cards} != {
        c.url for b in other.blocks for c in b.cards
    }
    assert "til nye speciallæger i almen medicin." in one.reason
    assert "til læger i hoveduddannelse." in other.reason


def test_the_issue_is_in_the_feed_once_it_is_sent(library: Library, sent: Library) -> None:
    assert not [item for item in news_items(library, SITE, AFTER) if item.kind == "issue"]
    assert not [item for item in news_items(sent, SITE, BEFORE) if item.kind == "issue"]
    (item,) = (item for item in news_items(sent, SITE, AFTER) if item.kind == "issue")
    mailed = edition(sent, clock=AFTER).intro
    assert item.html.startswith(mailed.replace('href="/', 'href="https://example.org/praksis/'))
    assert item.published.isoformat() == "2026-11-23T00:00:00+01:00"
    assert item.url == "https://example.org/praksis/nyhedsbrev/november/"
    assert "Kære læser" in item.html
    assert "Læs hele nyhedsbrevet" in item.html


def test_offers_and_premises_can_be_told_of(tmp_path: Path) -> None:
    offer = article("Hjælp til lokaler") | {
        "section": None, "body": None, "type": "raadgivning", "state": "aktuelt",
        "for_whom": "Læger, der vil etablere sig", "how_to": "1. Skriv til os.",
        "contact": "raadgiver", "regions": ["hovedstaden"], "providers": ["kontoret"],
    }  # fmt: skip
    blocks = [{"type": "tilbud", "select": "auto", "max": "2"}]
    library = made(tmp_path, issues__november=issue(blocks=blocks), offers__lokaler=offer)
    found = letter_of(edition(library), SITE)
    assert [block.heading for block in found.blocks] == ["Hjælp, du kan få"]
    assert "Hjælp til lokaler" in html_of(found)
