"""Values as YAML, as an editor would write them by hand, and as any other program reads them.

Text that YAML 1.1 or 1.2 would take for something else (`0400`, `14:30`, `no`) is quoted. The
form in the browser writes the same (`web/yaml_text.js`): `tests/editing/writing/yaml_values.json`
holds both to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from records.model.field_spec import FieldSpec
from records.model.value_shape import Value
from records.source.tree import Data

ONE_LINE = 92
"""The longest list of groups' item that stays on one line, in characters."""

_TEXT = "tag:yaml.org,2002:str"
_BARE = frozenset({Value.WHOLE, Value.DECIMAL, Value.FLAG, Value.DAY, Value.CODE})
_ODD = re.compile(r"[\d .:/_+-]*([eE][-+]?\d+)?|0[ox][0-9a-fA-F]+|[yYnN]")
"""What some program may take for a number, a day, a time or yes; PyYAML knows most of YAML 1.1."""
_SIMPLE = re.compile(r"[\wæøåÆØÅ](?:[\wæøåÆØÅ ,./()-]*[\wæøåÆØÅ./)])?", re.ASCII)
"""What no writer of YAML needs a second look at, where it may stand bare at all."""
_NO_BLOCK = re.compile(r"\r|\n *\t")
"""A line that begins with a tab would read as one that is indented by it."""
_IN_QUOTES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

_RESOLVER: Any = yaml.resolver.Resolver()


class _Writer(yaml.SafeDumper):
    """Lists stand two spaces in, and quotes are double."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        del indentless
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        """A block where one is asked for, and double quotes where it would take single ones."""
        event = cast("yaml.ScalarEvent", self.event)
        if event.style == "|" and not self.flow_level and not _NO_BLOCK.search(event.value):
            return "|"
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002
        """On one line, with every letter and emoji as it is."""
        del split
        self.write_indicator(f'"{"".join(_IN_QUOTES.get(sign, sign) for sign in text)}"', True)  # noqa: FBT003


def field_lines(field: FieldSpec, value: Data) -> str:
    """`key: value` with a line break at the end; what belongs below is on lines of its own."""
    if (
        isinstance(value, str)
        and _SIMPLE.fullmatch(value)
        and _scalar_of(value, field).style is None
    ):
        return f"{field.key}: {value}\n"
    return _serialized(MappingNode(_map_tag(), [(_scalar(field.key), _node(value, field))]))


def one_line(field: FieldSpec, value: str, *, flow: bool, style: str | None = None) -> str:
    """The value alone, without a line break in it, as it stands after a key.

    `flow` is within brackets. In quotes where it must be, and where `style`, what stood there
    before, has them.
    """
    if style == "'" and value.isprintable():
        return "'{}'".format(value.replace("'", "''"))
    is_quoted = style in ("'", '"')
    node = ScalarNode(_TEXT, value, style='"') if is_quoted else _scalar_of(value, field)
    pair = MappingNode(_map_tag(), [(_scalar("x"), node)], flow_style=flow)
    written = _serialized(pair).strip()
    return written[4:-1] if flow else written[3:]


def _serialized(node: Node) -> str:
    return str(yaml.serialize(node, Dumper=_Writer, allow_unicode=True, width=float("inf")))


def _map_tag() -> str:
    return "tag:yaml.org,2002:map"


def _node(value: Data, field: FieldSpec) -> Node:
    """What stands within brackets becomes one with brackets, whatever it asks for here."""
    if isinstance(value, list):
        return _list(value, field)
    if isinstance(value, dict):
        return _group(value, field, flow=False)
    return _scalar_of(value, field)


def _list(values: Sequence[Data], field: FieldSpec) -> SequenceNode:
    """Codes and ids stand on one line, sentences and groups on a line each."""
    on_one_line = field.value is Value.CODE or field.relation is not None
    items = [_item(value, field) for value in values]
    return SequenceNode("tag:yaml.org,2002:seq", items, flow_style=on_one_line or not items)


def _item(value: Data, field: FieldSpec) -> Node:
    if not isinstance(value, dict):
        return _node(value, field)
    short = _group(value, field, flow=True)
    fits = not _has_lines(value) and len(_serialized(short)) <= ONE_LINE
    return short if fits else _group(value, field, flow=False)


def _has_lines(value: Data) -> bool:
    parts = value.values() if isinstance(value, dict) else value
    return "\n" in value if isinstance(value, str) else any(map(_has_lines, parts or ()))


def _group(values: Mapping[str, Data], field: FieldSpec, *, flow: bool) -> MappingNode:
    parts = {part.key: part for part in field.parts}
    pairs = [(_scalar(key), _node(value, parts[key])) for key, value in values.items()]
    return MappingNode(_map_tag(), pairs, flow_style=flow)


def _scalar_of(value: str | None, field: FieldSpec) -> ScalarNode:
    text = value or ""
    if field.value in _BARE or text in field.words:
        return _scalar(text)
    if "\n" in text and field.value in (Value.PARAGRAPH, Value.MARKDOWN):
        return ScalarNode(_TEXT, text, style="|")
    must = field.value is Value.TIME or _ODD.fullmatch(text)
    return ScalarNode(_TEXT, text, style='"' if must or not _is_plain(text) else None)


def _scalar(text: str) -> ScalarNode:
    """Written bare, whatever YAML takes it for."""
    return ScalarNode(_resolved(text), text)


def _is_plain(text: str) -> bool:
    return _resolved(text) == _TEXT


def _resolved(text: str) -> str:
    return str(_RESOLVER.resolve(ScalarNode, text, (True, False)))
