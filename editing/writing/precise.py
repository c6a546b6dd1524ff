"""The smallest change of a file that gives a field its new value: all around it stays.

What is only one word in a group, or one item more in a list, is written in its place. Where that
cannot be done, or would read as something else, the whole field is written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from editing.writing.edit import LOADER, with_fields
from editing.writing.yaml_text import one_line
from records.model.field_spec import FieldSpec, KindSpec
from records.source.diagnostics import SourceError
from records.source.documents import front_matter
from records.source.tree import Data, parse


@dataclass(frozen=True, slots=True)
class _Edit:
    """What stands from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


class _TooMuchError(ValueError):
    """The change is more than a word in its place."""


def with_values(form: KindSpec, text: str, file: PurePath, changes: Mapping[str, Data]) -> str:
    """As `editing.writing.edit.with_fields`, each field with the smallest change that does it.

    Raises OneLineError and KeyError as that does.
    """
    for key, value in changes.items():
        before, fields, after = front_matter(text) if file.suffix == ".md" else ("", text, "")
        found = _in_place(fields, form.field(key), value)
        text = before + found + after if found else with_fields(form, text, file, {key: value})
    return text


def _in_place(text: str, field: FieldSpec, value: Data) -> str:
    """The text with the change in its place; empty where the field has to be written anew."""
    root = yaml.compose(text, Loader=LOADER)
    if not isinstance(root, MappingNode) or value is None:
        return ""
    node = next((child for key, child in root.value if key.value == field.key), None)
    if node is None:
        return ""
    try:
        edits = sorted(_edits(text, node, field, value, flow=False), key=lambda one: -one.start)
    except _TooMuchError:
        return ""
    made = text
    for edit in edits:
        made = made[: edit.start] + edit.text + made[edit.end :]
    return made if _reads_as(made, field.key, value) else ""


def _reads_as(text: str, key: str, value: Data) -> bool:
    try:
        return parse("", text).data.get(key) == value
    except SourceError:
        return False


def _edits(text: str, node: Node, field: FieldSpec, value: Data, *, flow: bool) -> Iterator[_Edit]:
    if isinstance(node, ScalarNode) and isinstance(value, str):
        if node.value != value:
            yield _scalar(text, node, field, value, flow=flow)
    elif isinstance(node, MappingNode) and isinstance(value, dict):
        yield from _group(text, node, field, value, flow=flow or bool(node.flow_style))
    elif isinstance(node, SequenceNode) and isinstance(value, list):
        yield from _list(text, node, field, value, flow=flow or bool(node.flow_style))
    else:
        raise _TooMuchError


def _scalar(text: str, node: ScalarNode, field: FieldSpec, value: str, *, flow: bool) -> _Edit:
    if "\n" in value or node.style in ("|", ">"):
        raise _TooMuchError
    start, end = _span(text, node)
    if start == end:  # a key with nothing after it
        raise _TooMuchError
    return _Edit(start, end, one_line(field, value, flow=flow, style=node.style or ""))


def _span(text: str, node: Node) -> tuple[int, int]:
    start = int(node.start_mark.index)
    return start, start + len(text[start : node.end_mark.index].rstrip())


def _group(
    text: str, node: MappingNode, field: FieldSpec, values: Mapping[str, Data], *, flow: bool
) -> Iterator[_Edit]:
    parts = {part.key: part for part in field.parts}
    there = {str(key.value): (key, child) for key, child in node.value}
    if set(there) - set(values) or not there:
        raise _TooMuchError
    for key, (_, child) in there.items():
        yield from _edits(text, child, parts[key], values[key], flow=flow)
    new = [key for key in values if key not in there]
    if new:
        written = [f"{key}: {_new(parts[key], values[key], flow=flow)}" for key in new]
        last = node.value[-1][1]
        yield _after(text, last, written, "" if flow else " " * node.start_mark.column)


def _list(
    text: str, node: SequenceNode, field: FieldSpec, values: Sequence[Data], *, flow: bool
) -> Iterator[_Edit]:
    there = [_data(item) for item in node.value]
    if not there or not values:
        raise _TooMuchError
    if len(there) == len(values):
        for item, value in zip(node.value, values, strict=True):
            yield from _edits(text, item, field, value, flow=flow)
    elif values[: len(there)] == there:
        dash = "" if flow else "- "
        written = [dash + _new(field, value, flow=flow) for value in values[len(there) :]]
        yield _after(
            text, node.value[-1], written, "" if flow else " " * _column_of_dash(text, node)
        )
    else:
        yield from _shorter(text, node, there, list(values), flow=flow)


def _column_of_dash(text: str, node: SequenceNode) -> int:
    start = int(node.start_mark.index)
    return start - (text.rfind("\n", 0, start) + 1)


def _new(field: FieldSpec, value: Data, *, flow: bool) -> str:
    if not isinstance(value, str) or "\n" in value:
        raise _TooMuchError
    return one_line(field, value, flow=flow)


def _after(text: str, last: Node, written: Sequence[str], indent: str) -> _Edit:
    """Behind the last thing of a list or a group: on its line in brackets, else on lines below."""
    _, end = _span(text, last)
    if _is_inside_brackets(text, end):
        return _Edit(end, end, "".join(f", {one}" for one in written))
    line = text.find("\n", end)
    at = len(text) if line < 0 else line + 1
    opening = "\n" if at and text[at - 1] != "\n" else ""
    return _Edit(at, at, opening + "".join(f"{indent}{one}\n" for one in written))


def _is_inside_brackets(text: str, end: int) -> bool:
    return text[end:].lstrip(" ,")[:1] in ("]", "}")


def _shorter(
    text: str, node: SequenceNode, there: list[Data], values: list[Data], *, flow: bool
) -> Iterator[_Edit]:
    """Take out the items that are not wanted, where the others stay in their order."""
    left = list(values)
    gone = []
    for number, item in enumerate(there):
        if left and item == left[0]:
            left.pop(0)
        else:
            gone.append(number)
    if left:
        raise _TooMuchError
    for number in gone:
        yield _without(text, node, number, flow=flow)


def _without(text: str, node: SequenceNode, number: int, *, flow: bool) -> _Edit:
    start, end = _span(text, node.value[number])
    if flow and number + 1 < len(node.value):
        return _Edit(start, _span(text, node.value[number + 1])[0], "")
    if flow:
        return _Edit(_span(text, node.value[number - 1])[1], end, "")
    begin = text.rfind("\n", 0, start) + 1
    if text[begin:start].strip() != "-":
        raise _TooMuchError
    line = text.find("\n", end)
    return _Edit(begin, len(text) if line < 0 else line + 1, "")


def _data(node: Node) -> Data:
    if isinstance(node, MappingNode):
        return {str(key.value): _data(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_data(item) for item in node.value]
    return str(node.value)
