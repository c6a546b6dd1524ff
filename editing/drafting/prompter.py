"""Asks for one field at a time, and takes an answer only when the model takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Protocol

from editing.normalise import Names, normalise
from records.danish.sorting import danish_key
from records.danish.written import day_in_words
from records.loading.library import Library
from records.model.area import Area
from records.model.field_spec import Choice, FieldSpec
from records.model.newsletter import MailingList
from records.model.value_shape import Value
from records.source.tree import Data

SHOWN = 24
"""How many choices are listed; of more, those that fit the answer."""

_CHOOSE = "Vælg et nummer fra listen, eller skriv navnet."


class Talk(Protocol):
    """The other end of a conversation."""

    def say(self, text: str) -> None:
        """Show a line."""

    def ask(self, prompt: str, default: str = "") -> str:
        """The line that is answered; an empty one gives `default`."""


Objection = Callable[[FieldSpec, Data], str]
"""Why a field cannot have a value, in a Danish sentence; empty where it can."""


@dataclass(frozen=True, slots=True)
class Prompter:
    """Asks in Danish, with what the form knows of each field."""

    talk: Talk
    library: Library
    areas: Names
    objection: Objection
    today: date
    """What `i dag` means in an answer."""

    def value(self, field: FieldSpec, proposed: str = "") -> Data:
        """The value of a field, once it is one; asks again until then."""
        self._introduce(field)
        while True:
            value = self._answer(field, proposed)
            said = (
                self._no_number(field, value)
                or self._not_there(field, value)
                or self.objection(field, value)
            )
            if not said:
                return value
            self.talk.say(f"  {said}")

    def optional(self, field: FieldSpec) -> Data:
        """The value of a field that may be left out; None where Enter alone is the answer."""
        self._introduce(field)
        hint = f" (fx {field.spoken_example})" if field.example else ""
        comma = choices_of(field, self.library) or field.relation
        between = "komma" if comma else "semikolon"
        several = f" – flere med {between} imellem" if field.many else ""
        while True:
            text = self.talk.ask(f"  {field.key}{hint}{several} – Enter: intet")
            value = self._chosen(text, field) if text else None
            said = self.objection(field, value) if text else ""
            if not said:
                return value
            self.talk.say(f"  {said}")

    def _no_number(self, field: FieldSpec, value: Data) -> str:
        """Why nothing, or a number that is not on the list, is no choice."""
        known = {choice.value for choice in choices_of(field, self.library)}
        is_outside = str(value).isdecimal() and value not in known
        return _CHOOSE if known and (not value or is_outside) else ""

    def _not_there(self, field: FieldSpec, value: Data) -> str:
        """Why an id cannot be meant: no record has it."""
        known = {choice.value for choice in choices_of(field, self.library)}
        if field.relation is None or not known:
            return ""
        wrong = [each for each in _each(value) if each not in known]
        if not wrong:
            return ""
        if self.library.records.get(field.relation, {}).get(str(wrong[0])):
            return f'"{wrong[0]}" skriver selv til sine læsere og tager ingen breve. Vælg en anden.'
        return f'"{wrong[0]}" findes ikke. {_CHOOSE}'

    def _introduce(self, field: FieldSpec) -> None:
        told = [f"\n{field.label}", field.help and f" – {field.help}"]
        self.talk.say("".join(part for part in told if part))
        choices = choices_of(field, self.library)
        for number, choice in enumerate(choices[:SHOWN], 1):
            named = choice.value if choice.label == choice.value else f"{choice.label}"
            self.talk.say(f"  {number:>2}  {named}")
        if len(choices) > SHOWN:
            self.talk.say(f"      … og {len(choices) - SHOWN} til. Skriv navnet.")
        for word in field.words:
            self.talk.say(f"      eller: {word}")

    def _answer(self, field: FieldSpec, proposed: str) -> Data:
        if field.value is Value.GROUP:
            return self._groups(field) if field.many else self._group(field)
        if field.many and not choices_of(field, self.library) and field.relation is None:
            return self._lines(field)
        if field.value in (Value.MARKDOWN, Value.PARAGRAPH):
            return "\n".join(self._until_empty("  Skriv teksten, og slut med en tom linje"))
        hint = f" (fx {field.spoken_example})" if field.example and not proposed else ""
        several = " – flere med komma imellem" if field.many else ""
        text = self.talk.ask(f"  {field.key}{hint}{several}", proposed)
        return self._chosen(text, field)

    def _chosen(self, text: str, field: FieldSpec) -> Data:
        if field.value is Value.DAY:
            text = day_in_words(text, self.today)
        choices = choices_of(field, self.library)
        if field.many:
            parts = [self._by_number(part.strip(), choices) for part in text.split(",")]
            return normalise(";".join(parts) if choices else text, field, self.areas)
        return normalise(self._by_number(text, choices), field, self.areas)

    @staticmethod
    def _by_number(text: str, choices: tuple[Choice, ...]) -> str:
        """The choice of that number, or of that label."""
        if text.isdigit() and len(text) < 3 and 1 <= int(text) <= min(len(choices), SHOWN):
            return choices[int(text) - 1].value
        labels = {choice.label.casefold(): choice.value for choice in choices}
        return labels.get(text.casefold(), text)

    def _lines(self, field: FieldSpec) -> Data:
        least = f" – mindst {field.least}" if field.least else ""
        lines = self._until_empty(f"  Et punkt på hver linje, slut med en tom linje{least}")
        return lines[0] if len(lines) == 1 and lines[0] in field.words else list(lines)

    def _until_empty(self, prompt: str) -> list[str]:
        self.talk.say(prompt)
        lines = []
        while line := self.talk.ask("  "):
            lines.append(line)
        return lines

    def _group(self, field: FieldSpec) -> dict[str, Data]:
        made: dict[str, Data] = {}
        required = (part for part in field.parts if part.required)
        for part in chain(required, self._more(field)):
            self._introduce(part)
            made[part.key] = self._part(part)
        return made

    def _part(self, part: FieldSpec) -> Data:
        """The value of a part; one of a list is asked for until it is one."""
        while True:
            value = self._answer(part, "")
            said = _no_choice(value, part) or self._not_there(part, value)
            if not said:
                return value
            self.talk.say(f"  {said}")

    def _more(self, field: FieldSpec) -> Iterator[FieldSpec]:
        """The parts beside the required ones that somebody wants to fill in, asked for now."""
        optional = [part for part in field.parts if not part.required]
        if not optional:
            return
        listed = ", ".join(f"{number} {part.label}" for number, part in enumerate(optional, 1))
        answer = self.talk.ask(f"  Vil du udfylde mere? {listed} (numre, Enter for nej)")
        chosen = {number.strip() for number in answer.split(",")}
        yield from (part for number, part in enumerate(optional, 1) if str(number) in chosen)

    def _groups(self, field: FieldSpec) -> list[Data]:
        made: list[Data] = [self._group(field)]
        while self._yes(f"  Er der et punkt mere under {field.label.lower()}?"):
            made.append(self._group(field))
        return made

    def _yes(self, question: str) -> bool:
        return self.talk.ask(f"{question} (ja/nej)", "nej").casefold() in ("ja", "j")


def _no_choice(value: Data, part: FieldSpec) -> str:
    """Why a part with a list of values cannot be that; empty where it can, or has no list."""
    known = {choice.value for choice in part.choices}
    wrong = [each for each in _each(value) if each not in known and each not in part.words]
    if not known or not wrong:
        return ""
    return f'"{wrong[0]}" findes ikke. {_CHOOSE}' if wrong[0] else _CHOOSE


def _each(value: Data) -> list[Data]:
    return list(value) if isinstance(value, list) else [value]


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
