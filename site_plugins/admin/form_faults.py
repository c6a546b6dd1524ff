"""What `mkdocs.yml` says under `admin`, judged without MkDocs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from publishing.settings import FILE, SettingsError
from publishing.settings_file import known_place
from records.danish.nearest import nearest
from site_plugins.admin.backend import Backend, SettingFault

ADMIN = "admin"
"""The plugin, as `mkdocs.yml` names it."""
_NAMES = {"name": "backend"}
"""Fields of `Backend` that have another key."""


def refuse_faults(project: Path, faults: Iterable[SettingFault]) -> None:
    """Raise SettingsError with a line for each fault, at its place in the project's file."""
    lines = [
        f'{known_place(project, "plugins", ADMIN, each.key) or FILE}: under "{ADMIN}": {each}'
        for each in faults
    ]
    if lines:
        raise SettingsError("\n".join(lines))


def form_faults(options: Mapping[str, object]) -> Iterator[SettingFault]:
    """Each key that cannot be used, and why."""
    known = {_NAMES.get(each.name, each.name): each for each in fields(Backend)}
    given: dict[str, object] = {}
    for key, value in options.items():
        if key not in known:
            near = nearest(key, known)
            cure = f"Mente du {near}?" if near else f"Der kan stå: {', '.join(known)}."
            yield SettingFault(key, f"kendes ikke. {cure}")
        elif value is not None and type(value) is not type(known[key].default):
            is_flag = isinstance(known[key].default, bool)
            cure = "Skriv true eller false." if is_flag else "Sæt værdien i anførselstegn."
            yield SettingFault(key, f'er "{value}". {cure}')
        elif value is not None:
            given[known[key].name] = value
    if len(given) == len([value for value in options.values() if value is not None]):
        yield from Backend(**given).faults()  # type: ignore[arg-type] # compared above
