"""The podcast: its pages, its feed and its chapter files."""

from __future__ import annotations

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from podcast.audio import Sounds
from podcast.outputs import podcast_files
from podcast.pages import podcast_pages
from site_plugins.build_state import publish_files, publish_pages, state_of


class PodcastPlugin(BasePlugin[Config]):
    """The podcast; every sound file is measured once per build."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages and files."""
        state, sounds = state_of(config), Sounds()
        publish_pages(files, config, podcast_pages(state.library, state.clock, sounds))
        outputs = podcast_files(state.library, state.site, state.clock, sounds)
        return publish_files(files, config, outputs)
