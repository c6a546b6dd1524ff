"""What a frozen letter holds: the mails as they are, and open places for an engine's links."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.edition import make_editions
from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE
from newsletter.errors import NewsletterError
from newsletter.freezing import frozen_letter
from newsletter.frozen.values import FrozenLetter
from newsletter.mails import mails_of
from newsletter.outbox import outbox_files
from newsletter.past import load_past
from records.loading.library import Library
from records.model.newsletter import Issue, MailingList
from tests.newsletter.samples import NEW, RENDERER, TRAINEE, freeze, issue, made, mailing_list
from tests.samples import NOW, SITE, vacancy


def frozen(library: Library, *, has_engine: bool = False) -> FrozenLetter:
    found = library.find(Issue, "november")
    assert found
    editions = make_editions(found, library, NOW, load_past(library.project))
    return frozen_letter(editions, SITE, NOW, RENDERER, has_engine=has_engine)


def test_it_is_the_mail_of_the_outbox(library: Library) -> None:
    letter = frozen(library)
    files = {file.path: file.content.decode() for file in outbox_files(library, SITE, NOW)}
    for edition in letter.editions:
        assert edition.html == files[f"november/{edition.key}.html"]
        assert edition.text == files[f"november/{edition.key}.txt"]
    assert (letter.title, letter.number) == ("Nyt i november 2026", "2026-11")
    assert letter.send_at.isoformat() == "2026-11-23T08:00:00+01:00"
    assert letter.frozen_at == NOW.now
    assert [edition.key for edition in letter.editions] == [NEW, TRAINEE]


def test_every_item_keeps_what_the_next_letter_asks(library: Library) -> None:
    for edition in frozen(library).editions:
        assert {item.why for item in edition.items} == {"ny", "valgt"}
        assert all(item.facts and item.card.title for item in edition.items)


@pytest.mark.parametrize(
    ("links", "has_engine", "unsubscribe", "preferences"),
    [
        ({}, False, False, False),
        ({}, True, True, True),
        ({"unsubscribe_url": "*|UNSUB|*"}, False, True, False),
        ({"unsubscribe_url": "{{ UnsubscribeURL }}",
          "preferences_url": "{{ UnsubscribeURL }}?manage=true"}, False, True, True),
    ],
)  # fmt: skip
def test_an_engines_links_have_placeholders(
    tmp_path: Path,
    links: dict[str, str],
    *,
    has_engine: bool,
    unsubscribe: bool,
    preferences: bool,
) -> None:
    library = made(tmp_path, mailing_lists__paa_vej=mailing_list(**links))
    for edition in frozen(library, has_engine=has_engine).editions:
        for part in (edition.html, edition.text):
            assert (UNSUBSCRIBE in part) is unsubscribe
            assert (PREFERENCES in part) is preferences
            assert "UNSUB|" not in part
            assert "{{" not in part


def test_the_web_version_is_always_our_own_page(tmp_path: Path) -> None:
    library = made(tmp_path, mailing_lists__paa_vej=mailing_list(web_url="{{ MessageURL }}"))
    (edition, _) = frozen(library).editions
    assert f"https://example.org/praksis/nyhedsbrev/november/{NEW}/" in edition.html
    assert "MessageURL" not in edition.html + edition.text


def test_an_audience_without_news_is_named(tmp_path: Path) -> None:
    blocks = [{"type": "arrangementer", "select": "auto", "max": "4"}]
    library = made(
        tmp_path,
        issues__november=issue(blocks=blocks, audiences=[NEW, TRAINEE, "nynedsat"]),
        mailing_lists__paa_vej=mailing_list(audiences=[NEW, TRAINEE, "nynedsat"]),
    )
    assert frozen(library).quiet == ("nynedsat",)


# --- on their way to an engine ------------------------------------------------------------------

TARGETS = [{"audience": NEW, "to": "3"}, {"audience": TRAINEE, "to": "4"}]


def targeted(library: Library) -> MailingList:
    found = library.find(MailingList, "paa-vej")
    assert found
    return found


def test_each_edition_is_a_mail_to_its_own_list(tmp_path: Path) -> None:
    library = made(tmp_path, mailing_lists__paa_vej=mailing_list(targets=TARGETS))
    letter = freeze(library)
    mails = mails_of(letter, targeted(library))
    assert [(mail.key, mail.to) for mail in mails] == [(NEW, "3"), (TRAINEE, "4")]
    assert mails[0].tag == f"praksis-november-{NEW}"
    assert mails[0].name == "Nyt i november 2026 – til nye speciallæger i almen medicin"
    assert mails[0].digest == letter.editions[0].digest
    assert mails[0].sender == "Min Almen Praksis <nyhedsbrev@example.org>"
    assert [mail.key for mail in mails_of(letter, targeted(library), (TRAINEE,))] == [TRAINEE]


def test_a_missing_target_and_a_missing_edition_are_told(tmp_path: Path) -> None:
    library = made(tmp_path, mailing_lists__paa_vej=mailing_list(targets=TARGETS[:1]))
    letter = freeze(library)
    with pytest.raises(NewsletterError, match=f"siger ikke, hvor {TRAINEE} står i afsenderprog"):
        mails_of(letter, targeted(library))
    assert mails_of(letter, targeted(library), (NEW,))
    with pytest.raises(NewsletterError, match=r"ikke frosset til nynedsat\..*--edition nynedsat"):
        mails_of(letter, targeted(library), ("nynedsat",))


@pytest.mark.parametrize("placeholder", [UNSUBSCRIBE, PREFERENCES])
def test_no_words_of_a_record_become_a_link_that_unsubscribes(
    tmp_path: Path, placeholder: str
) -> None:
    library = made(
        tmp_path, vacancies__aaben=vacancy(summary=f"Se {placeholder} og bliv fri for alt.")
    )
    said = rf"^november, udgaven {NEW}: {placeholder} står i en tekst\."
    with pytest.raises(NewsletterError, match=said):
        frozen(library, has_engine=True)
