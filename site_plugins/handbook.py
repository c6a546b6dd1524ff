"""The editors' guide as pages outside the index."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from publishing.pages.about.handbook import handbook_pages, handbook_pictures
from site_plugins.build_state import NoConfig, publish_files, publish_pages


class HandbookPlugin(BasePlugin[NoConfig]):
    """Makes a page of each chapter in `docs/` beside `mkdocs.yml`."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and their pictures."""
        docs = Path(config.config_file_path).parent / "docs"
        publish_pages(files, config, handbook_pages(docs))
        return publish_files(files, config, handbook_pictures(docs))
