"""What every diagnostic says in Danish: the catalogue, and the sentence made of it at the edge."""

from __future__ import annotations

from collections.abc import Iterable

from records.messages.catalogue import Message, message_of
from records.messages.wording import problem_and_cure
from records.model.describe import name_of
from records.model.registry import BY_KEY, KINDS
from records.source.diagnostics import (
    Diagnostic,
    Param,
    Position,
    Severity,
    SourceError,
    Violation,
    params_of,
)
from records.source.printing import printable


def sentence_of(found: Diagnostic) -> str:
    """What is wrong and what to write instead, on one line that no terminal stumbles over.

    Raises KeyError for a code that the catalogue does not have: a fault of ours.
    """
    return printable(" ".join(filter(None, parts_of(found))))


def parts_of(found: Diagnostic) -> tuple[str, str]:
    """What is wrong, and the cure; one of them may be empty. Raises KeyError as `sentence_of`."""
    values: dict[str, Param] = dict(found.params)
    if found.field:
        values["field"] = _field(found)
    return problem_and_cure(message_of(found.code), values)


def sentence_of_violation(found: Violation, kind: str) -> str:
    """The same of a record of that kind that is in no file."""
    return sentence_of(Diagnostic.of(found, Position(""), f"{kind}:"))


def line_of(found: Diagnostic) -> str:
    """`path:line:column: sentence`, as the check prints it; warnings say that they are."""
    prefix = "advarsel: " if found.severity is Severity.WARNING else ""
    return f"{printable(str(found.position))}: {prefix}{sentence_of(found)}"


def lines_of(error: SourceError) -> str:
    """Everything that was found in a file that cannot be read, a line each."""
    return "\n".join(map(line_of, error.diagnostics))


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each once, by place and sentence, a fault before a warning that says the same."""
    return tuple(
        sorted(set(found), key=lambda each: (each.position, sentence_of(each), each.severity))
    )


def _field(found: Diagnostic) -> str:
    """`feltet "deadline" (Ansøgningsfrist)`."""
    kind = BY_KEY.get(found.record.partition(":")[0])
    if kind is None:
        keys = ".".join(part for part in found.field if isinstance(part, str))
        return f'feltet "{keys}"'
    return str(name_of(kind.model, found.field))


def example_of(message: Message) -> Diagnostic:
    """The diagnostic of a message's example. Raises ValueError for a message without one."""
    example = message.example
    if example is None:
        text = f"{message.code} has no example"
        raise ValueError(text)
    path, *place = example.at.rsplit(":", 2)
    kind = next((kind.key for kind in KINDS if path.startswith(f"content/{kind.folder}/")), "")
    severity = Severity.WARNING if message.warning else Severity.FAULT
    return Diagnostic(
        message.code,
        Position(path, *map(int, place)),
        params_of(dict(example.params)),
        severity,
        f"{kind}:",
        tuple(example.field.split(".")) if example.field else (),
    )
