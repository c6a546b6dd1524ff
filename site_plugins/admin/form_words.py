"""What is wrong with a record, for who sees a form: fields by their labels, and nothing of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from editing.form.examples import with_example as fitting_example
from records.danish.numbers import joined
from records.messages.catalogue import Message, message_of
from records.messages.wording import problem_and_cure
from records.model.field_spec import FieldSpec, spec_of
from records.model.value_shape import Value
from records.source.diagnostics import Diagnostic, Param
from records.source.printing import printable
from records.source.tree import Loc

_MISSING = re.compile(r"\{field\} mangler(?:$|[.,] )")
"""How a message begins that is told of a field which is not there."""
_WORDS_TOO = frozenset({
    "alt", "apps", "body", "bytes", "end", "film", "form", "note", "pay", "region", "sender",
    "side", "start", "status", "to", "transcript", "type",
})  # fmt: skip
"""Keys that a Danish sentence may have as words: only before a colon are they keys."""
_OF_A_FILE = re.compile(r"[\[\]{}]|\.md\b|\bsti\b|\bid\b|\bkode|: true\b")
"""What a cure says to who writes in a file."""
_KEY_AND_LABEL = re.compile(r'"[a-z_.-]+" \(([^)]+)\)')
"""How messages name a second field, or a code."""
_GROUP = re.compile(r"\{\{(\w+: [^{}]*)\}\}")
"""A group of fields in a line, as a cure shows it to who writes in a file."""
_YES_NO = {"true": "Ja", "false": "Nej"}


def said_in_form(found: Diagnostic, kind: str) -> str:
    """The sentence of a fault in a record of the kind. Raises KeyError for an unknown code."""
    words = _Words.beside(kind, found.field)
    message = message_of(found.code)
    values = words.labelled(dict(found.params)) | {"field": words.named()}
    told = problem_and_cure(words.translated(message), values)
    problem, cure = (_KEY_AND_LABEL.sub(r"»\1«", each) for each in told)
    if words.field is None or not _MISSING.match(message.problem):
        return printable(" ".join(filter(None, (problem, cure))))
    rest = "" if message.problem == "{field} mangler" else problem
    more = "" if _OF_A_FILE.search(message.cure) or words.has_key(message.cure) else cure
    return printable(" ".join(filter(None, (rest, words.to_do(with_example=not more), more))))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a form for one field and those around it."""

    kind: str
    loc: Loc
    above: tuple[FieldSpec, ...]
    """The fields that lead to it, itself last; empty where the models know none."""
    known: Mapping[str, FieldSpec]
    """Every field of the kind by its key, the nearest where several have the same."""

    @classmethod
    def beside(cls, kind: str, loc: Loc) -> _Words:
        """The words around the field at `loc`."""
        fields = spec_of(kind).fields
        above = tuple(_along(fields, loc))
        beside = above[-2].parts if len(above) > 1 else ()
        below = above[-1].parts if above else ()
        every = [*_every(fields), *fields, *beside, *below]
        return cls(kind, loc, above, {field.key: field for field in every})

    @property
    def field(self) -> FieldSpec | None:
        """The field itself."""
        return self.above[-1] if self.above else None

    def named(self) -> str:
        """`»Adresse« under »Ansøgning«`, or `»Rolle« i punkt 2 under »Medvirkende«`."""
        if not self.above:
            return f"»{'.'.join(str(part) for part in self.loc)}«"
        numbers = [part + 1 for part in self.loc if isinstance(part, int)]
        place = f" i punkt {numbers[-1]}" if numbers else ""
        under = f" under »{self.above[-2].label}«" if len(self.above) > 1 else ""
        return f"»{self.above[-1].label}«{place}{under}"

    def to_do(self, *, with_example: bool) -> str:
        """What to do where nothing stands in the field."""
        field = self.above[-1]
        if field.is_media:
            return f"Læg en fil op i {self.named()}."
        if field.relation or field.choices or field.value is Value.FLAG:
            return f"Vælg {'mindst én ' if field.many else ''}i {self.named()}."
        if field.many:
            return f"Tilføj et punkt i {self.named()}."
        if field.value is Value.GROUP:
            parts = [part.label for part in field.parts if part.required]
            return f"Udfyld {self.named()}{': ' if parts else ''}{joined(parts, 'og')}."
        shown = fitting_example(self.kind, field).spoken_example
        is_typed = field.value in (Value.TEXT, Value.PARAGRAPH) and shown and with_example
        return f"Udfyld {self.named()}{f', fx {shown}' if is_typed else ''}."

    def has_key(self, text: str) -> bool:
        """Whether the text names a field as a file does."""
        return bool(self._keys.search(text))

    def translated(self, message: Message) -> Message:
        """The same with labels for keys, and with what a form shows for their values."""
        said = (message.problem, message.in_form or message.cure, message.near)
        texts = (_GROUP.sub(r"\1", each) for each in said)
        problem, cure, near = (self._value.sub(self._shown, text) for text in texts)
        problem, cure, near = (self._keys.sub(self._label, each) for each in (problem, cure, near))
        return replace(message, problem=problem, cure=cure, near=near)

    def labelled(self, params: Mapping[str, Param]) -> dict[str, Param]:
        """The values of a message: a key becomes its label, a code of the field its word."""
        codes = {each.value: each.label for each in self.field.choices} if self.field else {}
        keys = {key: f"»{field.label}«" for key, field in self.known.items()}
        return {
            name: keys.get(str(value), value)
            if name in ("key", "name", "near")
            else codes.get(str(value), value)
            for name, value in params.items()
        }

    @property
    def _keys(self) -> re.Pattern[str]:
        return re.compile(rf'(?<![{{/@.\w-])"?\b({self._any})\b"?(?=:\s)|{self._alone}')

    @property
    def _alone(self) -> str:
        alone = "|".join(sorted(self.known.keys() - _WORDS_TOO, key=len, reverse=True))
        return rf'(?<![{{/@.\w-])"?\b({alone})\b"?(?![}}:/\w-])'

    @property
    def _any(self) -> str:
        return "|".join(sorted(self.known, key=len, reverse=True))

    @property
    def _value(self) -> re.Pattern[str]:
        return re.compile(rf"\b({self._any}): ([a-z][a-z-]*)")

    def _label(self, found: re.Match[str]) -> str:
        return f"»{self.known[found[1] or found[2]].label}«"

    def _shown(self, found: re.Match[str]) -> str:
        field = self.known[found[1]]
        codes = {each.value: each.label for each in field.choices} | _YES_NO
        return f"»{field.label}«: {codes.get(found[2], found[2])}"


def _along(fields: Iterable[FieldSpec], loc: Loc) -> Iterator[FieldSpec]:
    for key in (part for part in loc if isinstance(part, str)):
        field = next((each for each in fields if each.key == key), None)
        if field is None:
            return
        yield field
        fields = field.parts


def _every(fields: Iterable[FieldSpec]) -> Iterator[FieldSpec]:
    for field in fields:
        yield from _every(field.parts)
        yield field
