"""What `mkdocs.yml` says under `admin`, judged without MkDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from records.danish.nearest import nearest
from site_plugins.admin.backend import Backend

_NAMES = {"name": "backend"}
"""Fields of `Backend` that have another key."""


def form_faults(options: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Each key that cannot be used, and a Danish sentence that begins with it."""
    known = {_NAMES.get(each.name, each.name): each for each in fields(Backend)}
    given: dict[str, object] = {}
    for key, value in options.items():
        if key not in known:
            near = nearest(key, known)
            cure = f"Mente du {near}?" if near else f"Der kan stå: {', '.join(known)}."
            yield key, f"{key} kendes ikke. {cure}"
        elif value is not None and type(value) is not type(known[key].default):
            is_flag = isinstance(known[key].default, bool)
            cure = "Skriv true eller false." if is_flag else "Sæt værdien i anførselstegn."
            yield key, f'{key} er "{value}". {cure}'
        elif value is not None:
            given[known[key].name] = value
    if len(given) == len([value for value in options.values() if value is not None]):
        for fault in Backend(**given).faults():  # type: ignore[arg-type] # compared above
            yield fault.split(" ", 1)[0], fault
