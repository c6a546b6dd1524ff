"""Values as YAML, as an editor would write them by hand, and as any other program reads them.

Text that YAML 1.1 or 1.2 would take for something else (`0400`, `14:30`, `no`) is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from records.model.field_spec import FieldSpec
from records.model.value_shape import Value
from records.source.tree import Data

ONE_LINE = 92
"""The longest list of groups' item that stays on one line, in characters."""

_TEXT = "tag:yaml.org,2002:str"
_BARE = frozenset({Value.WHOLE, Value.DECIMAL, Value.FLAG, Value.DAY, Value.CODE})
_NUMBER = re.compile(r"[\d .:/_+-]+([eE][-+]?\d+)?|0[ox][0-9a-fA-F]+")
"""What some program may take for a number, a day or a time; PyYAML knows those of YAML 1.1."""

_RESOLVER: Any = yaml.resolver.Resolver()


class _Writer(yaml.SafeDumper):
    """Lists stand two spaces in, and quotes are double."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        del indentless
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        """Double quotes where the emitter would take single ones."""
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style


def field_lines(field: FieldSpec, value: Data) -> str:
    """`key: value` with a line break at the end; what belongs below is on lines of its own."""
    return _serialized(MappingNode(_map_tag(), [(_scalar(field.key), _node(value, field))]))


def _serialized(node: Node) -> str:
    return str(
        yaml.serialize(node, Dumper=_Writer, allow_unicode=True, width=float("inf"), indent=2)
    )


def _map_tag() -> str:
    return "tag:yaml.org,2002:map"


def _node(value: Data, field: FieldSpec, *, flow: bool = False) -> Node:
    if isinstance(value, list):
        return _list(value, field, flow=flow)
    if isinstance(value, dict):
        return _group(value, field, flow=flow)
    return _scalar_of(value, field)


def _list(values: Sequence[Data], field: FieldSpec, *, flow: bool) -> SequenceNode:
    """Codes and ids stand on one line, sentences and groups on a line each."""
    on_one_line = flow or field.value is Value.CODE or field.relation is not None
    items = [_item(value, field, flow=on_one_line) for value in values]
    return SequenceNode("tag:yaml.org,2002:seq", items, flow_style=on_one_line or not items)


def _item(value: Data, field: FieldSpec, *, flow: bool) -> Node:
    if not isinstance(value, dict):
        return _node(value, field, flow=flow)
    short = _group(value, field, flow=True)
    if flow or ("\n" not in str(value) and len(_serialized(short)) <= ONE_LINE):
        return short
    return _group(value, field, flow=False)


def _group(values: Mapping[str, Data], field: FieldSpec, *, flow: bool) -> MappingNode:
    parts = {part.key: part for part in field.parts}
    pairs = [(_scalar(key), _node(value, parts[key], flow=flow)) for key, value in values.items()]
    return MappingNode(_map_tag(), pairs, flow_style=flow)


def _scalar_of(value: str | None, field: FieldSpec) -> ScalarNode:
    text = value or ""
    if field.value in _BARE or text in field.words:
        return _scalar(text)
    if "\n" in text and field.value in (Value.PARAGRAPH, Value.MARKDOWN):
        return ScalarNode(_TEXT, text, style="|")
    must = text == "" or field.value is Value.TIME or _NUMBER.fullmatch(text)
    return ScalarNode(_TEXT, text, style='"' if must or not _is_plain(text) else None)


def _scalar(text: str) -> ScalarNode:
    """Written bare, whatever YAML takes it for."""
    return ScalarNode(_resolved(text), text)


def _is_plain(text: str) -> bool:
    return _resolved(text) == _TEXT


def _resolved(text: str) -> str:
    return str(_RESOLVER.resolve(ScalarNode, text, (True, False)))
