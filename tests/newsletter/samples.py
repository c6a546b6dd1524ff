"""A small library with one newsletter issue for two audiences."""

from __future__ import annotations

import atexit
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, document_fromstring

from newsletter.edition import Edition, Editions, make_editions
from newsletter.freezing import frozen_letter
from newsletter.frozen.store import write_letter
from newsletter.frozen.values import FrozenLetter
from newsletter.ledger import EditionState, Ledger, change_ledger
from newsletter.letter import Letter, letter_of
from newsletter.past import load_past
from newsletter.render import html as render
from newsletter.render.renderer import Renderer
from newsletter.selection.cards import Item
from newsletter.selection.reasons import Reason
from records.clock import Clock
from records.loading.library import Library
from records.model.newsletter import Issue
from tests.samples import NOW, SITE, Keys, article, episode, event, vacancy, write_library

NEW, TRAINEE = "ny-speciallaege", "hu-laege"
INTRO = (
    "Kære læser\n\nNu er det **november**, og der er stadig tid til at søge, før året er gået. "
    "Læs om [mødet](event:moede), og se [alle muligheder](/muligheder/) på siden. Du kan også "
    "læse mere hos [andre](https://example.org/læs), hvis du vil.\n\n- Find din frist\n"
    "- Skriv til os på [mail](mailto:raad@example.org)\n\n> Vi svarer alle, der skriver til os."
)
BLOCKS = [
    {"type": "muligheder", "select": "auto", "max": "3"},
    {"type": "arrangementer", "select": "auto", "max": "4"},
    {"type": "episode", "select": "auto", "max": "1"},
    {"type": "artikler", "select": ["begynd"], "max": "3"},
    {"type": "tekst", "text": "## Husk også\n\nVi holder **lukket** i julen."},
]


def issue(**changes: Any) -> Keys:
    """An issue that is no example."""
    return {
        "title": "Nyt i november 2026",
        "summary": "Frister, arrangementer og en episode til dig, der er på vej.",
        "example": "false",
        "audiences": [NEW, TRAINEE],
        "published": "2026-11-20",
        "mailing_list": "paa-vej",
        "number": "2026-11",
        "subject": "Åbne muligheder før jul 🎄",
        "preheader": "Se frister i december, og find et arrangement, du kan nå inden jul.",
        "send_on": "2026-11-23",
        "status": "klar",
        "intro": INTRO,
        "blocks": BLOCKS,
    } | changes


def mailing_list(**changes: Any) -> Keys:
    """The list that the issue goes to."""
    return {
        "name": "På vej i praksis",
        "example": "false",
        "description": "Ledige muligheder og arrangementer.",
        "audiences": [NEW, TRAINEE],
        "subscribe_url": "https://example.org/tilmeld",
        "unsubscribe_url": "https://example.org/afmeld",
        "sender": "Min Almen Praksis <nyhedsbrev@example.org>",
        "postal_address": "Min Almen Praksis, Eksempelvej 1, 0000 Eksempelby",
    } | changes


def everything() -> dict[str, Keys]:
    """What the golden files show, by `folder/id`."""
    both, trainee = [NEW, TRAINEE], [TRAINEE]
    return {
        "issues/november": issue(),
        "mailing_lists/paa-vej": mailing_list(),
        "vacancies/aaben": vacancy(deadline="2026-12-15"),
        "vacancies/snart": vacancy("Vikar til nytår & frem", deadline="2026-11-26"),
        "vacancies/loebende": vacancy("Ansættelse uden frist", deadline=None, audiences=both),
        "vacancies/udloebet": vacancy("Fristen er ovre her", deadline="2026-11-21"),
        "vacancies/ved-sending": vacancy(
            "Frist før mailen sendes", deadline="2026-11-23", deadline_time="07:30"
        ),
        "vacancies/senere": vacancy("Kommer senere på året", published="2026-12-01"),
        "events/moede": event(audiences=both),
        "events/kursus": event("Kursusaften om økonomi", start_date="2026-12-01",
                               audiences=trainee),
        "events/aflyst": event("Oplæg der er aflyst", status="aflyst", audiences=both,
                               change_note="Vi finder en ny dag."),
        "events/afholdt": event("Afholdt for nylig", start_date="2026-11-20", audiences=both),
        "episodes/hverdag": episode(audiences=both),
        "episodes/gammel": episode("Den forrige episode", released="2026-10-01", audiences=both),
        "episodes/naeste": episode("Udkommer i næste uge", released="2026-11-29",
                                   audiences=both),
        "articles/begynd": article(),
        "articles/vejen": article("Vejen til egen praksis", audiences=both),
    }  # fmt: skip


def made(project: Path, **records: Keys) -> Library:
    """The library with some records put in or replaced: `vacancies__aaben=vacancy(…)`."""
    given = {path.replace("__", "/").replace("_", "-"): keys for path, keys in records.items()}
    given = {path.replace("mailing-lists", "mailing_lists"): keys for path, keys in given.items()}
    return write_library(project, everything() | given)


def the_issue(library: Library) -> Issue:
    """The one issue."""
    return library.all(Issue)[0]


def all_editions(library: Library, clock: Clock = NOW) -> Editions:
    """The editions of the one issue, with the project's ledger."""
    return make_editions(the_issue(library), library, clock, load_past(library.project))


def edition(library: Library, audience: str = NEW, clock: Clock = NOW) -> Edition:
    """The edition of an audience."""
    found = all_editions(library, clock)
    return {each.key: each for each in (*found.going, *found.quiet)}[audience]


def letter(library: Library, audience: str = NEW, clock: Clock = NOW) -> Letter:
    """What the edition says."""
    return letter_of(edition(library, audience, clock), SITE)


def letter_of_edition(edition: Edition) -> Letter:
    """What any edition says."""
    return letter_of(edition, SITE)


def tree(html: str) -> HtmlElement:
    """The HTML as a browser would read it."""
    return document_fromstring(html)


RENDERER = Renderer()
atexit.register(RENDERER.close)


def freeze(library: Library, issue_id: str = "november", clock: Clock = NOW) -> FrozenLetter:
    """Freeze an issue as it is at the clock."""
    found = library.find(Issue, issue_id)
    assert found
    editions = make_editions(found, library, clock, load_past(library.project))
    made = frozen_letter(editions, SITE, clock, RENDERER, has_engine=False)
    write_letter(library.project, made)
    return made


def mark_sent(library: Library, issue_id: str, at: Clock, *keys: str) -> None:
    """Remember that a frozen letter was sent, to those audiences or to all."""
    letter = load_past(library.project).letters[issue_id]
    wanted = keys or tuple(edition.key for edition in letter.editions)
    state = EditionState(sent=at.now)

    def sent(kept: Ledger) -> Ledger:
        for key in wanted:
            kept = kept.with_state(issue_id, key, state)
        return kept

    change_ledger(library.project, sent)


def send(library: Library, issue_id: str = "november", at: Clock | None = None) -> FrozenLetter:
    """Freeze an issue at a clock, and remember that it was sent then."""
    moment = at or Clock.parse("2026-11-23T08:00")
    made = freeze(library, issue_id, moment)
    mark_sent(library, issue_id, moment)
    return made


def html_of(letter: Letter) -> str:
    """The letter's HTML, from one renderer for all tests."""
    return render.html_of(letter, RENDERER)


def with_title(letter: Letter, title: str) -> Letter:
    """The letter with a title, line and summary in its first card that no file could hold."""
    first, *rest = letter.blocks
    card = replace(first.cards[0], title=title, summary=title, parts=(title,))
    picks = (replace(first.picks[0], card=card), *first.picks[1:])
    return replace(letter, blocks=(replace(first, picks=picks), *rest))


def with_many(letter: Letter, count: int) -> Letter:
    """The letter with so many cards in its first block."""
    first, *rest = letter.blocks
    card = first.cards[0]
    picks = tuple(
        Item(
            f"vacancy:nr-{n}",
            replace(card, title=f"Ledig kapacitet nummer {n} på øen", url=f"{card.url}{n}/"),
            Reason.NEW,
            date(2026, 11, 1 + n % 20),
        )
        for n in range(count)
    )
    return replace(letter, blocks=(replace(first, picks=picks), *rest))
