"""YAML text to nodes: what cannot be read, and what is refused before anything is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent

from records.source.diagnostics import Diagnostic, Position, SourceError, params_of
from records.source.places import MOST
from records.source.slips import Slip, slip_before
from records.source.yaml_lines import Line, end_of_group, lines_of

_TAB = re.compile(r"^ *\t", re.MULTILINE)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_CONFLICTS = ("<<<<<<<", "=======", ">>>>>>>")
_CROWDED = re.compile(r"(?:[-?:] +){12}")
_MANY_BRACKETS = 100
_NEIGHBOURS = tuple(f"{one} {two}" for one in "-?:" for two in "-?: ")
"""Two of them, or one and a gap: without any, `_CROWDED` need not look at every sign."""
_MARKED = re.compile(r"[&*!](?<![^\s,\[{:?-].)")
"""Where an anchor, an alias or a tag can begin."""

MAX_DEPTH = 12
"""Levels of nesting; a record needs four."""

MOST_ITEMS = 500
"""Items of one list; the longest of a record has a few dozen."""

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
    keys: frozenset[str] = frozenset()
    """The fields that can stand in it; empty where that is not known."""
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

    def refuse(self, mark: Position, code: str, **params: object) -> None:
        """Remember a problem and go on."""
        self.diagnostics.append(Diagnostic(code, mark, params_of(params)))

    def stop(self, mark: Position, code: str, **params: object) -> SourceError:
        """The end of reading, with all that was found."""
        return SourceError(*self.diagnostics, Diagnostic(code, mark, params_of(params)))

    def stop_at(self, slip: Slip) -> SourceError:
        """The same where an editor slipped."""
        at = Position(self.path, self.first_line + slip.line, slip.column + 1)
        return self.stop(at, slip.code, **dict(slip.params))

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


def _refuse_before_parsing(reading: Reading, text: str) -> None:
    """What libyaml has no word for, or would follow too deep."""
    conflict = _CONFLICT.search(text) if any(map(text.__contains__, _CONFLICTS)) else None
    if conflict:
        raise reading.stop(reading.offset(text, conflict.start()), "merge-conflict")
    for tab in islice(_TAB.finditer(text), MOST) if "\t" in text else ():
        reading.refuse(reading.offset(text, tab.end() - 1), "tab-indents")
    reading.stop_if_refused()
    if text.count("[") + text.count("{") > _MANY_BRACKETS or _is_crowded(text):
        _refuse_depth(reading, text)


def _is_crowded(text: str) -> bool:
    return any(map(text.__contains__, _NEIGHBOURS)) and bool(_CROWDED.search(text))


def _refuse_depth(reading: Reading, text: str) -> None:
    """Composing nodes is recursive and ends the interpreter on depth; reading events is not."""
    depth = 0
    for event in _events(text):
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise reading.stop(reading.at(event.start_mark), "levels-too-many")


def _events(text: str) -> Iterator[yaml.Event]:
    """The events up to the first fault of syntax, which composing will tell of."""
    with suppress(yaml.YAMLError):
        yield from yaml.parse(text, Loader=_TextLoader)


# --- what libyaml says, by our codes ----------------------------------------------------------

UNREADABLE = "line-not-yaml"
_CODES = (
    ("mapping values are not allowed", "colon-too-many"),
    ("sequence entries are not allowed", "list-on-line-of-key"),
    ("undefined alias", "value-begins-with-asterisk"),
    ("but found another document", "second-document"),
    ("expected the node content", "value-begins-with-special-sign"),
    ("expected node content", "value-begins-with-special-sign"),
    ("cannot start any token", "value-begins-with-special-sign"),
    ("expected <block end>", "indent-wrong"),
    ("did not find expected '-' indicator", "indent-wrong"),
    ("did not find expected key", "indent-wrong"),
    ("expected <document start>", "indent-wrong"),
    ("unknown escape character", "escape-unknown"),
)
_UNCLOSED = (
    ("could not find expected ':'", "colon-missing"),
    ("found unexpected end of stream", "quote-not-closed"),
    ("expected ',' or ']'", "list-not-closed"),
    ("expected ',' or '}'", "group-not-closed"),
)
"""Told where the thing begins, because libyaml only sees at the end that it is open."""


def _explained(reading: Reading, text: str, error: yaml.MarkedYAMLError) -> SourceError:
    failed = error.problem_mark or error.context_mark
    said = error.problem or ""
    begun = next((code for words, code in _UNCLOSED if words in said), None)
    is_group = begun in ("list-not-closed", "group-not-closed")
    lines = lines_of(text)
    slip = slip_before(lines, failed.line, reading.keys, is_group=is_group) if failed else None
    if slip:
        return reading.stop_at(slip)
    if is_group and error.problem_mark and _closes_on_its_line(text, error.context_mark):
        return reading.stop(reading.at(error.problem_mark), "comma-missing")
    if begun and error.context_mark:
        return reading.stop(reading.at(error.context_mark), begun)
    if failed is None:
        return reading.stop(Position(reading.path, reading.first_line), UNREADABLE)
    code = next((code for words, code in _CODES if words in said), UNREADABLE)
    if code == "value-begins-with-special-sign" and _rest_of_line(text, failed).startswith(","):
        code = "comma-too-many"
    opened = _left_open(text) if code == "value-begins-with-special-sign" else None
    if opened and not _rest_of_line(text, failed).strip():
        code = "list-not-closed" if opened.value[0] == "[" else "group-not-closed"
        return reading.stop_at(Slip(code, opened.number, opened.value_at))
    if code == "indent-wrong" and _follows_text(text, failed):
        code = "text-after-value"
    return reading.stop(reading.at(failed), code)


def _closes_on_its_line(text: str, opening: Spot | None) -> bool:
    if opening is None:
        return False
    return end_of_group(_rest_of_line(text, opening)) >= 0


def _left_open(text: str) -> Line | None:
    """The last line whose value begins with a bracket that it does not close."""
    lines = reversed(list(lines_of(text)))
    return next((each for each in lines if each.value[:1] in ("[", "{")
                 and end_of_group(each.value) < 0), None)  # fmt: skip


def _rest_of_line(text: str, mark: Spot) -> str:
    lines = text.split("\n")
    return lines[mark.line][mark.column :] if mark.line < len(lines) else ""


def _follows_text(text: str, mark: Spot) -> bool:
    lines = text.split("\n")
    return mark.line < len(lines) and bool(lines[mark.line][: mark.column].strip(" -"))


# --- anchors and tags -------------------------------------------------------------------------


def _refuse_anchors(reading: Reading, text: str) -> None:
    if not _MARKED.search(text):
        return
    for event in _events(text):
        mark = event.start_mark
        if mark and (getattr(event, "anchor", None) or getattr(event, "tag", None)):
            slip = slip_before(lines_of(text), mark.line, reading.keys)
            if slip:
                raise reading.stop_at(slip)
        if getattr(event, "anchor", None):
            reading.refuse(reading.at(event.start_mark), "value-begins-with-anchor")
        elif getattr(event, "tag", None):
            reading.refuse(reading.at(event.start_mark), "value-begins-with-tag")
    reading.stop_if_refused()
