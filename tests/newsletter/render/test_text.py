"""The plain text part."""

from __future__ import annotations

from pathlib import Path

from newsletter.render.prose import mail_text
from newsletter.render.text import text_of
from publishing.markdown import render
from records.facts.status import deadline_text
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.newsletter.samples import TRAINEE, edition, issue, letter, made
from tests.samples import vacancy


def test_no_line_is_longer_than_76_but_for_an_address(library: Library) -> None:
    for line in text_of(letter(library)).splitlines():
        assert len(line) <= 76 or line.startswith("https://")


def test_each_item_has_title_link_and_the_deadline_of_the_record(library: Library) -> None:
    text = text_of(letter(library)).replace("\n", " ")
    for block in letter(library).blocks:
        for card in block.cards:
            assert card.title in text
            assert card.url in text
    for record in ("aaben", "snart", "loebende"):
        vacancy = library.find(Vacancy, record)
        assert vacancy
        assert deadline_text(vacancy).casefold() in text.casefold()


def test_a_mail_address_stands_alone(library: Library) -> None:
    markdown = (
        "Skriv til [a@example.org](mailto:a@example.org), "
        "[b@example.org](mailto:b@example.org?subject=Hej%20du) "
        "eller [os](mailto:c%2Bd@example.org)."
    )
    assert mail_text(render(markdown, library)) == (
        "Skriv til a@example.org, b@example.org eller os (c+d@example.org)."
    )


def test_an_example_is_marked_and_told_on_top(tmp_path: Path) -> None:
    example = vacancy(example="true", deadline="2026-12-15")
    library = made(tmp_path, issues__november=issue(example="true"), vacancies__aaben=example)
    text = text_of(letter(library))
    assert "[Eksempel] Vikariat i Hillerød" in text
    assert "[Eksempel] Vikar til nytår" not in text
    assert text.index("Dette er et eksempel på et nyhedsbrev") < text.index("Kære læser")


def test_an_issue_without_examples_says_nothing_of_them(library: Library) -> None:
    assert "ksempler" not in text_of(letter(library, TRAINEE))
    assert not edition(library, TRAINEE).has_examples


def test_an_example_issue_says_so_whatever_is_in_it(tmp_path: Path) -> None:
    library = made(tmp_path, issues__november=issue(example="true"))
    text = text_of(letter(library, TRAINEE))
    assert "Dette er et eksempel på et nyhedsbrev." in text
    assert "[Eksempel] Nyt i november 2026" in text


def test_the_foot_is_a_signature_with_all_that_the_law_asks(library: Library) -> None:
    body, foot = text_of(letter(library, TRAINEE)).split("\n-- \n")
    assert "Afmeld" not in body
    assert foot == (
        "Du får denne mail, fordi du har tilmeldt dig nyhedsbrevet På vej i praksis.\n"
        "Denne udgave er til læger i hoveduddannelse.\n\n"
        "Afmeld nyhedsbrev: https://example.org/afmeld\n"
        "Ret dine valg: https://example.org/tilmeld\n"
        "Privatliv: https://example.org/praksis/om/om-hjemmesiden/#privatliv\n\n"
        "Afsender: Min Almen Praksis, Eksempelvej 1, 0000 Eksempelby\n"
        "Min Almen Praksis, Region Hovedstaden: https://example.org/praksis/\n"
    )


def test_markdown_becomes_text_with_addresses(library: Library) -> None:
    text = text_of(letter(library))
    assert "**" not in text
    assert "mødet (https://example.org/praksis/arrangementer/moede/)" in text.replace("\n", " ")
    assert "\n- Find din frist\n- Skriv til os på mail (raad@example.org)\n" in text
    assert "\n> Vi svarer alle, der skriver til os.\n" in text


def test_markdown_of_every_sort_has_a_plain_form(library: Library) -> None:
    markdown = (
        "3. tredje\n4. fjerde\n\nløs\\\ntekst ![billede af en dør](https://example.org/x.png)\n\n"
        "| Dag | Tid |\n|---|---|\n| mandag | 9.00 |\n\n> først\n>\n> så\n\n---\n\n"
        "<https://example.org/>"
    )
    assert mail_text(render(markdown, library)) == (
        "1. tredje\n2. fjerde\n\nløs\\ tekst billede af en dør\n\n"
        "Dag | Tid\nmandag | 9.00\n\n> først\n>\n> så\n\n* * *\n\nhttps://example.org/"
    )
