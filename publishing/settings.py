"""What `mkdocs.yml` says of the publisher and the clock, read without MkDocs.

Commands that build no pages need no more than this.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from publishing.brand import Brand
from publishing.site import Site
from records.clock import Clock
from records.facts.regions import region_name

NOW = "now"


@dataclass(frozen=True, slots=True)
class Settings:
    """Who publishes, and the demonstration's moment while examples remain."""

    site: Site
    demo_clock: str = ""
    clock: str = ""
    """The moment that the project itself asks for; empty for the rule of `build_clock`."""

    def site_at(self, clock: Clock) -> Site:
        """The publisher at that moment: from 1 January 2027 the region has a new name."""
        return self.site.in_region(region_name(self.site.region, clock))


def read_settings(project: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of the project's `mkdocs.yml`. Raises OSError, YAMLError, ValueError."""
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    values = yaml.load(text, _loader(environment))  # noqa: S506 - a SafeLoader with one more tag
    own = _library_options(values.get("plugins", ()))
    site = Site(
        name=values["site_name"],
        url=(values.get("site_url") or "").rstrip("/") + "/",
        description=" ".join((values.get("site_description") or "").split()),
        region=own.get("region", ""),
        tagline=own.get("tagline", ""),
        brand=Brand.model_validate(own.get("brand") or {}),
    )
    return Settings(site, own.get("demo_clock", ""), own.get("clock") or "")


def _library_options(plugins: object) -> Mapping[str, Any]:
    for plugin in plugins if isinstance(plugins, list) else ():
        if isinstance(plugin, dict) and "library" in plugin:
            return plugin["library"] or {}
    return {}


def _loader(environment: Mapping[str, str]) -> type[yaml.SafeLoader]:
    """A loader that knows `!ENV [NAME, default]`, and takes any other tag for nothing."""

    class Loader(yaml.SafeLoader):
        pass

    def from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
        if isinstance(node, yaml.SequenceNode):
            *names, default = loader.construct_sequence(node)
        else:
            names, default = [loader.construct_scalar(node)], None  # type: ignore[arg-type]
        return next((environment[name] for name in names if name in environment), default)

    Loader.add_constructor("!ENV", from_environment)
    Loader.add_multi_constructor("", lambda *_: None)
    return Loader


def build_clock(
    given: str, demo: str, *, has_examples: bool, environment: Mapping[str, str], started: float
) -> Clock:
    """The given time; else `SOURCE_DATE_EPOCH`; else the demonstration's while examples remain;
    else the start of the build.

    `started` is in seconds since 1970. `given` may be `now`. Raises ValueError for a time that
    cannot be read.
    """  # noqa: D205 - one rule of four steps
    if given and given != NOW:
        return Clock.parse(given)
    if not given and not environment.get("SOURCE_DATE_EPOCH") and demo and has_examples:
        return Clock.parse(demo)
    return Clock.at_start(environment, started)
