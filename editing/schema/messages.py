"""The list of messages in the editors' guide: every one, how it looks, and how it is cured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from records.messages import example_of, line_of, parts_of, sentence_of
from records.messages.catalogue import Message, catalogue
from records.started import as_in_guide

_HEAD = """\
# Alle fejl

Her står hver besked, kontrollen kan give dig, og hvad du skal gøre ved den. Søg efter nogle
ord fra din besked: Ctrl+F. »…« står for det, der skifter: et felt, en dato, en fil.

Hver besked begynder med stedet: fil, linje og tegn på linjen. Så kommer, hvad der er galt, og til
sidst, hvad du skal skrive i stedet. Står der »advarsel«, bliver siden bygget alligevel.

Siden laves af `praksis schema` ud af programmets egne tekster. Ret den ikke i hånden. Felterne står
i [listen over felter](felter.md), og resten i [vejledningen](redaktoer.md).
"""
_HOLE = re.compile(r"\{[^{}]*\}")
_TELLS = 9
"""A problem with fewer letters is told with its cure."""


def messages_text() -> str:
    """The page `docs/fejl.md`: a chapter for each table, an anchor for each code."""
    parts = [_HEAD]
    for chapter, messages in groupby(catalogue().values(), lambda message: message.chapter):
        parts.append(f"## {chapter}\n")
        parts += _entries(sorted(messages, key=_order))
    return as_in_guide("\n".join(parts).rstrip()) + "\n"


def _order(message: Message) -> tuple[str, str]:
    return _HOLE.sub("", _problem(message)).strip().lower(), message.code


def _entries(messages: Iterable[Message]) -> Iterator[str]:
    for message in messages:
        yield f'<a id="{message.code}"></a>\n'
        yield f"### {_escaped(_heading(message))}\n"
        yield from _entry(message)


def _heading(message: Message) -> str:
    problem = _problem(message)
    if sum(sign.isalpha() for sign in problem) >= _TELLS:
        return problem
    return f"{problem}. {_open(message.cure)}".removesuffix(".")


def _problem(message: Message) -> str:
    """What is wrong, with open places; a message that is its own cure says both."""
    return _open(message.problem or message.cure).removesuffix(".")


def _entry(message: Message) -> Iterator[str]:
    example = message.example
    cure = _open(message.cure or message.problem)
    if example:
        found = example_of(message)
        line = sentence_of(found) if example.answers_command else line_of(found)
        yield f"Sådan ser den ud:\n\n{_code(line)}\n"
        cure = parts_of(found)[1] or parts_of(found)[0]
    if example and example.wrong:
        yield f"I filen står:\n\n{_code(example.wrong)}\n"
    yield f"Sådan retter du den: {_escaped(cure)}\n"
    if example and example.right:
        said = "I en fil uden fejl står for eksempel" if example.wrong else "Her manglede"
        yield f"{said}:\n\n{_code(example.right)}\n"


def _open(text: str) -> str:
    """The text with `…` where values come in."""
    return _HOLE.sub("…", text.replace("{field}", "feltet …")).replace("{{", "{").replace("}}", "}")


def _escaped(text: str) -> str:
    for sign in "\\`*_{}[]<>|#":
        text = text.replace(sign, f"\\{sign}")
    return text


def _code(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
