"""Every text that an editor wrote and readers may get, with its place: records, media, settings."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode

from publishing.settings import FILE
from records.source.diagnostics import Position, SourceError
from records.source.documents import front_matter
from records.source.files import Project, decode

_YAML = frozenset({".yml", ".yaml"})
_PLAIN = frozenset({".csv", ".vtt", ".srt", ".txt", ".json"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Span = tuple[int, int]
_NOTES = frozenset({"note"})
"""The fields of a record that no reader gets."""
_MACHINERY = frozenset({"release", "api_url", "admin"})
"""The settings that machines and editors alone use: a server that lies in one house will do."""


@dataclass(frozen=True)
class Source:
    """A file, and the parts of its text that are said to somebody: not keys and comments."""

    path: str
    text: str
    spans: tuple[Span, ...]

    def position(self, offset: int) -> Position:
        """The place of a character."""
        line = bisect_right(self._starts, offset)
        return Position(self.path, line, offset - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(at + 1 for at, sign in enumerate(self.text) if sign == "\n")]


def sources_of(project: Project) -> Iterator[Source]:
    """The settings, and each text below `content/`; what cannot be read is passed, others tell."""
    yield from _source(project, project.root / FILE, _MACHINERY)
    for file in sorted(_files(project.content)):
        yield from _source(project, file, _NOTES)


def _files(folder: Path) -> Iterator[Path]:
    for base, _, names in os.walk(folder):
        for name in names:
            file = Path(base, name)
            if file.suffix.lower() in (_YAML | _PLAIN | {".md"}) and not file.is_symlink():
                yield file


def _source(project: Project, file: Path, unseen: frozenset[str]) -> Iterator[Source]:
    shown = project.shown(file)
    try:
        text = decode(shown, file.read_bytes())
        yield Source(shown, text, tuple(_spans(file.suffix.lower(), text, unseen)))
    except (OSError, SourceError, yaml.YAMLError, ValueError):
        return


def _spans(ending: str, text: str, unseen: frozenset[str]) -> Iterable[Span]:
    if ending in _YAML:
        return _values(text, 0, unseen)
    if ending == ".md":
        before, fields, _ = front_matter(text)
        body = len(before) + len(fields)
        return [*_values(fields, len(before), unseen), (body, len(text))]
    return [(0, len(text))]


def _values(text: str, shift: int, unseen: frozenset[str]) -> Iterator[Span]:
    """The values of a YAML text, without its keys, its comments and what no reader sees."""
    waiting: list[Node | None] = [yaml.compose(text, Loader=_LOADER)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            yield shift + node.start_mark.index, shift + node.end_mark.index
        elif isinstance(node, MappingNode):
            waiting += [value for key, value in node.value if key.value not in unseen]
        elif node is not None:
            waiting += node.value
