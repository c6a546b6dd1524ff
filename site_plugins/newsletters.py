"""Newsletter issues in the archive."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from newsletter.pages import newsletter_pages
from site_plugins.build_state import NoConfig, publish_pages, state_of


class NewslettersPlugin(BasePlugin[NoConfig]):
    """The archive, and a page for each issue."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages."""
        state = state_of(config)
        return publish_pages(files, config, newsletter_pages(state.library, state.clock))
