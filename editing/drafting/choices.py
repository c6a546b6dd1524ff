"""What there is to choose from at a question: codes, and the records of a kind."""

from __future__ import annotations

import re

from records.danish.nearest import sure
from records.danish.sorting import danish_key
from records.loading.library import Library
from records.model.area import Area
from records.model.field_spec import Choice, FieldSpec
from records.model.newsletter import MailingList
from records.source.tree import Data

SHOWN = 24
"""How many choices are listed; of more, those that fit the answer."""
CHOOSE = "Vælg et nummer fra listen, eller skriv navnet."


def choices_of(field: FieldSpec, library: Library) -> tuple[Choice, ...]:
    """The values to choose from, in Danish order of their labels; none where any text goes.

    A list that writes by itself is none: no letter goes to it.
    """
    if field.choices:
        return field.choices
    if field.relation == "area":
        areas = sorted(library.all(Area), key=lambda area: danish_key(area.name))
        return (
            Choice("region", "Hele regionen"),
            *(Choice(area.code, area.name) for area in areas),
        )
    if field.relation in (None, "*"):
        return ()
    shelf = library.records[field.relation]
    named = [
        Choice(record.id, record.label)
        for record in shelf.values()
        if not (isinstance(record, MailingList) and record.trigger)
    ]
    return tuple(sorted(named, key=lambda choice: danish_key(choice.label)))


def chosen_in(text: str, choices: tuple[Choice, ...]) -> list[str]:
    """The values that an answer names, by number, name or code, with any sign between them.

    What names none of them stays as it was written.
    """
    if _NUMBERS.fullmatch(text):
        return [chosen(number, choices) for number in re.findall(r"\d+", text)]
    for choice in choices:
        if "," in choice.label:
            text = re.sub(re.escape(choice.label), choice.value, text, flags=re.IGNORECASE)
    return [chosen(part.strip(), choices) for part in re.split("[,;]", text) if part.strip()]


def chosen(text: str, choices: tuple[Choice, ...]) -> str:
    """The value of that number, or of that name; else the text itself."""
    if text.isdecimal() and len(text) < 3 and 1 <= int(text) <= min(len(choices), SHOWN):
        return choices[int(text) - 1].value
    labels = {choice.label.casefold(): choice.value for choice in choices}
    return labels.get(text.casefold(), text)


def begun(text: str, choices: tuple[Choice, ...]) -> str:
    """The value whose name alone begins so; else the text itself."""
    found = [each.value for each in choices if each.label.casefold().startswith(text.casefold())]
    return found[0] if len(found) == 1 else text


_NUMBERS = re.compile(r"\d+(?:(?:[\s,;+&]|og)+\d+)*[\s,;]*")


def no_choice(field: FieldSpec, value: Data, library: Library, meant: str = "") -> str:
    """Why a value is none of those to choose from, in Danish; empty where it is one.

    `meant` is the name of the one that was perhaps meant, where that is known.
    """
    choices = choices_of(field, library)
    if not choices:
        return ""
    known = {*(choice.value for choice in choices), *field.words}
    wrong = [str(each) for each in each_of(value) if each not in known]
    if not value or "" in wrong:
        return CHOOSE
    if not wrong:
        return ""
    if library.records.get(field.relation or "", {}).get(wrong[0]):
        return f'"{wrong[0]}" skriver selv til sine læsere og tager ingen breve. Vælg en anden.'
    names = {choice.label.casefold(): choice.label for choice in choices}
    near = meant or names.get(sure(wrong[0].casefold(), names), "")
    return f'"{wrong[0]}" findes ikke. {f"Mente du {near}? " if near else ""}{CHOOSE}'


def each_of(value: Data) -> list[Data]:
    """The values of a list, or the one value."""
    return list(value) if isinstance(value, list) else [value]
