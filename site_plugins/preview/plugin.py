"""The preview: steered from its bar, and answering whatever a rebuild meets."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlsplit

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from publishing.output import OutputFile
from publishing.page import Page
from publishing.settings_file import read_settings
from records.clock import Clock
from records.loading.library import Library
from site_plugins.errors import error_text
from site_plugins.neighbours import refuse_unless_publisher_first
from site_plugins.preview.view import View
from site_plugins.state import State, Step
from site_plugins.this_machine import is_local

if TYPE_CHECKING:  # a build loads the plugin, and nothing that a server needs
    from mkdocs.livereload import LiveReloadServer

    from site_plugins.preview.at_once import Shown
    from site_plugins.preview.control import App, Control

log = logging.getLogger("mkdocs.plugins.praksis")
STYLE, SCRIPT = "assets/preview.css", "assets/preview.js"


class NoOptions(Config):
    """Nothing stands under `preview` in `mkdocs.yml`."""


class PreviewPlugin(BasePlugin[NoOptions]):
    """The bar on every page while serving, and the control around the server."""

    serving = False
    written: tuple[Library, Clock] | None = None
    """The records as they are written, as the bar last told of them, and as of when."""
    control: Control | None = None
    """Who steers the preview; it outlives each of its builds."""
    url = ""
    """The address that the site will have; MkDocs puts the preview's own in its place."""
    shown: Shown | None = None
    """The last whole build."""
    draft = ""
    """The name of a preview that is built to lie on a server; empty for any other build."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A built site has nothing of the preview."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Learn the site's own address, for the mails."""
        refuse_unless_publisher_first(config)
        self.url = written_url(config) if self.serving else ""
        return config

    @property
    def view(self) -> View:
        """What is to be shown."""
        return self.control.view if self.control else View()

    @property
    def steps(self) -> tuple[Step, ...]:
        """What it adds to the build: the style of the bar, and the mails."""
        if self.draft:
            return (_style,)
        return (_style, letters(self.url)) if self.serving else ()

    def bar(self, library: Library, state: State) -> dict[str, Any] | None:
        """What the bar says of the records as they are written; None in a built site."""
        if not self.serving and not self.draft:
            return None
        from site_plugins.preview.bar import bar_values

        self.written = (library, state.clock)
        return bar_values(library, state.library, state.clock, self.view, self.draft)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Let the bar steer, and keep the last good pages where a rebuild fails."""
        from site_plugins.preview.answers import DanishAnswers
        from site_plugins.preview.control import Control
        from site_plugins.preview.meanwhile import shown_meanwhile
        from site_plugins.preview.reloading import Reloads
        from site_plugins.preview.watching import watch_by_events

        handle, name = tempfile.mkstemp(prefix="praksis-")
        os.close(handle)
        self._trigger = Path(name)
        server.RequestHandlerClass = DanishAnswers
        control = self.control = Control(rebuild=self._touch, about=self._about)
        mount = urlsplit(config.site_url or "/").path or "/"
        reloads = Reloads(server, mount)
        app = control.around(reloads.around(server.serve_request), mount)
        server.set_app(self._for_guests(app, config) if is_seen_by_others(config) else app)
        meanwhile = partial(shown_meanwhile, reloads, control, self.pages_at_once)
        build = partial(_rebuilt, Path(config.config_file_path).parent, server.builder)
        server.builder = guarded(build, Path(server.root), control, meanwhile)
        server.watch(name)
        docs = Path(config.config_file_path).parent / "docs"
        if docs.is_dir():
            server.watch(str(docs))
        watch_by_events(server)
        _tell_address(config, mount)
        return server

    def pages_at_once(self) -> tuple[OutputFile, ...]:
        """The pages of the files that were changed; none where the whole build has to tell."""
        if self.shown is None or self.view.hidden:
            return ()
        from site_plugins.preview.at_once import pages_at_once

        return pages_at_once(self.shown)

    def _about(self, address: str) -> str:
        from site_plugins.preview.about import about

        return about(*self.written, address) if self.written else ""

    def _for_guests(self, app: App, config: MkDocsConfig) -> App:
        """The app with a door for other machines on the network."""
        from site_plugins.preview.guests import Guests, told_to_guests

        host, port = config.dev_addr

        def tell(code: str) -> None:
            log.log(logging.WARNING, "%s", told_to_guests(host, port, code))

        return Guests(tell).around(app)

    def _touch(self) -> None:
        """The server watches this file, and builds anew when it changes."""
        self._trigger.write_text(f"{self._trigger.stat().st_mtime_ns}", encoding="utf-8")

    def on_shutdown(self) -> None:
        """Take away the file that was watched."""
        trigger = getattr(self, "_trigger", None)
        if trigger:
            trigger.unlink(missing_ok=True)


def is_seen_by_others(config: MkDocsConfig) -> bool:
    """Whether the server listens to more than this machine."""
    host = config.dev_addr.host
    return host != "::1" and not is_local(host)


def _tell_address(config: MkDocsConfig, mount: str) -> None:
    """Say where the site is: MkDocs does so in English, and only to who wants all it says."""
    host, port = config.dev_addr
    here = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
    log.log(logging.WARNING, "Siden er klar: http://%s:%s%s Stop med Ctrl+C.", here, port, mount)


def written_url(config: MkDocsConfig) -> str:
    """The address of the site as `mkdocs.yml` has it, ending in `/`."""
    return read_settings(Path(config.config_file_path).parent).site.url


def _style(_: State) -> Iterator[OutputFile]:
    for name in (STYLE, SCRIPT):
        yield OutputFile(name, Path(__file__).with_name(Path(name).name).read_bytes())


def _rebuilt(project: Path, build: Callable[[], None]) -> None:
    """Build again. Raises SettingsError, in Danish, where `mkdocs.yml` was broken meanwhile."""
    read_settings(project)
    build()


def guarded(
    build: Callable[[], None],
    site: Path,
    control: Control,
    meanwhile: Callable[[Path], AbstractContextManager[None]],
) -> Callable[[], None]:
    """The build, but a failure is told in the pages of the last good one.

    MkDocs itself would answer nothing more until a later build succeeds.
    """

    def rebuild() -> None:
        kept = Path(tempfile.mkdtemp(prefix="praksis-site-"))
        try:
            with meanwhile(kept):
                control.last_site = kept
                build()
            control.failure = ""
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a template may raise
            control.failure = error_text(cast("Exception", error))
            log.log(logging.ERROR, "%s", control.failure)
            shutil.rmtree(site, ignore_errors=True)
            shutil.copytree(kept, site, dirs_exist_ok=True)
        finally:
            control.last_site, control.at_once = None, frozenset()
            shutil.rmtree(kept, ignore_errors=True)

    return rebuild


def letters(url: str) -> Step:
    """The step that makes them.

    `url` is the site's own: the preview's address would be in no mail that is sent.
    """
    from newsletter.preview.page import preview_of

    def step(state: State) -> Iterator[Page | OutputFile]:
        made = preview_of(state.library, replace(state.site, url=url), state.clock)
        yield from made.files
        yield made.page

    return step
