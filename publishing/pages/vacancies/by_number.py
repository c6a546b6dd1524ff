"""Writing to the office about a number, where there is no name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from publishing.blocks import Link, Person
from publishing.contact import LINE_END
from publishing.person import person_for
from records.danish.numbers import joined
from records.loading.library import Library
from records.model.unnamed import Unnamed

NOBODY = "Eksempel – ingen bag nummeret"
"""What stands in place of the button of an example."""


def write_about(one: Unnamed, person: Person | None) -> Link | None:
    """The button, which opens the mail of the link below it; an example has nobody behind it."""
    if person is None or one.example or person.example:
        return None
    return Link(f"Skriv til os om nr. {one.number}", person.mail_url)


def adviser_about(
    one: Unnamed, library: Library, subject: str, fitting: Iterable[Unnamed] = ()
) -> Person | None:
    """Whom to write to; the mail names the number, those that fit it, and nobody."""
    person = person_for(one, library, subject)
    numbers = [f"nr. {other.number}" for other in fitting]
    if person is None or not numbers:
        return person
    lines = (
        "Hej", "", f"Jeg skriver om nr. {one.number} på siden.",
        f"Siden siger, at det passer med {joined(numbers)}.", "", "", "",
        "Ring gerne til mig på:", "Det passer mig bedst:", "", "Venlig hilsen", "",
    )  # fmt: skip
    return replace(person, mail_url=f"{person.mail_url}&body={quote(LINE_END.join(lines))}")
