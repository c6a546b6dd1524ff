"""`mkdocs.yml` as text, for commands that build no pages and load no MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from publishing.settings import FILE, OPTIONS, PLUGIN, Settings, SettingsError, settings_of
from publishing.settings_keys import MISPLACED, wrong_keys
from records.danish.nearest import nearest
from records.source.diagnostics import Position, SourceError
from records.source.files import decode
from records.source.slips import slip_in_words
from records.source.syntax import UNREADABLE, Reading, compose
from records.source.yaml_lines import lines_of as lines_of_yaml

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""In C where that is there: every command reads the settings, and some more than once."""
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
    except yaml.YAMLError:
        raise SettingsError(_explained(text)) from None
    except (OSError, UnicodeDecodeError):
        values = None
    if isinstance(values, dict) and isinstance(values.get("plugins"), dict):
        _refuse_dashes(text)
    if isinstance(values, dict):
        _refuse_names(project, values)
    if not isinstance(values, dict):
        raise SettingsError(f"{FILE}: filen kan ikke læses. Hent den igen fra Git, eller ret den.")
    try:
        return settings_of(values, _publisher_options(values.get("plugins")))
    except SettingsError as error:
        raise _placed(project, error) from None


_OURS = frozenset({PLUGIN, "admin", "preview", *FORMER_NAMES})


def _refuse_names(project: Path, values: Mapping[str, Any]) -> None:
    """Keys and plugins with a slip in their name: MkDocs says so in English, and late."""
    for wrong in wrong_keys(project, values, OPTIONS):
        at = place_in_settings(project, *wrong.where, of_key=wrong.of_key)
        raise SettingsError(f"{at}: {wrong.text}")
    named = [name for each in _listed(values.get("plugins")) for name in _plugins([each])]
    twice = next((name for at, name in enumerate(named) if name in named[:at]), "")
    if twice:
        at = place_in_settings(project, "plugins", len(named) - 1)
        raise SettingsError(f'{at}: "{twice}" står to gange under "plugins". Slet den ene.')
    for name in _plugins(values.get("plugins")):
        if name not in _OURS and name not in _installed():
            at = place_in_settings(project, "plugins", name, of_key=True)
            if name in OPTIONS:
                raise SettingsError(f'{at}: "{name}" er ikke et plugin. {MISPLACED}')
            near = nearest(name, sorted(_OURS - {*FORMER_NAMES}))
            cure = f'Skriv "{near}".' if near else "Ret navnet, eller installér pluginet."
            raise SettingsError(f'{at}: der er intet plugin, der hedder "{name}". {cure}')


def _listed(plugins: object) -> list[object]:
    return plugins if isinstance(plugins, list) else []


def _installed() -> frozenset[str]:
    from importlib.metadata import entry_points

    found = entry_points(group="mkdocs.plugins").names
    return frozenset(found) | {name.rpartition("/")[2] for name in found}


def _plugins(plugins: object) -> Mapping[str, Any]:
    """Each plugin by its name, with its options."""
    named: dict[str, Any] = {}
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        named |= plugin if isinstance(plugin, dict) else {str(plugin): None} if plugin else {}
    return named


def _placed(project: Path, error: SettingsError) -> SettingsError:
    """The same, with the line and the column of what cannot be used."""
    if not error.where:
        return error
    at = place_in_settings(project, "plugins", PLUGIN, *error.where)
    return SettingsError(str(error).replace(f"{FILE}:", f"{at}:", 1), error.where)


def _refuse_dashes(text: str) -> None:
    """A dash without a space after it makes a list of plugins one plugin with an odd name."""
    slip = slip_in_words(lines_of_yaml(text), frozenset({FILE}))
    if slip:
        raise SettingsError(_lines_of(Reading(FILE, 1).stop_at(slip)))


def _lines_of(error: SourceError) -> str:
    from records.messages import lines_of  # of all models, and there is a slip seldom

    return lines_of(error)


def _explained(text: str) -> str:
    """Where the settings cannot be read, and what to write there."""
    try:
        compose(Reading(FILE, 1), text)
    except SourceError as error:
        if all(each.code != UNREADABLE for each in error.diagnostics):
            return _lines_of(error)
    return f"{FILE}: filen kan ikke læses. Hent den igen fra Git, eller ret den."


def _publisher_options(plugins: object) -> Mapping[str, Any]:
    """What stands under `publisher`. Raises SettingsError where its forerunners are named."""
    named = _plugins(plugins)
    if named.keys() & set(FORMER_NAMES):
        raise SettingsError(FORMER_PLUGINS)
    options = named.get(PLUGIN)
    if options is not None and not isinstance(options, dict):
        said = f'under "{PLUGIN}" skal der stå felter, og her står "{options}". Slet det.'
        raise SettingsError(f"{FILE}: {said}", ("",))
    return options if isinstance(options, dict) else {}


def _loader(environment: Mapping[str, str]) -> type[yaml.SafeLoader]:
    """A loader that knows `!ENV [NAME, default]`, and takes any other tag for nothing."""

    class Loader(_Base):  # type: ignore[misc] # either class, and both are alike
        def construct_mapping(self, node: MappingNode, *, deep: bool = False) -> dict[Any, Any]:
            _refuse_twice(node)
            return cast("dict[Any, Any]", super().construct_mapping(node, deep=deep))

    def from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
        if isinstance(node, yaml.SequenceNode):
            *names, default = loader.construct_sequence(node)
        else:
            names, default = [loader.construct_scalar(cast("yaml.ScalarNode", node))], None
        return next((environment[name] for name in names if name in environment), default)

    Loader.add_constructor("!ENV", from_environment)

    def unknown(_: yaml.SafeLoader, tag: str, node: yaml.Node) -> None:
        if "python/object" in tag or "python/module" in tag:
            at = Position(FILE, node.start_mark.line + 1, node.start_mark.column + 1)
            word = tag.removeprefix("tag:yaml.org,2002:")
            raise SettingsError(f'{at}: "!!{word}" kører et program. Slet det, og skriv en tekst.')

    Loader.add_multi_constructor("", unknown)
    return Loader


def _refuse_twice(node: MappingNode) -> None:
    """YAML would take the last of two equal keys, and drop all that stands under the first."""
    lines: dict[str, int] = {}
    for key, _ in node.value:
        line, first = key.start_mark.line + 1, lines.get(str(key.value))
        if first is not None:
            at = Position(FILE, line, key.start_mark.column + 1)
            raise SettingsError(
                f'{at}: "{key.value}" står også på linje {first}, og kun den ene ville gælde. '
                "Skriv det ind dér, og slet det her."
            )
        lines[str(key.value)] = line


def options_of(project: Path, name: str) -> Mapping[str, Any] | None:
    """What stands under a plugin; None where the project does not name it. Raises SettingsError."""
    text = (project / FILE).read_text(encoding="utf-8")
    values = yaml.load(text, _loader(os.environ))  # noqa: S506 - a SafeLoader with one more tag
    plugins = _plugins(values.get("plugins"))
    if name not in plugins:
        return None
    options = plugins[name]
    return options if isinstance(options, dict) else {}


def hooks_of(project: Path) -> tuple[str, ...]:
    """The files of code that the project lets MkDocs run. Raises SettingsError."""
    text = (project / FILE).read_text(encoding="utf-8")
    values = yaml.load(text, _loader(os.environ))  # noqa: S506 - a SafeLoader with one more tag
    return tuple(map(str, values.get("hooks") or ()))


def place_in_settings(project: Path, *keys: str | int, of_key: bool = False) -> Position:
    """The place of a value in the project's `mkdocs.yml`, or of what is there around it.

    With `of_key` that of the last key itself. The start of the file where none of it is there.
    """
    return known_place(project, *keys, of_key=of_key) or Position(FILE)


def known_place(project: Path, *keys: str | int, of_key: bool = False) -> Position | None:
    """The same; None where nothing of it is there, or the file cannot be read."""
    try:
        text = decode(FILE, (project / FILE).read_bytes())
        node = yaml.compose(text, Loader=_Base)
    except (OSError, SourceError, yaml.YAMLError):
        return None
    mark = None
    for key in keys:
        found = _below(node, key)
        if found is None:
            break
        name, node = found
        mark = (name if of_key else node).start_mark
    return Position(FILE, mark.line + 1, mark.column + 1) if mark else None


def _below(node: Node | None, key: str | int) -> tuple[Node, Node] | None:
    """Key and value: of a mapping, or of one of the mappings in a list of them."""
    if isinstance(key, int):
        items = node.value if isinstance(node, SequenceNode) else []
        return (items[key], items[key]) if key < len(items) else None
    inside = [node] if isinstance(node, MappingNode) else getattr(node, "value", ())
    for each in inside:
        if isinstance(each, MappingNode):
            for name, value in each.value:
                if name.value == key and isinstance(value, Node):
                    return name, value
        elif isinstance(each, ScalarNode) and each.value == key:
            return each, each
    return None
