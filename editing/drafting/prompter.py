"""Asks for one field at a time, and takes an answer only when the model takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from editing.drafting.choices import SHOWN, begun, choices_of, chosen, chosen_in, each_of, no_choice
from editing.normalise import Names, normalise
from records.danish.written import day_in_words
from records.loading.library import Library
from records.model.field_spec import Choice, FieldSpec
from records.model.value_shape import Value
from records.source.tree import Data, Loc


class Talk(Protocol):
    """The other end of a conversation."""

    def say(self, text: str) -> None:
        """Show a line."""

    def ask(self, prompt: str, default: str = "") -> str:
        """The line that is answered; an empty one gives `default`."""


Path = tuple[FieldSpec, ...]
"""A field, after the groups that it lies in."""


class Objection(NamedTuple):
    """Why a field cannot have a value."""

    said: str
    """A Danish sentence."""
    at: Loc = ()
    """The part of the value that it is said of; empty for the whole."""
    meant: str = ""
    """What the value was perhaps meant to be, by its name."""


@dataclass(frozen=True, slots=True)
class Prompter:
    """Asks in Danish, with what the form knows of each field."""

    talk: Talk
    library: Library
    areas: Names
    objection: Callable[[Path, Data], Objection | None]
    """Why a field cannot have a value, whatever the fields beside it say; None where it can."""
    today: date
    """What `i dag` means in an answer."""

    def value(self, field: FieldSpec, proposed: str = "") -> Data:
        """The value of a field, once it is one; asks again until then."""
        return self._value((field,), proposed)

    def optional(self, *path: FieldSpec) -> Data:
        """The value of a field that may be left out; None where Enter alone is the answer.

        Before the field come the groups that it lies in.
        """
        field = path[-1]
        if _takes_several_answers(field):
            self._introduce(field)
            wanted = self._yes("  Vil du udfylde det?")
            return self._settled(path, "") if wanted else None
        self._introduce(field)
        prompt = f"  {field.key}{self._hint(field)} – Enter: intet"
        while True:
            text = self.talk.ask(prompt)
            value = self._chosen(text, field) if text else None
            objection = self._objection(path, value) if text else None
            if objection is None:
                return value
            self.talk.say(f"  {objection.said}")

    def which(self, field: FieldSpec, others: Sequence[FieldSpec]) -> FieldSpec:
        """The field to answer anew: the one that is named first, or one of the others."""
        fields = [field, *(other for other in others if other.key != field.key)]
        if len(fields) == 1:
            return field
        return self._named("Hvad vil du svare på igen?", "Enter: 1", fields, [field])[0]

    def _value(self, path: Path, proposed: str = "") -> Data:
        self._introduce(path[-1])
        return self._settled(path, proposed)

    def _settled(self, path: Path, proposed: str) -> Data:
        """The answer, once it can be one; of a group only the part is asked for again."""
        while True:
            value = self._answer(path, proposed)
            asked: set[Loc] = set()
            while (objection := self._objection(path, value)) is not None:
                self.talk.say(f"  {objection.said}")
                if not objection.at and self._has_more(path, value):
                    value = [*each_of(value), self._group(path)]
                    continue
                part = _part_at(path[-1], objection.at)
                if part is None or objection.at in asked:
                    break  # a part that is wrong twice may be right, and another one wrong
                asked.add(objection.at)
                value = _with_part(value, objection.at, self._value((*path, part)))
            else:
                return value

    def _has_more(self, path: Path, value: Data) -> bool:
        """Whether a list of groups that is not right as a whole only lacks some."""
        is_list = path[-1].many and path[-1].value is Value.GROUP and bool(value)
        return is_list and self._yes("  Vil du tilføje et punkt? Ellers begynder du forfra.")

    def _objection(self, path: Path, value: Data) -> Objection | None:
        field, found = path[-1], self.objection(path, value)
        said = no_choice(field, value, self.library, found.meant if found else "")
        if found and not said and field.value is Value.FLAG:
            said = _YES_OR_NO
        elif found and not said and value == "" and field.example:
            said = f"Skriv et svar, fx {field.spoken_example}."
        return Objection(said) if said else found

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

    def _answer(self, path: Path, proposed: str) -> Data:
        field = path[-1]
        if field.value is Value.GROUP:
            return self._groups(path) if field.many else self._group(path)
        if field.many and not choices_of(field, self.library) and field.relation is None:
            return self._lines(field)
        if field.value in _LONG:
            return "\n".join(self._until_empty("  Skriv teksten, og slut med en tom linje"))
        text = self.talk.ask(f"  {field.key}{'' if proposed else self._hint(field)}", proposed)
        return self._chosen(text, field)

    def _hint(self, field: FieldSpec) -> str:
        """How an answer looks, and what stands between several."""
        has_list = bool(choices_of(field, self.library))
        several = f" – flere med {'komma' if has_list or field.relation else 'semikolon'} imellem"
        look = f" (fx {field.spoken_example})" if field.example else ""
        if field.value is Value.FLAG:
            look = " (ja/nej)"
        elif has_list:
            look = " (nummer eller navn)"
        return f"{look}{several if field.many else ''}"

    def _chosen(self, text: str, field: FieldSpec) -> Data:
        if field.value is Value.DAY:
            text = day_in_words(text, self.today)
        if field.value is Value.FLAG:
            return {**dict.fromkeys(_YES, "true"), **dict.fromkeys(_NO, "false")}.get(
                text.casefold(), text.casefold()
            )
        choices = choices_of(field, self.library)
        if choices:
            text = ";".join(chosen_in(text, choices)) if field.many else chosen(text, choices)
        return normalise(text, field, self.areas)

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

    def _group(self, path: Path) -> dict[str, Data]:
        parts = path[-1].parts
        made = {part.key: self._value((*path, part)) for part in parts if part.required}
        for part in self._more([part for part in parts if not part.required]):
            made[part.key] = self._value((*path, part))
        return made

    def _more(self, parts: Sequence[FieldSpec]) -> list[FieldSpec]:
        """Those that somebody wants to fill in."""
        if not parts:
            return []
        return self._named("Vil du udfylde mere?", "numre, Enter for nej", parts, [])

    def _named(
        self, question: str, how: str, fields: Sequence[FieldSpec], on_enter: list[FieldSpec]
    ) -> list[FieldSpec]:
        """The fields that are chosen by their numbers or names; Enter alone is `on_enter`."""
        choices = tuple(Choice(field.key, field.label) for field in fields)
        by_key = {field.key: field for field in fields}
        listed = ", ".join(f"{number} {field.label}" for number, field in enumerate(fields, 1))
        while True:
            answer = self.talk.ask(f"  {question} {listed} ({how})")
            if not answer or answer.casefold() in _NO:
                return on_enter
            keys = list(dict.fromkeys(begun(key, choices) for key in chosen_in(answer, choices)))
            unknown = next((key for key in keys if key not in by_key), "")
            if not unknown:
                return [by_key[key] for key in keys]
            self.talk.say(f'  "{unknown}" er ingen af dem. Skriv et nummer.')

    def _groups(self, path: Path) -> list[Data]:
        made: list[Data] = [self._group(path)]
        while self._yes(f"  Er der et punkt mere under {path[-1].label.lower()}?"):
            made.append(self._group(path))
        return made

    def _yes(self, question: str) -> bool:
        while True:
            answer = self.talk.ask(f"{question} (ja/nej)", "nej").casefold()
            if answer in _YES or answer in _NO:
                return answer in _YES
            self.talk.say(f"  {_YES_OR_NO}")


_LONG = (Value.MARKDOWN, Value.PARAGRAPH)
_YES, _NO = ("ja", "j"), ("nej", "n")
_YES_OR_NO = "Svar ja eller nej."


def _takes_several_answers(field: FieldSpec) -> bool:
    return field.value is Value.GROUP or (field.value in _LONG and not field.many)


def _part_at(field: FieldSpec, at: Loc) -> FieldSpec | None:
    """The part of a group, or of an item in a list of groups, that lies there."""
    key = at[1:2] if field.many else at[:1]
    return next((part for part in field.parts if (part.key,) == key), None)


def _with_part(value: Data, at: Loc, part: Data) -> Data:
    """The group, or the list of groups, with another value of that part."""
    if isinstance(value, list):
        place = at[0]
        return [
            _with_part(item, at[1:], part) if number == place else item
            for number, item in enumerate(value)
        ]
    return {**value, str(at[0]): part} if isinstance(value, dict) else value
