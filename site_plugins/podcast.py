"""The podcast: its pages, its feed and the files beside them."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from podcast.audio.sounds import Sounds
from podcast.outputs import podcast_files
from podcast.pages.pages import podcast_pages
from podcast.site_address import SiteAddressError
from site_plugins.build_state import NoConfig, publish_files, publish_pages, state_of


class PodcastPlugin(BasePlugin[NoConfig]):
    """The podcast; every sound file is measured once, and again when it has changed."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add pages and files."""
        state = state_of(config)
        library, site, clock = state.library, state.site, state.clock
        sounds = Sounds.kept(library.project.root)
        publish_pages(files, config, podcast_pages(library, site, clock, sounds))
        try:
            publish_files(files, config, podcast_files(library, site, clock, sounds))
        except SiteAddressError as error:
            raise PluginError(str(error)) from None
        sounds.keep()
        return files
