"""Share pictures: each page of a vacancy, an event, an episode or an article gets its own."""

from __future__ import annotations

from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from publishing.sharing import SITE_PICTURE, picture_files, posts, site_picture
from site_plugins.build_state import NoConfig, publish_files, state_of


class SharePlugin(BasePlugin[NoConfig]):
    """Comes after every plugin that makes pages."""

    @event_priority(-80)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pictures, and tell each page which is its own (`meta.share_image`)."""
        state = state_of(config)
        site = state.site
        publish_files(files, config, [site_picture(site, state.pictures)])
        own = {}
        for post in posts(state.pages.values(), site):
            publish_files(files, config, picture_files(post, site, state.pictures))
            own[post.address] = post.link_picture
        for uri, page in state.pages.items():
            image = own.get(page.address, SITE_PICTURE)
            state.pages[uri] = replace(page, meta={**page.meta, "share_image": image})
        return files
