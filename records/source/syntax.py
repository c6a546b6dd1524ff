"""YAML text to nodes: what cannot be read, and what is refused before anything is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent

from records.source.diagnostics import Diagnostic, Position, SourceError, raw
from records.source.files import CONFLICT

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_CROWDED = re.compile(r"(?:[-?:] +){12}")
_MANY_BRACKETS = 100
_MARKED = re.compile(r"(?<![^\s,\[{:?-])[&*!]")
"""Where an anchor, an alias or a tag can begin."""

MAX_DEPTH = 12
"""Levels of nesting; a record needs four."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TextLoader(_Base):  # type: ignore[misc]
    """Composes without guessing at the types of plain scalars, which takes half the time."""

    def resolve(self, *_: object) -> str:
        """No tag: everything is text."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Nothing to remember."""

    def ascend_resolver(self) -> None:
        """Nothing to forget."""


class Spot(Protocol):
    """A mark of PyYAML, whose two parsers each have a class of their own."""

    line: int
    column: int


@dataclass(slots=True)
class Reading:
    """One text being read: where it stands in its file, and what was wrong so far."""

    path: str
    first_line: int
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def at(self, mark: Spot | None) -> Position:
        """The place of a mark of PyYAML, or the first line without one."""
        if mark is None:
            return Position(self.path, self.first_line)
        return Position(self.path, self.first_line + mark.line, mark.column + 1)

    def offset(self, text: str, offset: int) -> Position:
        """The place of the character at `offset`."""
        line_start = text.rfind("\n", 0, offset) + 1
        line = self.first_line + text.count("\n", 0, offset)
        return Position(self.path, line, offset - line_start + 1)

    def refuse(self, mark: Position, sentence: str) -> None:
        """Remember a problem and go on."""
        self.diagnostics.append(raw(mark, sentence))

    def stop(self, mark: Position, sentence: str) -> SourceError:
        """The end of reading, with all that was found."""
        return SourceError(*self.diagnostics, raw(mark, sentence))

    def stop_if_refused(self) -> None:
        """Raise SourceError where anything was refused."""
        if self.diagnostics:
            raise SourceError(*self.diagnostics)


def compose(reading: Reading, text: str) -> yaml.Node | None:
    """The nodes of the one document in `text`, None where it has none. Raises SourceError."""
    _refuse_before_parsing(reading, text)
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_TextLoader)
    except yaml.MarkedYAMLError as error:
        raise _explained(reading, text, error) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        place = Position(reading.path, reading.first_line)
        raise reading.stop(place, UNREADABLE) from error
    _refuse_anchors(reading, text)
    return node


# --- before parsing ---------------------------------------------------------------------------

TOO_DEEP = "her er alt for mange niveauer inde i hinanden. Skriv færre niveauer."


def _refuse_before_parsing(reading: Reading, text: str) -> None:
    """What libyaml has no word for, or would follow too deep."""
    conflict = _CONFLICT.search(text)
    if conflict:
        raise reading.stop(reading.offset(text, conflict.start()), CONFLICT)
    for tab in _TAB.finditer(text) if "\t" in text else ():
        place = reading.offset(text, tab.end() - 1)
        reading.refuse(
            place, "linjen er rykket ind med tabulator. Skriv to mellemrum i stedet for."
        )
    reading.stop_if_refused()
    if text.count("[") + text.count("{") > _MANY_BRACKETS or _CROWDED.search(text):
        _refuse_depth(reading, text)


def _refuse_depth(reading: Reading, text: str) -> None:
    """Composing nodes is recursive and ends the interpreter on depth; reading events is not."""
    depth = 0
    for event in _events(text):
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise reading.stop(reading.at(event.start_mark), TOO_DEEP)


def _events(text: str) -> Iterator[yaml.Event]:
    """The events up to the first fault of syntax, which composing will tell of."""
    with suppress(yaml.YAMLError):
        yield from yaml.parse(text, Loader=_TextLoader)


# --- what libyaml says, in Danish -------------------------------------------------------------

UNREADABLE = "linjen kan ikke læses som YAML. Skriv nøgle, kolon, mellemrum og værdi."
_SPECIAL = "værdien begynder med et tegn, der har særlig betydning. Sæt værdien i anførselstegn."
_INDENT = "linjen er rykket forkert ind. Ryk den lige så langt ind som de andre."
_AFTERWARDS = "her står noget efter værdien. Slet det, eller sæt hele værdien i anførselstegn igen."
_HINTS = (
    ("mapping values are not allowed", "her står et kolon for meget. Sæt værdien i anførselstegn."),
    (
        "sequence entries are not allowed",
        "en liste begynder på sin egen linje. Flyt stregen ned på næste linje.",
    ),
    ("undefined alias", "en værdi kan ikke begynde med stjerne. Sæt værdien i anførselstegn."),
    ("but found another document", "filen må kun have én post. Fjern linjen med ---."),
    ("expected the node content", _SPECIAL),
    ("expected node content", _SPECIAL),
    ("cannot start any token", _SPECIAL),
    ("expected <block end>", _INDENT),
    ("did not find expected '-' indicator", _INDENT),
    ("did not find expected key", _INDENT),
    ("expected <document start>", _INDENT),
    ("unknown escape character", "tegnet efter \\ kendes ikke. Brug enkelte anførselstegn: '…'."),
)


_UNCLOSED = (
    ("could not find expected ':'", "her mangler et kolon efter nøglen. Skriv fx title: Rønne."),
    ("found unexpected end of stream", "et anførselstegn bliver ikke lukket. Sæt det sidste på."),
    ("expected ',' or ']'", "en liste bliver ikke lukket. Sæt ] efter det sidste punkt."),
    ("expected ',' or '}'", "et felt i {…} bliver ikke lukket. Sæt } efter det sidste."),
)
"""Told where the thing begins, because libyaml only sees at the end that it is open."""


def _explained(reading: Reading, text: str, error: yaml.MarkedYAMLError) -> SourceError:
    said = error.problem or ""
    begun = next((hint for words, hint in _UNCLOSED if words in said), None)
    if begun and error.context_mark:
        return reading.stop(reading.at(error.context_mark), begun)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return reading.stop(Position(reading.path, reading.first_line), UNREADABLE)
    hint = next((hint for words, hint in _HINTS if words in said), UNREADABLE)
    if hint is _INDENT and _follows_text(text, mark):
        hint = _AFTERWARDS
    return reading.stop(reading.at(mark), hint)


def _follows_text(text: str, mark: Spot) -> bool:
    lines = text.split("\n")
    return mark.line < len(lines) and bool(lines[mark.line][: mark.column].strip(" -"))


# --- anchors and tags -------------------------------------------------------------------------


def _refuse_anchors(reading: Reading, text: str) -> None:
    if not _MARKED.search(text):
        return
    for event in _events(text):
        if getattr(event, "anchor", None):
            sentence = "en værdi kan ikke begynde med & eller *. Sæt værdien i anførselstegn."
            reading.refuse(reading.at(event.start_mark), sentence)
        elif getattr(event, "tag", None):
            sentence = "en værdi kan ikke begynde med !. Sæt værdien i anførselstegn."
            reading.refuse(reading.at(event.start_mark), sentence)
    reading.stop_if_refused()
