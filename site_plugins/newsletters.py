"""Newsletter issues in the archive, and in a preview the mails themselves."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from newsletter.consistency import inconsistencies
from newsletter.pages import newsletter_pages
from newsletter.preview.page import preview_of
from publishing.settings import read_settings
from publishing.site import Site
from records.messages import line_of
from site_plugins.build_state import NoConfig, publish_files, publish_pages, state_of
from site_plugins.library import LibraryPlugin

log = logging.getLogger("mkdocs.plugins.praksis")


class NewslettersPlugin(BasePlugin[NoConfig]):
    """The archive, a page for each issue and edition; mails to look at while serving."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages."""
        state = state_of(config)
        publish_pages(files, config, newsletter_pages(state.library, state.clock))
        if _is_serving(config):
            preview = preview_of(state.library, mail_site(config), state.clock)
            publish_files(files, config, preview.files)
            publish_pages(files, config, [preview.page])
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Now that every page is known: links of mails lead somewhere, and mail and site agree."""
        state = state_of(config)
        known = {page.address for page in state.pages.values()}
        known |= {file.src_uri for file in files}
        wrong = list(inconsistencies(state.library, state.clock, known, state.pages.values()))
        for problem in wrong:
            log.error("%s", line_of(problem))
        if wrong and not _is_serving(config):
            raise Abort("Nyhedsbrevet har fejl. Ret dem, og byg igen.")
        return env


def mail_site(config: MkDocsConfig) -> Site:
    """The site as mails name it: a preview's own address would be in no mail that is sent."""
    return read_settings(Path(config.config_file_path).parent).site


def _is_serving(config: MkDocsConfig) -> bool:
    library = config.plugins.get("library")
    return isinstance(library, LibraryPlugin) and library.serving
