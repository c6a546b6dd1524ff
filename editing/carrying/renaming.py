"""A record under a new id: its file, its media, and every place that names it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from editing.carrying.names import NewName, texts_with_new_name
from editing.carrying.settled import require_settled
from editing.drafting.fill_missing import objection_to
from editing.writing.files import as_before
from editing.writing.precise import with_values
from editing.writing.together import FileChange, Move, Step
from records.errors import PraksisError
from records.loading.library import Library
from records.model.base import Record
from records.model.field_spec import spec_of
from records.model.registry import BY_MODEL, address_of, former_ids
from records.source.files import bytes_and_text

SOUND = "audio"
"""Below `content/media/`: apps keep the addresses of sound, so those never change."""


class RenameError(PraksisError):
    """The record cannot have that id; the text says why."""


def rename_steps(library: Library, record: Record, new_id: str) -> list[Step]:
    """All that gives the record the new id and carries what names it along.

    The old id is kept in `was`, so that its address leads on, and calendars, feeds and apps know
    the record again. Raises RenameError, UnsettledError and SourceError.
    """
    require_settled(library)
    kind = BY_MODEL[type(record)].key
    file = library.origins[kind, record.id].file
    _refuse(library, kind, record, new_id)
    moved = list(_media(library, record.id, new_id))
    renamed = record.model_copy(update={"id": new_id})
    two = address_of(record), address_of(renamed)
    name = NewName(
        kind,
        record.id,
        new_id,
        (two[0], two[1]) if two[0] is not None and two[1] is not None else None,
        tuple(_paths(library, moved)),
    )
    texts = texts_with_new_name(library, name)
    named = texts.pop(file, None)
    raw, text = named or bytes_and_text(library.project, file)
    changes: dict[str, str | list[str | None]] = {"id": new_id}
    if "was" in type(record).model_fields:
        names = [each for each in former_ids(record) if each != new_id]
        changes["was"] = [*names, record.id]
    own = with_values(spec_of(kind), text, file, changes)  # type: ignore[arg-type]
    target = file.with_name(f"{new_id}{file.suffix}")
    return [
        FileChange(file, raw, None),
        FileChange(target, None, as_before(own, raw)),
        *(FileChange(path, was, as_before(now, was)) for path, (was, now) in texts.items()),
        *moved,
    ]


def _refuse(library: Library, kind: str, record: Record, new_id: str) -> None:
    form = spec_of(kind)
    project = library.project
    origin = library.origins[kind, record.id]
    if origin.in_table:
        table = project.shown(origin.file)
        raise RenameError(f"{record.id} står i tabellen {table}. Ret rækken dér.")
    if new_id == record.id:
        raise RenameError(f"Posten hedder allerede {new_id}.")
    wrong = objection_to(form, (form.field("id"),), new_id)
    if wrong:
        raise RenameError(wrong.said)
    other = library.records[kind].get(new_id)
    if other is not None:
        taken = project.shown(library.origins[kind, new_id].file)
        raise RenameError(f'"{new_id}" findes allerede: {taken}. Vælg et andet id.')
    for one in library.records[kind].values():
        if one is not record and new_id in former_ids(one):
            raise RenameError(
                f'"{new_id}" er det gamle id for {one.id}, og dets adresse fører derhen. '
                "Vælg et andet id."
            )
    _refuse_letter(library, kind, record)


def _refuse_letter(library: Library, kind: str, record: Record) -> None:
    """A letter that is frozen or sent is kept by its id, and mails out in the world link to it."""
    if kind == "issue" and (library.project.root / ".praksis/letters" / record.id).exists():
        raise RenameError(
            f"{record.id} er frosset eller sendt, og dets id står i mails hos modtagerne. "
            "Det kan ikke få et andet."
        )


def _media(library: Library, old: str, new: str) -> Iterator[Move]:
    """Folders and files of pictures and transcripts that are called by the id."""
    media = library.project.content / "media"
    for found in sorted(media.rglob("*")):
        parts = found.relative_to(media).parts
        called = found.name == old if found.is_dir() else found.stem == old
        inside = any(part == old for part in parts[:-1])
        if called and not inside and len(parts) > 1 and parts[0] != SOUND:
            yield Move(found, found.with_name(new + found.name[len(old) :]))


def _paths(library: Library, moved: list[Move]) -> Iterator[tuple[str, str]]:
    def shown(file: Path) -> str:
        return file.relative_to(library.project.content).as_posix()

    for move in moved:
        yield shown(move.old), shown(move.new)
