"""The preview: steered from its bar, and answering whatever a rebuild meets."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from publishing.output import OutputFile
from site_plugins.build_state import NoConfig, publish_files
from site_plugins.errors import error_text
from site_plugins.library import LibraryPlugin
from site_plugins.preview.control import Control

log = logging.getLogger("mkdocs.plugins.praksis")
STYLE = "assets/preview.css"


class PreviewPlugin(BasePlugin[NoConfig]):
    """Adds the bar's style while serving, and puts the control around the server."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish the style of the bar; a built site has nothing of it."""
        if not library_of(config).serving:
            return files
        style = Path(__file__).with_name("preview.css").read_bytes()
        return publish_files(files, config, [OutputFile(STYLE, style)])

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Let the bar steer, and keep the last good pages where a rebuild fails."""
        handle, name = tempfile.mkstemp(prefix="praksis-")
        os.close(handle)
        self._trigger = Path(name)
        control = Control(rebuild=self._touch)
        library_of(config).control = control
        mount = urlsplit(config.site_url or "/").path or "/"
        server.set_app(control.around(server.serve_request, mount))
        server.builder = guarded(server.builder, Path(server.root), control)
        server.watch(name)
        docs = Path(config.config_file_path).parent / "docs"
        if docs.is_dir():
            server.watch(str(docs))
        return server

    def _touch(self) -> None:
        """The server watches this file, and builds anew when it changes."""
        self._trigger.write_text(f"{self._trigger.stat().st_mtime_ns}", encoding="utf-8")

    def on_shutdown(self) -> None:
        """Take away the file that was watched."""
        trigger = getattr(self, "_trigger", None)
        if trigger:
            trigger.unlink(missing_ok=True)


def library_of(config: MkDocsConfig) -> LibraryPlugin:
    """The plugin that knows the records, and whether this is a preview."""
    return cast("LibraryPlugin", config.plugins["library"])


def guarded(build: Callable[[], None], site: Path, control: Control) -> Callable[[], None]:
    """The build, but a failure is told in the pages of the last good one.

    MkDocs itself would answer nothing more until a later build succeeds.
    """

    def rebuild() -> None:
        kept = Path(tempfile.mkdtemp(prefix="praksis-site-"))
        try:
            shutil.copytree(site, kept, copy_function=os.link, dirs_exist_ok=True)
            build()
            control.failure = ""
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a template may raise
            control.failure = error_text(cast("Exception", error))
            log.log(logging.ERROR, "%s", control.failure)
            shutil.rmtree(site, ignore_errors=True)
            shutil.copytree(kept, site, dirs_exist_ok=True)
        finally:
            shutil.rmtree(kept, ignore_errors=True)

    return rebuild
