"""A whole build as values and functions, for whoever runs one: no command line in it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from newsletter.outbox import outbox_files
from podcast.pages.quotation_cards import quotation_posts
from publishing.addresses import DRAFTS
from publishing.hosting.servers import server_files
from publishing.output import OutputFile
from publishing.scenes.files import look_of
from publishing.settings import FILE, PLUGIN, SettingsError
from publishing.settings_file import place_in_settings, read_settings
from publishing.sharing import Desk, office_files, posts
from records.danish.numbers import count, size
from records.facts.memory import NOTHING, Memory
from records.source.files import Project
from site_plugins.admin.plugin import AdminPlugin
from site_plugins.judging import Judged
from site_plugins.known_files import KnownFiles
from site_plugins.mkdocs_refusals import settings_in_danish
from site_plugins.neighbours import find_plugin
from site_plugins.preview.plugin import PreviewPlugin
from site_plugins.publisher import PageProgress, PublisherPlugin
from site_plugins.state import State
from site_plugins.steps.whole_site import server_addresses

MAIL_FILES = 3
"""Each edition of an issue is a message, its HTML and its text."""


def site_config(
    project: Project, clock: str, site_dir: Path, *, form: bool = False, draft: str = ""
) -> MkDocsConfig:
    """The project's MkDocs configuration, building into `site_dir`, with the form if wanted.

    A `draft` is the name of a preview that will lie below the site, with its bar on every page.

    Raises SettingsError for what MkDocs itself would refuse in English, or not at all, and
    PluginError where `mkdocs.yml` lacks a plugin.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    read_settings(project.root)
    with settings_in_danish(project.root):
        config = load_config(str(project.root / FILE), site_dir=str(site_dir), **_docs(project))
    theme = Path(config.theme.dirs[0])
    if not all((theme / name).is_file() for name in ("base.html", "assets/site.css")):
        at = place_in_settings(project.root, "theme")
        cure = "Skriv theme: {name: material, custom_dir: site_plugins/theme}"
        more = "Står det der, så hent mappen igen fra Git."
        raise SettingsError(f"{at}: temaet har ikke sidens skabeloner. {cure}. {more}")
    if clock:
        _plugin(config, PLUGIN, PublisherPlugin).config.clock = clock
    # MkDocs hands the same plugins to every build of a process, so each is told anew.
    admin = (_plugin if form else find_plugin)(config, "admin", AdminPlugin)
    if admin:
        admin.wanted = form
    preview = (_plugin if draft else find_plugin)(config, "preview", PreviewPlugin)
    if preview:
        preview.draft = draft
    if draft:
        config.site_url = f"{(config.site_url or '/').rstrip('/')}/{DRAFTS}{draft}/"
    return config


def _docs(project: Project) -> dict[str, str]:
    """Where the content lies, for settings that do not say so: MkDocs would look in `docs/`."""
    text = (project.root / FILE).read_text("utf-8")
    is_said = re.search(r"^(?:docs_dir|INHERIT)\s*:", text, re.MULTILINE)
    return {} if is_said else {"docs_dir": str(project.content)}


def judged_site(config: MkDocsConfig, memory: Memory = NOTHING) -> Judged:
    """What is wrong with the project after what went out, and all that a build would write."""
    config.plugins.on_startup(command="build", dirty=False)
    plugin = _plugin(config, PLUGIN, PublisherPlugin)
    plugin.memory = memory
    return plugin.judge(config)


def build_site(
    config: MkDocsConfig,
    judged: Judged,
    progress: PageProgress | None = None,
    known: KnownFiles | None = None,
) -> State:
    """Run MkDocs with what was made to be judged; gives what was made.

    What is `known` of the last output is taken over where it would be made as it is.
    """
    plugin = _plugin(config, PLUGIN, PublisherPlugin)
    plugin.loaded = judged
    plugin.progress = progress
    plugin.known = known
    try:
        mkdocs_build(config)
    finally:
        plugin.known = None
    config.plugins.on_shutdown()
    assert plugin.state is not None  # noqa: S101 - a build that ends has made something
    return plugin.state


def mail_files(state: State, tell: Callable[[str], object]) -> Iterator[OutputFile]:
    """Every newsletter edition; `tell` gets what the office should know of them."""
    yield from outbox_files(state.library, state.site, state.clock, tell)


def wanted_posts(state: State, word: str) -> Mapping[str, tuple[OutputFile, ...]]:
    """What can be posted of pages and quotations, with the word in its name: files by that name.

    Each post has a folder of its own. Its pictures are drawn when they are written.
    """
    found: dict[str, list[OutputFile]] = {}
    for file in _office_posts(state):
        found.setdefault(file.path.partition("/")[0], []).append(file)
    return {name: tuple(files) for name, files in found.items() if word.lower() in name}


def _office_posts(state: State) -> Iterator[OutputFile]:
    look = look_of(state.site.brand, state.library.project)
    desk = Desk(look, state.pictures, state.library.kept)
    for post in posts(state.pages.values(), state.site, state.library):
        yield from office_files(post, desk)
    yield from quotation_posts(state.library, state.site, state.clock, state.pictures)


def server_rules(state: State) -> Iterator[OutputFile]:
    """The rules for nginx and Caddy, which take none out of the site."""
    return server_files(server_addresses(state), state.site)


def summary(state: State, warnings: int, site: Path, mails: int) -> str:
    """`97 sider, 3 udgaver af nyhedsbrevet, 0 advarsler, 2,7 MB`."""
    octets = _octets_below(os.fspath(site))
    parts = (
        count(len(state.pages), "side", "sider"),
        count(mails, "udgave af nyhedsbreve", "udgaver af nyhedsbreve"),
        count(warnings, "advarsel", "advarsler"),
        size(octets),
    )
    return f"Færdig: {', '.join(parts)}"


def _octets_below(folder: str) -> int:
    """How much lies in the files of a folder and of those in it."""
    with os.scandir(folder) as entries:
        return sum(
            _octets_below(entry.path) if entry.is_dir() else entry.stat().st_size
            for entry in entries
        )


_Plugin = TypeVar("_Plugin", bound="BasePlugin[Any]")


def _plugin(config: MkDocsConfig, name: str, kind: type[_Plugin]) -> _Plugin:
    found = find_plugin(config, name, kind)
    if found is None:
        raise PluginError(f'{FILE}: under "plugins" mangler "{name}".')
    return found
