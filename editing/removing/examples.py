"""All examples out of `content/`: what goes, what is mended with it, and doing it as one step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from editing.writing.edit import with_fields
from editing.writing.files import WriteError, as_before
from records.errors import reason_of
from records.loading.library import Library
from records.model.base import Record
from records.model.describe import annotated_values
from records.model.field_spec import spec_of
from records.source.files import Project, decode
from records.source.tree import Data
from records.source.whole_file import write_new, write_whole
from records.types.field_type import Ref

_MEDIA = re.compile(r"media/[\w./æøåÆØÅ-]+")
_TEXTS = frozenset({".yml", ".yaml", ".md", ".csv", ".json"})


@dataclass(frozen=True, slots=True)
class Removal:
    """What taking the examples out does to the files of a project."""

    records: tuple[Record, ...]
    files: tuple[Path, ...]
    """The files of those records."""
    media: tuple[Path, ...]
    """Sound, transcripts and pictures that nothing else names."""
    mended: Mapping[Path, str]
    """The new text of files whose lists named one of them."""

    def files_in(self, project: Project, content: Path) -> Removal:
        """The same for a copy of `content/`."""

        def there(file: Path) -> Path:
            return content / file.relative_to(project.content)

        return Removal(
            self.records,
            tuple(map(there, self.files)),
            tuple(map(there, self.media)),
            {there(file): text for file, text in self.mended.items()},
        )


def removal_of_examples(library: Library) -> Removal:
    """Every example with a file of its own, and what hangs on them; rows of tables stay.

    Only lists that may be shorter are mended. A single field, and a link in a text, says something
    that only a person can say otherwise. Raises OSError.
    """
    gone: dict[tuple[str, str], Record] = {}
    files: list[Path] = []
    for (kind, record_id), origin in library.origins.items():
        record = library.records[kind][record_id]
        if record.example and not origin.in_table:
            gone[kind, record_id] = record
            files.append(origin.file)
    mended = dict(_mended(library, frozenset(gone)))
    return Removal(tuple(gone.values()), tuple(files), _media_of(library, files), mended)


def take_out(removal: Removal) -> None:
    """Delete and mend, all or nothing. Raises WriteError; everything is as it was then."""
    was: dict[Path, bytes] = {}
    at = None
    try:
        for at in (*removal.files, *removal.media):
            was[at] = at.read_bytes()
            at.unlink()
        for at, text in removal.mended.items():
            was[at] = at.read_bytes()
            write_whole(at, as_before(text, was[at]))
    except OSError as error:
        _put_back(was)
        raise WriteError(f"{at} kan ikke ændres: {reason_of(error)}. Intet er slettet.") from None


def _put_back(was: Mapping[Path, bytes]) -> None:
    for file, content in was.items():
        with suppress(OSError):
            (write_whole if file.exists() else write_new)(file, content)


def _mended(library: Library, gone: frozenset[tuple[str, str]]) -> Iterator[tuple[Path, str]]:
    for (kind, record_id), origin in library.origins.items():
        if (kind, record_id) in gone or origin.in_table:
            continue
        changes = _shortened(kind, library.records[kind][record_id], gone)
        if changes:
            text = decode(library.project.shown(origin.file), origin.file.read_bytes())
            with suppress(ValueError):  # a record in one pair of braces: told as what is left
                yield origin.file, with_fields(spec_of(kind), text, origin.file, changes)


def _shortened(kind: str, record: Record, gone: frozenset[tuple[str, str]]) -> dict[str, Data]:
    """The lists of the record that may be shorter, without what is gone; None for an empty one."""
    out: dict[str, set[str]] = {}
    for loc, marker, value in annotated_values(record):
        is_in_list = len(loc) == 2 and isinstance(loc[1], int)
        if isinstance(marker, Ref) and is_in_list and _names(marker, value) in gone:
            out.setdefault(str(loc[0]), set()).add(value)
    form = spec_of(kind)
    changes: dict[str, Data] = {}
    for key, values in out.items():
        if not form.field(key).required:
            left: list[Data] = [one for one in getattr(record, key) if one not in values]
            changes[key] = left or None
    return changes


def _names(marker: Ref, value: str) -> tuple[str, str]:
    kind, _, record_id = value.partition(":") if marker.kind == "*" else (marker.kind, "", value)
    return kind, record_id


def _media_of(library: Library, files: list[Path]) -> tuple[Path, ...]:
    """The media that only those files name."""
    content = library.project.content
    going = set(files)
    theirs: set[str] = set()
    others: set[str] = set()
    for file in content.rglob("*"):
        if file.suffix.lower() in _TEXTS and file.is_file():
            named = _MEDIA.findall(file.read_text(encoding="utf-8", errors="replace"))
            (theirs if file in going else others).update(named)
    paths = (content / path for path in sorted(theirs - others))
    return tuple(path for path in paths if path.is_file() and not path.is_symlink())
