"""The record that an editor names on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from records.started import command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from records.loading.library import Library
    from records.model.base import Record
    from records.model.field_spec import KindSpec


def found_record(
    library: Library, named: str, kinds: Iterable[str] = (), lacks: str = ""
) -> tuple[KindSpec, Record]:
    """The record of that id, of `kind:id` (in English or Danish), or of that file.

    Of `kinds` alone where they are given; `lacks` says what others have not. Raises a usage error
    for none, and for more than one.
    """
    from records.model.field_spec import spec_of
    from records.model.registry import BY_KEY

    wanted = list(kinds) or list(BY_KEY)
    of_file = _of_file(library, named)
    if of_file and of_file[0] in wanted:
        return spec_of(of_file[0]), library.records[of_file[0]][of_file[1]]
    kind, _, record_id = named.rpartition(":")
    among = [key for key in wanted if kind in ("", key) or _is_called(key, kind)]
    found = [key for key in among if record_id in library.records[key]]
    if len(found) > 1:
        choices = " eller ".join(f"{key}:{record_id}" for key in found)
        raise click.UsageError(f'Flere poster hedder "{record_id}". Skriv {choices}.')
    if not found:
        raise click.UsageError(_not_found(library, among, record_id, lacks))
    return spec_of(found[0]), library.records[found[0]][record_id]


def _is_called(key: str, word: str) -> bool:
    from records.danish.slugs import slug
    from records.model.registry import BY_KEY

    return slug(BY_KEY[key].label) == slug(word)


def _of_file(library: Library, named: str) -> tuple[str, str] | None:
    """Kind and id of the record whose file is named, as the editor's program shows its path."""
    path = named.replace("\\", "/").removeprefix("./")
    if "/" not in path:
        return None
    project = library.project
    return next(
        (key for key, origin in library.origins.items() if project.shown(origin.file) == path),
        None,
    )


def _not_found(library: Library, kinds: list[str], record_id: str, lacks: str) -> str:
    from records.danish.nearest import nearest
    from records.model.registry import former_ids

    if any(library.is_unreadable(key, record_id) for key in kinds):
        return f'"{record_id}" har fejl. Ret dem først; kør {command("check")} for at se dem.'
    records = [record for key in kinds for record in library.records[key].values()]
    now = next((one.id for one in records if record_id in former_ids(one)), "")
    if now:
        return f'"{record_id}" hedder nu {now}.'
    near = nearest(record_id, [record.id for record in records])
    hint = f" Mente du {near}?" if near else ""
    return f'Posten "{record_id}" findes ikke{lacks}.{hint}'


def kind_named(word: str) -> str:
    """The key of the kind that is called so, in English or Danish. Raises a usage error."""
    from records.danish.nearest import nearest
    from records.danish.slugs import slug
    from records.model.registry import KINDS

    names = {slug(name): kind.key for kind in KINDS for name in (kind.label, kind.plural)}
    names |= {slug(kind.key): kind.key for kind in KINDS}
    if slug(word) in names:
        return names[slug(word)]
    near = nearest(slug(word), names)
    hint = f"Mente du {near}?" if near else f"Vælg: {', '.join(slug(k.label) for k in KINDS)}."
    raise click.UsageError(f'Arten "{word}" kendes ikke. {hint}')
