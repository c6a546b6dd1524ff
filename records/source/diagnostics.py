"""What is wrong, as data: a code and its values, at a position in an editor's file.

The Danish sentence is made of it at the edge, by `records.messages`. A `Violation` knows the field,
but no file yet; a `Diagnostic` knows the file too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from records.errors import PraksisError
from records.source.personal_numbers import without_personal_numbers

Param = str | int
Params = tuple[tuple[str, Param], ...]
"""The values of a message by name, sorted, so that equal ones are one."""


class Severity(StrEnum):
    """A fault stops the build; a warning is told and the build goes on."""

    FAULT = "fejl"
    WARNING = "advarsel"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file. `path` is relative to the project; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that must not be so, before anything is known of a file."""

    code: str
    """Names the message in `records/messages/`, e.g. `deadline-before-posted`."""
    loc: tuple[str | int, ...] = ()
    """The field that it is said of; empty for the whole."""
    params: Params = ()
    severity: Severity = Severity.FAULT

    def below(self, loc: tuple[str | int, ...]) -> Violation:
        """The same of a group of fields that stands at `loc`."""
        return replace(self, loc=(*loc, *self.loc))


def violation(
    code: str,
    loc: tuple[str | int, ...] = (),
    severity: Severity = Severity.FAULT,
    **params: object,
) -> Violation:
    """A violation with its values; whole numbers stay numbers, all else becomes text."""
    return Violation(code, loc, params_of(params), severity)


def params_of(values: dict[str, object]) -> Params:
    """The values of a message, as they are kept."""
    kept = (
        (name, value if isinstance(value, int) else _short(str(value)))
        for name, value in values.items()
    )
    return tuple(sorted(kept))


_LONGEST_VALUE = 2_000


def _short(value: str) -> str:
    """The value as it may stand in a log: without personal numbers, and not a whole file."""
    return without_personal_numbers(value[:_LONGEST_VALUE])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is wrong in a file, and where."""

    code: str
    position: Position
    params: Params = ()
    severity: Severity = Severity.FAULT
    record: str = ""
    """`kind:id` of the record that it is said of, `kind:` where the id is not known."""
    field: tuple[str | int, ...] = ()
    """The field that it is said of."""

    @classmethod
    def of(cls, found: Violation, position: Position, record: str = "") -> Diagnostic:
        """The violation at a position."""
        return cls(found.code, position, found.params, found.severity, record, found.loc)


def diagnostic(
    code: str, position: Position, severity: Severity = Severity.FAULT, **params: object
) -> Diagnostic:
    """What is wrong in a file, said of no record: of the file itself, or of its letters."""
    return Diagnostic(code, position, params_of(params), severity)


class SourceError(PraksisError):
    """A file that cannot be read at all; carries everything that was found in it."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(", ".join(f"{each.position} {each.code}" for each in diagnostics))
        self.diagnostics = diagnostics
