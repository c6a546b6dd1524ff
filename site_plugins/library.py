"""Loads the records once per build, and hands MkDocs the pages that others made of them."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from pydantic import ValidationError

from publishing.brand import Brand
from publishing.images.cache import PictureCache
from publishing.markdown import rebased
from publishing.site import Site
from records.checks.at_clock import warnings_at
from records.clock import Clock
from records.facts.placeholders import fill_placeholders
from records.facts.regions import region_name
from records.loading.cache import RecordCache
from records.loading.library import Library, load
from records.messages import line_of
from records.source.diagnostics import Severity
from records.source.files import Project
from site_plugins.build_state import BuildState, state_of
from site_plugins.checks import ALL_CHECKS
from site_plugins.clock import build_clock
from site_plugins.preview.bar import bar_values
from site_plugins.preview.control import Control
from site_plugins.preview.presentable import presentable
from site_plugins.preview.view import View, revealed
from site_plugins.site_values import site_values

log = logging.getLogger("mkdocs.plugins.praksis")


class PageProgress(Protocol):
    """Who waits for the pages."""

    def expect_pages(self, total: int) -> None:
        """So many pages will be written."""

    def page_done(self) -> None:
        """One more page is written."""


class LibraryConfig(Config):
    """What `mkdocs.yml` says under `library`."""

    clock = c.Type((str, date), default="")
    """The moment of the build; empty for the rule of `site_plugins.clock`."""
    demo_clock = c.Type((str, date), default="")
    """The moment shown while examples remain."""
    region = c.Type(str, default="")
    """Its name before 1 January 2027; `records.facts.regions` knows the name after the merger."""
    tagline = c.Type(str, default="")
    """`{region}` in it stands for the name of the region at the clock."""
    brand = c.Type(dict, default={})
    """Colours, logo and outside addresses, as `publishing.brand.Brand`."""


class LibraryPlugin(BasePlugin[LibraryConfig]):
    """Comes first: every other plugin of this project asks for its state."""

    state: BuildState | None = None
    loaded: Library | None = None
    """A library that was read just before the build, so that it is not read twice."""
    progress: PageProgress | None = None
    """Told of each page that is written."""
    serving = False
    control: Control | None = None
    """Who steers the preview; it outlives each of its builds."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a fault stops the build or is shown in the preview."""
        self.serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all records; stop on faults, except in a preview."""
        root = Path(config.config_file_path).parent
        project = Project(root, Path(config.docs_dir))
        library = self.loaded or load(project, ALL_CHECKS, RecordCache.open(project.root))
        self.loaded = None
        view = self.control.view if self.control else View()
        clock = self._clock(library, view.clock)
        library = replace(library, diagnostics=(*library.diagnostics, *warnings_at(library, clock)))
        self._report(library)
        shown = presentable(library) if self.serving else library
        if view.hidden:
            shown = revealed(shown, clock)
        site = self._site(config, clock)
        self.state = BuildState(
            fill_placeholders(shown, site.region), site, clock, pictures=PictureCache.of(root)
        )
        bar = bar_values(library, self.state.library, clock, view) if self.serving else None
        config.extra["site"] = site_values(self.state, bar)
        return config

    def _report(self, library: Library) -> None:
        for problem in library.diagnostics:
            level = logging.ERROR if problem.severity is Severity.FAULT else logging.WARNING
            log.log(level, "%s", line_of(problem))
        if library.faults and not self.serving:
            raise Abort("Indholdet har fejl. Ret dem, og byg igen.")

    def site_of(self, config: MkDocsConfig, library: Library) -> Site:
        """Who publishes, at the moment of a build of these records."""
        return self._site(config, self._clock(library, ""))

    def _site(self, config: MkDocsConfig, clock: Clock) -> Site:
        site = Site(
            name=config.site_name,
            url=(config.site_url or "").rstrip("/") + "/",
            description=" ".join((config.site_description or "").split()),
            region=self.config.region,
            tagline=self.config.tagline,
            brand=self._brand(),
        )
        return site.in_region(region_name(site.region, clock))

    def _brand(self) -> Brand:
        try:
            return Brand.model_validate(self.config.brand)
        except ValidationError as error:
            keys = ", ".join(sorted({".".join(map(str, e["loc"])) for e in error.errors()}))
            message = f'mkdocs.yml: under "brand" kan dette ikke bruges: {keys}. '
            message += "Farver skrives som #0e5a4f, adresser med https://."
            raise PluginError(message) from None

    def _clock(self, library: Library, asked: str) -> Clock:
        try:
            return build_clock(
                asked or str(self.config.clock),  # YAML reads an unquoted day as a date
                str(self.config.demo_clock),
                has_examples=library.has_examples,
                environment=os.environ,
                started=time.time(),
            )
        except ValueError:
            message = 'mkdocs.yml: "clock" eller "demo_clock" er ikke et tidspunkt. Skriv fx '
            raise PluginError(f'{message}"2026-11-22T09:00".') from None

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish as they are only the media and our theme's own files.

        Every page is made from a record, and nothing that Material brings for its own pages is
        used by ours.
        """
        theme = Path(config.theme.dirs[0])
        for file in list(files):
            from_theme = file.src_dir is not None and Path(file.src_dir) == theme
            if not from_theme and not file.src_uri.startswith("media/"):
                files.remove(file)
        return files

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give the page the values of its record."""
        made = state_of(config).pages[page.file.src_uri]
        page.meta = dict(made.meta)
        if made.meta["updated"]:
            page.update_date = made.meta["updated"]["iso"]
        else:
            page.update_date = state_of(config).clock.today.isoformat()
        return ""

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """The body, with its links as seen from the page."""
        made = state_of(config).pages[page.file.src_uri]
        depth = made.address.count("/")
        return rebased(made.body, "/".join([".."] * depth) or ".")

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Tell who waits that one more page is done."""
        if self.progress:
            self.progress.page_done()
        return output

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Say how many pages there will be."""
        if self.progress and self.state:
            self.progress.expect_pages(len(self.state.pages))
        return nav
