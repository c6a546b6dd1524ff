"""What MkDocs gets of a build, and what it may keep of the files that it found itself."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from publishing.hosting.fingerprints import ENDINGS
from publishing.page import Page
from site_plugins.state import State, refusal_of_second_writer


def keep_ours(files: Files, state: State) -> None:
    """Leave of what MkDocs found only the media and our theme's own files.

    Every page is made from a record, nothing that Material brings for its own pages is used by
    ours; style, script and fonts are written anew, under names of their content.
    """
    for file in list(files):
        from_theme = file.src_dir == str(state.theme) and not file.src_uri.endswith(ENDINGS)
        if not from_theme and not file.src_uri.startswith("media/"):
            files.remove(file)


def add(files: Files, config: MkDocsConfig, state: State) -> None:
    """Add every page and file, outside the navigation, each at its own address.

    Raises PluginError where MkDocs has a file of its own there.
    """
    made: dict[str, str | bytes] = {_source(page): "" for page in state.pages.values()}
    made |= {file.path: file.content for file in state.files.values()}
    taken = {file.dest_uri for file in files}
    for uri, content in made.items():
        inclusion = InclusionLevel.NOT_IN_NAV
        file = File.generated(config, uri, content=content, inclusion=inclusion)
        if file.dest_uri in taken:
            raise PluginError(refusal_of_second_writer(file.dest_uri))
        files.append(file)


def page_behind(page: MkDocsPage, state: State) -> Page:
    """The page of ours that MkDocs is about to write."""
    return state.pages[page.file.src_uri.removesuffix(_SOURCE)]


_SOURCE = "index.md"


def _source(page: Page) -> str:
    return f"{page.address}{_SOURCE}"
