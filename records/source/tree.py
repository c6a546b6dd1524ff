"""YAML as a tree of text with marks; nothing is guessed about types.

PyYAML composes the nodes (with libyaml where it is there), so `14:30`, `0400` and `no` stay the
text an editor wrote. Duplicate keys, anchors, tags and tabs are refused with their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from records.source.problems import Mark, Problem, SourceError

Data = str | None | list["Data"] | dict[str, "Data"]
Loc = tuple[str | int, ...]

MAX_DEPTH = 12
"""Levels of nesting; a record needs four."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_CROWDED = re.compile(r"(?:[-?:] +){40}|^ {400}", re.MULTILINE)
_STR_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:null")


@dataclass(slots=True)
class _Reading:
    """One text being read: where it stands in its file, and what was wrong so far."""

    path: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)

    def mark(self, line: int, column: int) -> Mark:
        return Mark(self.path, self.first_line + line, column + 1)

    def at(self, mark: yaml.Mark) -> Mark:
        return self.mark(mark.line, mark.column)

    def refuse(self, mark: Mark, sentence: str) -> None:
        self.problems.append(Problem(mark, sentence))

    def stop(self, mark: Mark, sentence: str) -> SourceError:
        return SourceError(*self.problems, Problem(mark, sentence))


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML mapping as plain data, and the way back from a key to its place in the file."""

    path: str
    first_line: int
    data: dict[str, Data]
    node: yaml.MappingNode

    def locate(self, loc: Loc, *, key: bool = False) -> Mark:
        """The place of the value at `loc` (of the key itself with `key`).

        Where `loc` leads to nothing, the place of the nearest thing around it.
        """
        node: yaml.Node = self.node
        mark = node.start_mark
        for part in loc:
            found = _child(node, part)
            if found is None:
                break
            key_node, node = found
            mark = key_node.start_mark if key and key_node else node.start_mark
        return Mark(self.path, self.first_line + mark.line, mark.column + 1)


def parse(path: str, text: str, first_line: int = 1) -> Tree:
    """Read `text`, which begins at `first_line` of `path`, as one mapping.

    Raises SourceError with every problem found in it.
    """
    reading = _Reading(path, first_line)
    _refuse_before_parsing(reading, text)
    node = _compose(reading, text)
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        raise reading.stop(
            Mark(path, first_line), "filen er tom. Skriv mindst id, titel og example."
        )
    if not isinstance(node, yaml.MappingNode):
        raise reading.stop(reading.at(node.start_mark), _NO_MAPPING)
    _refuse_anchors(reading, text)
    data = dict(_pairs(reading, node, 1))
    if reading.problems:
        raise SourceError(*reading.problems)
    return Tree(path, first_line, data, node)


_NO_MAPPING = (
    "filen skal bestå af linjer med nøgle og værdi. Skriv fx: title: To 0-kapaciteter i Rønne."
)


def _refuse_before_parsing(reading: _Reading, text: str) -> None:
    conflict = _CONFLICT.search(text)
    if conflict:
        raise reading.stop(
            _offset_mark(reading, text, conflict.start()),
            "her står et flettemærke fra Git. Vælg den ene udgave, og slet linjerne med "
            "<<<<<<<, ======= og >>>>>>>.",
        )
    for tab in _TAB.finditer(text):
        place = _offset_mark(reading, text, tab.end() - 1)
        reading.refuse(
            place, "linjen er rykket ind med tabulator. Skriv to mellemrum i stedet for."
        )
    if reading.problems:
        raise SourceError(*reading.problems)
    crowded = _CROWDED.search(text)
    if crowded:
        raise reading.stop(_offset_mark(reading, text, crowded.start()), _TOO_DEEP)


_TOO_DEEP = "her er alt for mange niveauer inde i hinanden. Skriv færre niveauer."


def _offset_mark(reading: _Reading, text: str, offset: int) -> Mark:
    line_start = text.rfind("\n", 0, offset) + 1
    return reading.mark(text.count("\n", 0, offset), offset - line_start)


def _compose(reading: _Reading, text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = reading.at(mark) if mark else Mark(reading.path, reading.first_line)
        raise reading.stop(place, _syntax_sentence(error)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        place = Mark(reading.path, reading.first_line)
        raise reading.stop(place, _SYNTAX) from error
    return node


_SYNTAX = "linjen kan ikke læses som YAML. Skriv nøgle, kolon, mellemrum og værdi."
_SYNTAX_HINTS = (
    ("mapping values are not allowed", "her står et kolon for meget. Sæt værdien i anførselstegn."),
    ("could not find expected ':'", "her mangler et kolon efter nøglen. Skriv fx title: Rønne."),
    ("found unexpected end of stream", "et anførselstegn bliver ikke lukket. Sæt det sidste på."),
    ("undefined alias", "en værdi kan ikke begynde med stjerne. Sæt værdien i anførselstegn."),
    ("but found another document", "filen må kun have én post. Fjern linjen med ---."),
    ("expected the node content", "værdien begynder med et tegn, der har særlig betydning. "
     "Sæt værdien i anførselstegn."),
    ("expected ',' or ']'", "en liste bliver ikke lukket. Sæt ] efter det sidste punkt."),
    ("expected ',' or '}'", "et felt i {…} bliver ikke lukket. Sæt } efter det sidste."),
    ("cannot start any token", "værdien begynder med et tegn, der har særlig betydning. "
     "Sæt værdien i anførselstegn."),
    ("expected <block end>", "linjen er rykket forkert ind. Ryk den lige så langt ind som de andre."),
    ("unknown escape character", "tegnet efter \\ kendes ikke. Brug enkelte anførselstegn: '…'."),
)  # fmt: skip


def _syntax_sentence(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    return next((hint for words, hint in _SYNTAX_HINTS if words in said), _SYNTAX)


def _refuse_anchors(reading: _Reading, text: str) -> None:
    if "&" not in text and "*" not in text and "!" not in text:
        return
    for event in yaml.parse(text, Loader=_LOADER):
        if getattr(event, "anchor", None):
            reading.refuse(
                reading.at(event.start_mark),
                "en værdi kan ikke begynde med & eller *. Sæt værdien i anførselstegn.",
            )
        elif getattr(event, "tag", None):
            reading.refuse(
                reading.at(event.start_mark),
                "en værdi kan ikke begynde med !. Sæt værdien i anførselstegn.",
            )
    if reading.problems:
        raise SourceError(*reading.problems)


def _pairs(reading: _Reading, node: yaml.MappingNode, depth: int) -> Iterator[tuple[str, Data]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if key is None:
            reading.refuse(reading.at(key_node.start_mark), _SYNTAX)
            continue
        if key in seen:
            reading.refuse(
                reading.at(key_node.start_mark),
                f'feltet "{key}" står her for anden gang; første gang er linje {seen[key]}. '
                "Slet det ene.",
            )
            continue
        seen[key] = reading.first_line + key_node.start_mark.line
        yield key, _value(reading, value_node, depth + 1)


def _value(reading: _Reading, node: yaml.Node, depth: int) -> Data:
    if depth > MAX_DEPTH:
        raise reading.stop(reading.at(node.start_mark), _TOO_DEEP)
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(reading, node, depth))
    if isinstance(node, yaml.SequenceNode):
        return [_value(reading, item, depth + 1) for item in node.value]
    text = str(node.value)
    return None if not text and node.style is None else text


def _child(node: yaml.Node, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None
