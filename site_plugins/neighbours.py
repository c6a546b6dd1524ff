"""How the plugins of a project find each other."""

from __future__ import annotations

from typing import Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from publishing.settings import PLUGIN

_Plugin = TypeVar("_Plugin", bound="BasePlugin[Any]")


def find_plugin(config: MkDocsConfig, name: str, kind: type[_Plugin]) -> _Plugin | None:
    """The plugin of that name; None where `mkdocs.yml` does without."""
    found = config.plugins.get(name)
    return found if isinstance(found, kind) else None


def refuse_unless_publisher_first(config: MkDocsConfig) -> None:
    """Raise PluginError where another plugin comes before it, or where it is missing."""
    if next(iter(config.plugins)) != PLUGIN:
        raise PluginError(f'mkdocs.yml: under "plugins" skal "{PLUGIN}" stå først.')
