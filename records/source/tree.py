"""YAML as a tree of text with marks; nothing is guessed about types.

PyYAML composes the nodes (with libyaml where it is there), so `14:30`, `0400` and `no` stay the
text an editor wrote. Duplicate keys, anchors, tags and tabs are refused with their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from records.source.diagnostics import Position
from records.source.positions import Positions
from records.source.slips import slip_in_words, text_lines
from records.source.syntax import MAX_DEPTH, MOST_ITEMS, UNREADABLE, Reading, compose
from records.source.yaml_lines import lines_of

_CUT = re.compile(r"(?! {2,}#(?: |$))[ \t]+(?P<cut>#.*)")
_CUT_ALL = re.compile(r"[ \t]+(?P<cut>#[^ #].*)")

Data = str | None | list["Data"] | dict[str, "Data"]
Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Tree(Positions):
    """A YAML mapping as plain data, and the way back from a key to its place in the file."""

    path: str
    first_line: int
    data: dict[str, Data]
    node: MappingNode
    text: str = ""

    def locate(self, loc: Loc, *, key: bool = False) -> Position:
        """The place of the value at `loc` (of the key itself with `key`).

        Where `loc` leads to nothing, the place of the nearest thing around it; an empty value has
        the place of its key.
        """
        node: Node = self.node
        mark = node.start_mark
        for part in loc:
            found = _child(node, part)
            if found is None:
                break
            key_node, node = found
            named = key or (isinstance(node, ScalarNode) and _text(node) is None)
            mark = key_node.start_mark if named and key_node else node.start_mark
        return Position(self.path, self.first_line + mark.line, mark.column + 1)

    def locate_text(self, loc: Loc, offset: int) -> Position | None:
        """The place of the character at `offset` of the text at `loc`, or None for no text.

        Found by counting what is no white space, because YAML folds lines and takes indents off.
        """
        node: Node | None = self.node
        for part in loc:
            found = _child(node, part) if node else None
            node = found[1] if found else None
        if not isinstance(node, ScalarNode) or (node.style == '"' and "\\" in self._raw(node)):
            return None
        at = node.start_mark.index + _opening(node, self._raw(node))
        wanted = sum(not sign.isspace() for sign in node.value[:offset].lstrip())
        for place, sign in enumerate(self.text[at : node.end_mark.index], at):
            is_second = (
                node.style == "'" and self.text[place - 1 : place + 1] == "''" and place > at
            )
            if sign.isspace() or is_second:
                continue
            if wanted == 0:
                return self._place(place)
            wanted -= 1
        return None

    def _raw(self, node: Node) -> str:
        return self.text[node.start_mark.index : node.end_mark.index]

    def _place(self, index: int) -> Position:
        line = self.text.count("\n", 0, index)
        column = index - (self.text.rfind("\n", 0, index) + 1) + 1
        return Position(self.path, self.first_line + line, column)

    def cut_short(self) -> Iterator[tuple[Loc, str, Position]]:
        """Each plain value on a line where a comment begins: its place, the comment, where it is.

        A comment after two spaces that goes on with a space is one on purpose.
        """
        if "#" not in self.text:
            return
        lines = self.text.split("\n")
        for loc, node in _scalars(self.node, ()):
            if node.style:
                continue
            mark = node.end_mark
            rest = lines[mark.line][mark.column :] if mark.line < len(lines) else ""
            cut = (_CUT if node.value else _CUT_ALL).match(rest)
            if cut:
                column = mark.column + cut.start("cut") + 1
                yield loc, cut["cut"], Position(self.path, self.first_line + mark.line, column)


def _opening(node: ScalarNode, raw: str) -> int:
    """How long what stands before the text itself is: a quote, or the line with `|` or `>`."""
    if node.style in ("|", ">"):
        return raw.find("\n") + 1
    return 1 if node.style else 0


def _scalars(node: Node, loc: Loc) -> Iterator[tuple[Loc, ScalarNode]]:
    if isinstance(node, ScalarNode):
        yield loc, node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*loc, str(key.value)))
    else:
        for number, item in enumerate(node.value):
            yield from _scalars(item, (*loc, number))


def parse(path: str, text: str, first_line: int = 1, keys: frozenset[str] = frozenset()) -> Tree:
    """Read `text`, which begins at `first_line` of `path`, as one mapping.

    `keys` are the fields that it can have, where they are known. Raises SourceError with every
    problem found in it.
    """
    reading = Reading(path, first_line, keys)
    node = compose(reading, text)
    if node is None or (isinstance(node, ScalarNode) and not node.value):
        raise reading.stop(Position(path, first_line), "file-empty-of-fields")
    if not isinstance(node, MappingNode):
        raise reading.stop(reading.at(node.start_mark), "file-without-keys")
    _refuse_slips(reading, node, text)
    data = dict(_pairs(reading, node, 1))
    reading.stop_if_refused()
    return Tree(path, first_line, data, node, text)


def _refuse_slips(reading: Reading, node: MappingNode, text: str) -> None:
    """Lines that were meant as points or fields, and that YAML takes for one text."""
    found = [each for each in _texts_on_lines(node) if not each.style and each.value]
    lines = list(lines_of(text)) if found else []
    for each in found:
        within = text_lines(lines, each.start_mark.line, each.end_mark.line)
        slip = slip_in_words(within, reading.keys)
        if slip:
            raise reading.stop_at(slip)


def _texts_on_lines(node: Node) -> Iterator[ScalarNode]:
    """Each text that begins on a line of its own, and each point of a list with several lines."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            is_below = value.start_mark.line > key.end_mark.line
            if isinstance(value, ScalarNode):
                yield from (value,) if is_below else ()
            else:
                yield from _texts_on_lines(value)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            if isinstance(item, ScalarNode):
                yield from (item,) if item.end_mark.line > item.start_mark.line else ()
            else:
                yield from _texts_on_lines(item)


def _pairs(reading: Reading, node: MappingNode, depth: int) -> Iterator[tuple[str, Data]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            reading.refuse(reading.at(key_node.start_mark), UNREADABLE)
            continue
        key = str(key_node.value)
        if key in seen:
            reading.refuse(reading.at(key_node.start_mark), "key-twice", key=key, line=seen[key])
            continue
        if key.startswith("-"):
            at = reading.at(key_node.start_mark)
            reading.refuse(at, "space-missing-after-dash", meant=f"- {key[1:61]}: …")
            continue
        seen[key] = reading.first_line + key_node.start_mark.line
        yield key, _value(reading, value_node, depth + 1)


def _value(reading: Reading, node: Node, depth: int) -> Data:
    if isinstance(node, ScalarNode):
        return _text(node)
    if depth > MAX_DEPTH:
        raise reading.stop(reading.at(node.start_mark), "levels-too-many")
    if isinstance(node, MappingNode):
        return dict(_pairs(reading, node, depth))
    if len(node.value) > MOST_ITEMS:
        raise reading.stop(reading.at(node.start_mark), "list-longer-than-read")
    return [_value(reading, item, depth + 1) for item in node.value]


def _text(node: ScalarNode) -> str | None:
    """None for a key without anything after it; `""` is a text of no length."""
    text = str(node.value)
    return text if text or node.style else None


def _child(node: Node, part: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == part), None)
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None
