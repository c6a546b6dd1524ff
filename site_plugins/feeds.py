"""Feeds and calendars."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from publishing.files import files_beside_pages
from site_plugins.build_state import NoConfig, publish_files, state_of


class FeedsPlugin(BasePlugin[NoConfig]):
    """RSS, JSON Feed and calendar files."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the files."""
        state = state_of(config)
        return publish_files(
            files, config, files_beside_pages(state.library, state.site, state.clock)
        )
