"""`mkdocs.yml` as text, for commands that build no pages and load no MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import yaml

from publishing.settings import FILE, PLUGIN, Settings, SettingsError, settings_of
from records.source.diagnostics import Position

FORMER_NAMES = (
    "library", "vacancies", "events", "articles", "handbook", "podcast", "newsletters", "feeds",
    "search_index", "appearance", "pictures", "share", "hardening",
)  # fmt: skip
FORMER_PLUGINS = (
    f'{FILE}: "library" og de andre gamle navne under "plugins" er nu ét plugin: '
    f'skriv "{PLUGIN}" i stedet for "library", og slet {", ".join(FORMER_NAMES[1:-1])} '
    f"og {FORMER_NAMES[-1]}."
)


def read_settings(project: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the project's `mkdocs.yml` has as text. Raises SettingsError."""
    try:
        text = (project / FILE).read_text(encoding="utf-8")
        values = yaml.load(text, _loader(environment))  # noqa: S506 - a SafeLoader with one more tag
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        values = None
    if not isinstance(values, dict):
        raise SettingsError(f"{FILE}: filen kan ikke læses. Hent den igen fra Git, eller ret den.")
    return settings_of(values, _publisher_options(values.get("plugins")))


def _publisher_options(plugins: object) -> Mapping[str, Any]:
    """What stands under `publisher`. Raises SettingsError where its forerunners are named."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    named: dict[str, Any] = {}
    for plugin in listed:
        named |= plugin if isinstance(plugin, dict) else {str(plugin): None}
    if named.keys() & set(FORMER_NAMES):
        raise SettingsError(FORMER_PLUGINS)
    options = named.get(PLUGIN)
    return options if isinstance(options, dict) else {}


def _loader(environment: Mapping[str, str]) -> type[yaml.SafeLoader]:
    """A loader that knows `!ENV [NAME, default]`, and takes any other tag for nothing."""

    class Loader(yaml.SafeLoader):
        pass

    def from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
        if isinstance(node, yaml.SequenceNode):
            *names, default = loader.construct_sequence(node)
        else:
            names, default = [loader.construct_scalar(cast("yaml.ScalarNode", node))], None
        return next((environment[name] for name in names if name in environment), default)

    Loader.add_constructor("!ENV", from_environment)
    Loader.add_multi_constructor("", lambda *_: None)
    return Loader


def position_of(project: Path, key: str) -> Position:
    """Where a key at the margin of `mkdocs.yml` has its value; the beginning where it is not."""
    try:
        lines = (project / FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Position(FILE)
    for number, line in enumerate(lines, start=1):
        if line.startswith(f"{key}:"):
            rest = line.removeprefix(f"{key}:")
            return Position(FILE, number, len(line) - len(rest.lstrip()) + 1)
    return Position(FILE)
