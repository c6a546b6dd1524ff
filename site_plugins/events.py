"""Events and their series as pages."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from publishing.pages.learning.events import event_pages
from site_plugins.build_state import NoConfig, publish_pages, state_of


class EventsPlugin(BasePlugin[NoConfig]):
    """Events and their series."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages."""
        state = state_of(config)
        return publish_pages(files, config, event_pages(state.library, state.clock))
