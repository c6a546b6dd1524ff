"""The publisher: MkDocs gets every page and file of the site, made of the records by the steps."""

from __future__ import annotations

import gzip
import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, Protocol, cast

from jinja2 import FileSystemLoader
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from publishing.addresses import SITEMAP
from publishing.hosting.fingerprints import marked_names
from publishing.images.in_text import with_sizes
from publishing.images.sizes import Scaled
from publishing.settings import SettingsError, settings_of
from records.facts.memory import NOTHING, Memory
from records.loading.cache import RecordCache
from records.loading.library import Library, load
from records.messages import line_of
from records.source.diagnostics import Severity
from records.source.files import Project
from records.source.own_cache import refuse_foreign_cache
from site_plugins.admin.plugin import AdminPlugin
from site_plugins.checks import ALL_CHECKS
from site_plugins.compiled import CompiledTemplates
from site_plugins.files import (
    add,
    in_sitemap,
    keep_ours,
    look_for_no_files,
    made_of_all,
    page_behind,
    path_of,
)
from site_plugins.judging import Beside, Judged, judged
from site_plugins.known_files import KnownFiles, has_known_inputs, shared_key
from site_plugins.neighbours import find_plugin, refuse_unless_publisher_first
from site_plugins.preview.plugin import PreviewPlugin
from site_plugins.preview.view import View
from site_plugins.rendering import Rendering, body_of
from site_plugins.site_values import site_values
from site_plugins.state import State
from site_plugins.steps.pictures import sizes_in_texts

log = logging.getLogger("mkdocs.plugins.praksis")

_TEMPLATES = CompiledTemplates()


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
    release = c.Type(dict, default={})
    newsletter = c.Type(dict, default={})
    podcast = c.Type(dict, default={})


class PublisherPlugin(BasePlugin[PublisherConfig]):
    """Hands the events of MkDocs on to the steps."""

    state: State | None = None
    """What the running build knows: new in `on_config`, with all pages after `on_files`."""
    loaded: Judged | None = None
    """What was judged just before the build, so that it is not made twice."""
    memory: Memory = NOTHING
    """What went out, where somebody handed it in."""
    progress: PageProgress | None = None
    """Told of each page that is written."""
    serving = False
    _templates = _TEMPLATES
    in_texts: Mapping[str, Scaled] = MappingProxyType({})
    """The pictures of texts by their path from `content/`."""
    known: KnownFiles | None = None
    """The files of the last output, where they may be taken over as they are."""
    _written: frozenset[str] = frozenset()
    _began = 0
    """When the records were read, in nanoseconds."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a fault stops the build or is shown in the preview."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make and judge everything; stop on faults, except in a preview."""
        refuse_unless_publisher_first(config)
        found = self.loaded or self.judge(config)
        self.loaded = None
        self._report(found.library)
        self.state = found.state
        self.in_texts = sizes_in_texts(self.state)
        preview = find_plugin(config, "preview", PreviewPlugin)
        bar = preview.bar(found.library, self.state) if preview else None
        config.extra["site"] = site_values(self.state, bar)
        config.extra["site"]["assets"] = marked_names(self.state.files)
        return config

    def judge(self, config: MkDocsConfig) -> Judged:
        """What `praksis check` would say of the project, with the pages that it was found by."""
        with _told_by_mkdocs():
            settings = settings_of(config, self.config)
        root = root_of(config)
        refuse_foreign_cache(root)
        self._began = time.time_ns()
        project = Project(root, Path(config.docs_dir))
        library = load(project, ALL_CHECKS, RecordCache.open(root), self.memory)
        admin = find_plugin(config, "admin", AdminPlugin)
        preview = find_plugin(config, "preview", PreviewPlugin)
        view = preview.view if preview else View()
        examples = library.has_examples
        clock = settings.clock_at(time.time(), view.clock, has_examples=examples)
        beside = Beside(
            view if self.serving else None,
            (*(admin.steps if admin else ()), *(preview.steps if preview else ())),
            admin.headers if admin else {},
        )
        return judged(library, settings, clock, Path(config.theme.dirs[0]), beside)

    def _report(self, library: Library) -> None:
        for problem in library.diagnostics:
            level = logging.ERROR if problem.severity is Severity.FAULT else logging.WARNING
            log.log(level, "%s", line_of(problem))
        if library.faults and not self.serving:
            raise Abort("Indholdet har fejl. Ret dem, og byg igen.")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep MkDocs out of `content/` and Material: what goes out is named by records."""
        self._look_again = look_for_no_files(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Let MkDocs have what was made."""
        self._look_again()
        keep_ours(files, self._state)
        self._written = self._take_known(config)
        add(files, config, self._state, self._written, self.known)
        return files

    def _take_known(self, config: MkDocsConfig) -> frozenset[str]:
        if self.serving:
            self.known = self._known_of_preview(config)
        if self.known is None:
            return frozenset()
        values = config.extra["site"]
        settings = Path(config.config_file_path)
        shared = shared_key(settings, values, config.site_url, self.in_texts)
        return self.known.take(made_of_all(self._state, shared), Path(config.site_dir))

    def _known_of_preview(self, config: MkDocsConfig) -> KnownFiles | None:
        """The files that are shown now: they last as long as the server, in a folder of its own."""
        if not has_known_inputs(config, root_of(config)):
            return None
        preview = find_plugin(config, "preview", PreviewPlugin)
        control = preview.control if preview else None
        before = dict(self.known.now) if self.known else {}
        for path in control.at_once if control else ():
            before.pop(path, None)
        last = control.last_site if control else None
        return KnownFiles(last, before, is_untouched=True)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let the sitemap name also the pages that MkDocs did not write."""
        if template_name == SITEMAP and self._written:
            return cast("TemplateContext", {**context, "pages": in_sitemap(self._state, config)})
        return context

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Say how many pages there will be."""
        self._nav = nav
        if self.progress:
            there = sum(path_of(page) in self._written for page in self._state.pages.values())
            self.progress.expect_pages(len(self._state.pages) - there)
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give the page the values of its record."""
        made = page_behind(page, self._state)
        # A copy for each would be a third of what all pages hold: only other plugins write here.
        page.meta = made.meta if self.known else dict(made.meta)  # type: ignore[assignment]
        return ""

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """The body, with its links as seen from the page."""
        return body_of(page_behind(page, self._state))

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Compile no template twice in one process; look for them in all of the theme again."""
        env.loader = FileSystemLoader(config.theme.dirs)
        env.bytecode_cache = self._templates = _TEMPLATES.at(root_of(config))
        preview = find_plugin(config, "preview", PreviewPlugin)
        if self.serving and preview:
            from site_plugins.preview.at_once import Shown

            rendering = Rendering(env, config, self._nav, self.in_texts)
            preview.shown = Shown.since(self._began, self._state, rendering)
        return env

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Put the sizes of pictures into every text, wherever the template has put it."""
        if self.progress:
            self.progress.page_done()
        output = with_sizes(output, self.in_texts) if self.in_texts else output
        if self.known:
            text = output.encode("utf-8", errors="xmlcharrefreplace")  # as MkDocs writes it
            self.known.add(path_of(page_behind(page, self._state)), text)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pack the sitemap again: MkDocs writes the day of the build into it."""
        self._templates.prune()
        packed = Path(config.site_dir, f"{SITEMAP}.gz")
        packed.write_bytes(gzip.compress(Path(config.site_dir, SITEMAP).read_bytes(), mtime=0))

    @property
    def _state(self) -> State:
        assert self.state is not None  # noqa: S101 - `on_config` comes before every other event
        return self.state


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the project."""
    return Path(config.config_file_path).parent


@contextmanager
def _told_by_mkdocs() -> Iterator[None]:
    """Let MkDocs tell what the workers refuse."""
    try:
        yield
    except SettingsError as error:
        raise PluginError(str(error)) from None
