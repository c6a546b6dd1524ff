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

from editing.writing.edit import LOADER, end_of, next_line, with_fields
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
    if not isinstance(root, MappingNode):
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
    if "\n" in value:
        raise _TooMuchError
    start, end = _span(text, node)
    if start == end:  # a key with nothing after it
        raise _TooMuchError
    return _Edit(start, end, one_line(field, value, flow=flow, style=node.style))


def _span(text: str, node: Node) -> tuple[int, int]:
    start = int(node.start_mark.index)
    return start, start + len(text[start : end_of(node)].rstrip())


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
        yield _after(text, last, written, node.start_mark.column, flow=flow)


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
        yield _after(text, node.value[-1], written, node.start_mark.column, flow=flow)
    else:
        yield from _shorter(text, node, there, list(values), flow=flow)


def _new(field: FieldSpec, value: Data, *, flow: bool) -> str:
    if not isinstance(value, str) or "\n" in value:
        raise _TooMuchError
    return one_line(field, value, flow=flow)


def _after(text: str, last: Node, written: Sequence[str], column: int, *, flow: bool) -> _Edit:
    """Behind the last thing of a list or a group: on its line in brackets, else on lines below."""
    _, end = _span(text, last)
    if flow:
        return _Edit(end, end, "".join(f", {one}" for one in written))
    at = next_line(text, end)
    lines = "".join(f"{' ' * column}{one}\n" for one in written)
    return _Edit(at, at, lines if text[:at].endswith("\n") else f"\n{lines}")


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
    for place, number in enumerate(gone):
        if flow:
            yield _out_of_brackets(text, node, number, is_at_start=place == number)
        else:
            yield _without_lines(text, node.value[number])


def _out_of_brackets(text: str, node: SequenceNode, number: int, *, is_at_start: bool) -> _Edit:
    """An item and one comma: the one behind where nothing before it stays, else the one before."""
    start, end = _span(text, node.value[number])
    if is_at_start:
        return _Edit(start, _span(text, node.value[number + 1])[0], "")
    before = _span(text, node.value[number - 1])[1]
    if "\n" in text[before:end]:  # a comment there is of the item before
        raise _TooMuchError
    return _Edit(before, end, "")


def _without_lines(text: str, item: Node) -> _Edit:
    start, end = _span(text, item)
    begin = text[:start].rfind("\n") + 1
    if text[begin:start].strip() != "-":
        raise _TooMuchError
    return _Edit(begin, next_line(text, end), "")


def _data(node: Node) -> Data:
    if isinstance(node, MappingNode):
        return {str(key.value): _data(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_data(item) for item in node.value]
    return str(node.value)
