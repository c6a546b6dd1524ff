"""Search: the index of all pages, and the scripts that read it when a reader searches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from publishing.output import OutputFile
from publishing.pages.about.search import search_file
from site_plugins.build_state import NoConfig, publish_files, state_of

_SCRIPTS = (
    "templates/search/lunr.js",
    "lunr-language/lunr.stemmer.support.js",
    "lunr-language/lunr.da.js",
)
"""lunr (MIT) with its Danish stemmer, as MkDocs ships them."""


class SearchIndexPlugin(BasePlugin[NoConfig]):
    """Comes last: it needs every page."""

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the index and the scripts."""
        publish_files(files, config, [search_file(state_of(config).pages.values())])
        return publish_files(files, config, lunr_files())


def lunr_files() -> Iterator[OutputFile]:
    """The search scripts out of the installed MkDocs."""
    folder = Path(mkdocs.__file__).parent / "contrib" / "search"
    for name in _SCRIPTS:
        yield OutputFile(f"assets/lunr/{Path(name).name}", (folder / name).read_bytes())
