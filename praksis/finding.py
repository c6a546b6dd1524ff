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


_NAMES = ("title", "name", "role", "email", "abbreviation")
"""What people call a record by."""
_FEW = 8
"""So many records are told one by one."""


def found_record(
    library: Library, named: str, kinds: Iterable[str] = (), lacks: str = ""
) -> tuple[KindSpec, Record]:
    """The record of that id, of `kind:id` (in English or Danish), of that file, page or title.

    Of `kinds` alone where they are given; `lacks` says what others have not. Raises a usage error
    for none, and for more than one.
    """
    from records.model.field_spec import spec_of
    from records.model.registry import BY_KEY

    wanted = list(kinds) or list(BY_KEY)
    named = named.strip(" \"'“”»«")
    shown = _of_file(library, named) or _of_page(library, named) or _of_words(library, named)
    if shown and shown[0] in wanted:
        return spec_of(shown[0]), library.records[shown[0]][shown[1]]
    first, _, last = named.partition(" ")
    is_apart = any(_is_called(key, first) for key in wanted)
    kind, _, record_id = (f"{first}:{last}" if is_apart and last else named).rpartition(":")
    kind, record_id = kind.strip(), record_id.strip()
    among = [key for key in wanted if not kind or _is_called(key, kind)]
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

    return slug(word) in BY_KEY[key].words


def _of_file(library: Library, named: str) -> tuple[str, str] | None:
    """Kind and id of the record whose file is named, as the editor's program shows its path."""
    path = named.replace("\\", "/").removeprefix("./")
    if not path.endswith((".yml", ".yaml", ".md")):
        return None
    project = library.project
    ends = f"/{path}"
    found = [key for key, origin in library.origins.items()
             if f"/{project.shown(origin.file)}".endswith(ends)]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _of_page(library: Library, named: str) -> tuple[str, str] | None:
    """The record whose page has that address, as a browser shows it."""
    from urllib.parse import urlsplit

    from records.model.registry import address_of

    path = urlsplit(named).path.strip("/")
    if "/" not in path:
        return None
    found = [(key, each.id) for key, shelf in library.records.items() for each in shelf.values()
             if (address_of(each) or "").strip("/") == path]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _of_words(library: Library, named: str) -> tuple[str, str] | None:
    """The one record that has that title, name, role or mail address, or its id in capitals."""
    wanted = named.casefold()
    found = [
        (key, each.id)
        for key, shelf in library.records.items()
        for each in shelf.values()
        if wanted in {each.id, *(str(getattr(each, name, "")).casefold() for name in _NAMES)}
    ]
    is_id = any(named in shelf for shelf in library.records.values())
    return found[0] if len(found) == 1 and not is_id else None


def refuse_swapped(library: Library, first: str, second: str, words: str) -> None:
    """Raise a usage error where the id stands second: `status vurderes roenne-1`."""

    def is_there(named: str) -> bool:
        return any(named in shelf for shelf in library.records.values())

    if not is_there(first) and is_there(second):
        raise click.UsageError(f"Skriv id først: {command(words.format(second, first))}.")


def _not_found(library: Library, kinds: list[str], record_id: str, lacks: str) -> str:
    from records.danish.nearest import nearest
    from records.model.registry import former_ids

    if any(library.is_unreadable(key, record_id) for key in kinds):
        return f'"{record_id}" har fejl. Ret dem først; kør {command("check")} for at se dem.'
    records = [record for key in kinds for record in library.records[key].values()]
    now = next((one.id for one in records if record_id in former_ids(one)), "")
    if now:
        return f'"{record_id}" hedder nu {now}.'
    from records.model.registry import BY_KEY

    ids = [record.id for record in records]
    near = nearest(record_id.casefold(), ids)
    hint = f"Mente du {near}?" if near else "Id står øverst i postens fil."
    if not near and len(ids) <= _FEW and len(kinds) < len(BY_KEY):
        hint = f"Vælg: {', '.join(ids)}."
    other = next((key for key, shelf in library.records.items() if record_id in shelf), "")
    if other:
        return f'"{record_id}" er af arten {BY_KEY[other].label.lower()}. {hint}'
    return f'Posten "{record_id}" findes ikke{lacks}. {hint}'


def kind_named(word: str) -> str:
    """The key of the kind that is called so, in English or Danish. Raises a usage error."""
    from records.danish.nearest import sure
    from records.danish.slugs import slug
    from records.model.registry import KINDS

    names = {name: kind.key for kind in KINDS for name in sorted(kind.words)}
    if slug(word) in names:
        return names[slug(word)]
    near = sure(slug(word), names)
    hint = f"Mente du {near}?" if near else f"Vælg: {', '.join(slug(k.label) for k in KINDS)}."
    raise click.UsageError(f'Arten "{word}" kendes ikke. {hint}')
