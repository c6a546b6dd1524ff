"""Small changes to a file that is there: every other letter stays as the editor wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import yaml
from yaml import MappingNode, Node, SequenceNode

from editing.writing.yaml_text import field_lines
from records.errors import PraksisError
from records.model.field_spec import KindSpec
from records.source.documents import front_matter
from records.source.tree import Data

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""As records are read: PyYAML's own takes no question mark in `{text: Hvad nu?}`."""


class OneLineError(PraksisError):
    """A file whose fields do not stand on lines of their own; the text names it."""


def with_fields(form: KindSpec, text: str, file: PurePath, changes: Mapping[str, Data]) -> str:
    r"""The text of a record's `file` with top-level fields set anew, added or (None) taken out.

    A new field comes after the nearest field before it in the order of the form. `text` has `\n`
    line ends and can be read (`records.source.documents`); a comment on a changed line goes.
    Raises OneLineError where no field has a line of its own, KeyError for a field that the form
    does not have.
    """
    before, fields, after = front_matter(text) if file.suffix == ".md" else ("", text, "")
    for key, value in changes.items():
        fields = _changed(form, fields, key, value, file)
    return before + fields + after


def _changed(form: KindSpec, text: str, key: str, value: Data, file: PurePath) -> str:
    lines = "" if value is None else field_lines(form.field(key), value)
    spans = _spans(text, file)
    if key in spans:
        start, end = spans[key]
        return text[:start] + lines + text[end:]
    place = _place_for(form, key, spans)
    head = text[:place]
    return head + ("" if not head or head.endswith("\n") else "\n") + lines + text[place:]


def _place_for(form: KindSpec, key: str, spans: Mapping[str, tuple[int, int]]) -> int:
    """Where a new field begins: the end of the nearest field before it that is there."""
    order = [field.key for field in form.fields]
    earlier = [spans[name][1] for name in order[: order.index(key)] if name in spans]
    return earlier[-1] if earlier else 0


def _spans(text: str, file: PurePath) -> dict[str, tuple[int, int]]:
    """From the start of each key's line to the start of the line after its value."""
    node = yaml.compose(text, Loader=LOADER)
    pairs = node.value if isinstance(node, MappingNode) else []
    if isinstance(node, MappingNode) and node.flow_style:
        message = f"{file.name} kan ikke rettes linje for linje. Skriv hvert felt på sin linje."
        raise OneLineError(message)
    return {str(key.value): _span(text, key, value) for key, value in pairs}


def _span(text: str, key: Node, value: Node) -> tuple[int, int]:
    start = text[: key.start_mark.index].rfind("\n") + 1
    last = len(text[: max(end_of(value), key.end_mark.index)].rstrip())
    return start, next_line(text, last)


def next_line(text: str, at: int) -> int:
    """Where the line begins that follows the one of `at`: the end of a text without one."""
    _, _, rest = text[at:].partition("\n")
    return len(text) - len(rest)


def end_of(node: Node) -> int:
    """Where its last word ends; a block itself only ends where the next thing begins."""
    is_block = isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style
    if not is_block or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return max(end_of(part) for part in (last if isinstance(last, tuple) else (last,)))
