"""The publisher: every page and file of the site, made of the records by the steps below."""

from __future__ import annotations

import gzip
import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, Protocol

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from newsletter.consistency import inconsistencies
from publishing.addresses import SITEMAP
from publishing.images.in_text import with_sizes
from publishing.images.sizes import Scaled
from publishing.markdown import rebased
from publishing.settings import SettingsError, settings_of
from records.loading.cache import RecordCache
from records.loading.library import Library, load
from records.messages import line_of
from records.source.diagnostics import Severity
from records.source.files import Project
from site_plugins.admin.plugin import AdminPlugin
from site_plugins.checks import ALL_CHECKS
from site_plugins.files import add, keep_ours, page_behind
from site_plugins.neighbours import find_plugin, refuse_unless_publisher_first
from site_plugins.opening import first_state, warned
from site_plugins.preview.plugin import PreviewPlugin
from site_plugins.preview.view import View
from site_plugins.site_values import site_values
from site_plugins.state import State, Step, StepError, run
from site_plugins.steps import records, whole_site
from site_plugins.steps.pictures import pictures, sizes_in_texts

log = logging.getLogger("mkdocs.plugins.praksis")

STEPS: tuple[Step, ...] = (
    # Pages of records, each at its own address, and what programs read in their place.
    records.vacancies,
    records.events,
    records.texts,
    records.handbook,
    records.podcast,
    records.newsletters,
    records.feeds_and_calendars,
    whole_site.appearance,
    records.guests,
    # What lies where pages were.
    whole_site.former_addresses,
    # What each page is told once all are there.
    whole_site.last_changes,
    whole_site.structured_data,
    pictures,
    whole_site.share,
    # What is said of all pages together.
    whole_site.hosting,
    whole_site.search_index,
)
"""The whole site, in the order in which it is made."""


class PageProgress(Protocol):
    """Who waits for the pages."""

    def expect_pages(self, total: int) -> None:
        """So many pages will be written."""

    def page_done(self) -> None:
        """One more page is written."""


class PublisherConfig(Config):
    """What `mkdocs.yml` says under `publisher`; `publishing.settings` knows what each means."""

    clock = c.Type((str, date), default="")
    demo_clock = c.Type((str, date), default="")
    region = c.Type(str, default="")
    tagline = c.Type(str, default="")
    brand = c.Type(dict, default={})


class PublisherPlugin(BasePlugin[PublisherConfig]):
    """Hands the events of MkDocs on to the steps."""

    state: State | None = None
    """What the running build knows: new in `on_config`, with all pages after `on_files`."""
    loaded: Library | None = None
    """A library that was read just before the build, so that it is not read twice."""
    progress: PageProgress | None = None
    """Told of each page that is written."""
    serving = False
    in_texts: Mapping[str, Scaled] = MappingProxyType({})
    """The pictures of texts by their path from `content/`."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a fault stops the build or is shown in the preview."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all records; stop on faults, except in a preview."""
        refuse_unless_publisher_first(config)
        with _told_by_mkdocs():
            settings = settings_of(config, self.config)
        root = Path(config.config_file_path).parent
        project = Project(root, Path(config.docs_dir))
        library = self.loaded or load(project, ALL_CHECKS, RecordCache.open(root))
        self.loaded = None
        preview = find_plugin(config, "preview", PreviewPlugin)
        view = preview.view if preview else View()
        examples = library.has_examples
        clock = settings.clock_at(time.time(), view.clock, has_examples=examples)
        library = warned(library, clock)
        self._report(library)
        theme = Path(config.theme.dirs[0])
        self.state = first_state(library, settings, clock, theme, view if self.serving else None)
        bar = preview.bar(library, self.state) if preview else None
        config.extra["site"] = site_values(self.state, bar)
        return config

    def _report(self, library: Library) -> None:
        for problem in library.diagnostics:
            level = logging.ERROR if problem.severity is Severity.FAULT else logging.WARNING
            log.log(level, "%s", line_of(problem))
        if library.faults and not self.serving:
            raise Abort("Indholdet har fejl. Ret dem, og byg igen.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Make everything, and let MkDocs have it."""
        admin = find_plugin(config, "admin", AdminPlugin)
        preview = find_plugin(config, "preview", PreviewPlugin)
        beside = (*(admin.steps if admin else ()), *(preview.steps if preview else ()))
        headers = admin.headers if admin else {}
        with _told_by_mkdocs():
            first = replace(self._state, guests=beside, form_headers=headers)
            self.state = run(STEPS, first)
            self.in_texts = sizes_in_texts(self.state.library)
        keep_ours(files, self.state)
        add(files, config, self.state)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Say how many pages there will be."""
        if self.progress:
            self.progress.expect_pages(len(self._state.pages))
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give the page the values of its record."""
        made = page_behind(page, self._state)
        page.meta = dict(made.meta)
        return ""

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """The body, with its links as seen from the page."""
        made = page_behind(page, self._state)
        depth = made.address.count("/")
        return rebased(made.body, "/".join([".."] * depth) or ".")

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Now that every page is known: links of mails lead somewhere, and mail and site agree."""
        library, clock, pages = self._state.library, self._state.clock, self._state.pages
        known = {*pages, *(file.src_uri for file in files)}
        wrong = list(inconsistencies(library, clock, known, pages.values()))
        for problem in wrong:
            log.error("%s", line_of(problem))
        if wrong and not self.serving:
            raise Abort("Nyhedsbrevet har fejl. Ret dem, og byg igen.")
        return env

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Put the sizes of pictures into every text, wherever the template has put it."""
        if self.progress:
            self.progress.page_done()
        return with_sizes(output, self.in_texts) if self.in_texts else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pack the sitemap again: MkDocs writes the day of the build into it."""
        packed = Path(config.site_dir, f"{SITEMAP}.gz")
        packed.write_bytes(gzip.compress(Path(config.site_dir, SITEMAP).read_bytes(), mtime=0))

    @property
    def _state(self) -> State:
        assert self.state is not None  # noqa: S101 - `on_config` comes before every other event
        return self.state


@contextmanager
def _told_by_mkdocs() -> Iterator[None]:
    """Let MkDocs tell what the workers refuse."""
    try:
        yield
    except (SettingsError, StepError) as error:
        raise PluginError(str(error)) from None
