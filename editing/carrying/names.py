"""Where a text names a record: fields that hold its id, and links, figures and paths in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from editing.writing.edit import LOADER
from records.loading.library import Library
from records.model.base import Record
from records.model.describe import annotated_values
from records.source.documents import front_matter
from records.source.files import bytes_and_text
from records.source.tree import Loc
from records.types.code_in_text import without_code
from records.types.field_type import Ref, Target


@dataclass(frozen=True, slots=True)
class NewName:
    """A record of a kind that gets another id, or whose place another takes."""

    kind: str
    old: str
    new: str
    addresses: tuple[str, str] | None = None
    """The old and the new address of its page, without leading slash."""
    words: tuple[tuple[str, str], ...] = ()
    """What else is said instead wherever it stands: paths of media, addresses of mail."""


def texts_with_new_name(library: Library, name: NewName) -> dict[Path, tuple[bytes, str]]:
    """Every file of a record that names the old one: what it holds, and its new text.

    Windows line ends and a first mark are not in the text. Raises SourceError for a file that
    cannot be read.
    """
    found: dict[Path, tuple[bytes, str]] = {}
    rows: dict[Path, list[tuple[int, str, str]]] = {}
    seen: set[Path] = set()
    for (kind, record_id), origin in library.origins.items():
        record = library.records[kind].get(record_id)
        if record is None:
            continue
        if origin.in_table:
            rows.setdefault(origin.file, []).extend(_cells(library, record, name))
        elif origin.file not in seen:
            seen.add(origin.file)
            raw, text = bytes_and_text(library.project, origin.file)
            now = renamed_text(text, origin.file, record, name)
            if now != text:
                found[origin.file] = raw, now
    for file, cells in rows.items():
        if cells:
            raw, text = bytes_and_text(library.project, file)
            found[file] = raw, _table(text, cells)
    return found


def renamed_text(text: str, file: Path, record: Record, name: NewName) -> str:
    """The text of the record's file with the new name wherever it had the old one."""
    locs = dict(_places(record, name))
    before, fields, after = front_matter(text) if file.suffix == ".md" else ("", text, "")
    return _in_texts(before + _in_fields(fields, locs) + after, name)


def _places(record: Record, name: NewName) -> Iterator[tuple[Loc, tuple[str, str]]]:
    """Each field that holds the id and nothing else, with what it says and shall say."""
    old, new = f"{name.kind}:{name.old}", f"{name.kind}:{name.new}"
    for loc, marker, value in annotated_values(record):
        match marker:
            case Ref(kind="*") | Target():
                bare, sharp, anchor = value.partition("#")
                if bare == old:
                    yield loc, (value, new + sharp + anchor)
            case Ref(kind=kind) if kind == name.kind and kind != "area" and value == name.old:
                yield loc, (name.old, name.new)


def _in_fields(text: str, locs: Mapping[Loc, tuple[str, str]]) -> str:
    if not locs:
        return text
    root = yaml.compose(text, Loader=LOADER)
    edits = []
    for loc, (old, new) in locs.items():
        node = _node_at(root, loc)
        if isinstance(node, ScalarNode):
            start, end = int(node.start_mark.index), int(node.end_mark.index)
            edits.append((start, end, text[start:end].replace(old, new, 1)))
    for start, end, written in sorted(edits, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _node_at(node: Node | None, loc: Loc) -> Node | None:
    for part in loc:
        if isinstance(node, MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, SequenceNode) and isinstance(part, int):
            node = node.value[part]
    return node


# --- in texts ---------------------------------------------------------------------------------


def _in_texts(text: str, name: NewName) -> str:
    """Links and figures outside code, and other words everywhere."""
    for pattern, new in _patterns(name):
        places = [found.span("name") for found in pattern.finditer(without_code(text))]
        for start, end in reversed(places):
            text = text[:start] + new + text[end:]
    for old, new in name.words:
        text = re.sub(rf"(?<![\w./@+-]){re.escape(old)}(?![\w@-])", new.replace("\\", "\\\\"), text)
    return text


def _patterns(name: NewName) -> Iterator[tuple[re.Pattern[str], str]]:
    """Each way to name a record in a text; the group `name` is what becomes other."""
    link = r"(?:\]\(|\]:\s+|href=\")\s*<?(?P<name>{})(?=[)\s#>\"?])"
    yield re.compile(link.format(rf"{name.kind}:{name.old}")), f"{name.kind}:{name.new}"
    if name.kind == "figure":
        yield re.compile(rf"\{{\{{\s*figure:(?P<name>{name.old})\s*\}}\}}"), name.new
    if name.addresses and "#" not in name.addresses[0]:
        old, new = (f"/{address.rstrip('/')}" for address in name.addresses)
        yield re.compile(link.format(rf"{re.escape(old)}(?=/)").replace("(?=[)", "(?=/?[)")), new


# --- in tables --------------------------------------------------------------------------------


def _cells(library: Library, record: Record, name: NewName) -> Iterator[tuple[int, str, str]]:
    """The line of each cell that holds the id, with what it says and shall say."""
    for loc, (old, new) in _places(record, name):
        yield library.locate(record, loc).line, old, new


def _table(text: str, cells: list[tuple[int, str, str]]) -> str:
    lines = text.split("\n")
    for line, old, new in cells:
        cell = re.compile(rf'(^|,)(\s*"?){re.escape(old)}(?="?\s*(?:,|$))')
        lines[line - 1] = cell.sub(rf"\g<1>\g<2>{new}", lines[line - 1])
    return "\n".join(lines)
