"""The front page, articles and audience pages as pages."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from publishing.pages.about.statement import statement_page
from publishing.pages.all_pages import text_pages
from site_plugins.build_state import NoConfig, publish_pages, state_of


class ArticlesPlugin(BasePlugin[NoConfig]):
    """The front page, articles and audience pages."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages."""
        state = state_of(config)
        publish_pages(files, config, text_pages(state.library, state.clock))
        return publish_pages(files, config, [statement_page(state.site)])
