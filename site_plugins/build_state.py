"""What one build knows: made anew in `on_config`, asked by every plugin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from publishing.images.cache import PictureCache
from publishing.output import OutputFile
from publishing.page import Page
from publishing.site import Site
from publishing.structured_data.pages import with_structured_data
from records.clock import Clock
from records.loading.library import Library


class NoConfig(Config):
    """What `mkdocs.yml` says under a plugin that has no options: nothing."""


@dataclass(frozen=True)
class BuildState:
    """The records, who publishes them, and when; and the pages that were made of them."""

    library: Library
    site: Site
    clock: Clock
    pages: dict[str, Page] = field(default_factory=dict)
    """By source address in MkDocs, e.g. `muligheder/index.md`; filled during `on_files`."""
    pictures: PictureCache = field(default_factory=lambda: PictureCache(None))
    """Drawn and scaled pictures of earlier builds."""


def state_of(config: MkDocsConfig) -> BuildState:
    """The state of the running build. Raises PluginError where `library` does not come first."""
    plugin = config.plugins.get("library")
    state = getattr(plugin, "state", None)
    if not isinstance(state, BuildState):
        raise PluginError('mkdocs.yml: under "plugins" skal "library" stå først.')
    return state


def publish_pages(files: Files, config: MkDocsConfig, pages: Iterable[Page]) -> Files:
    """Add pages to the build, outside the navigation, each at its own address."""
    state = state_of(config)
    for page in pages:
        uri = f"{page.address}index.md"
        _refuse_second_writer(files, uri)
        inclusion = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, uri, content="", inclusion=inclusion))
        state.pages[uri] = with_structured_data(page, state.library, state.site, state.clock)
    return files


def publish_files(files: Files, config: MkDocsConfig, outputs: Iterable[OutputFile]) -> Files:
    """Add files that are not pages."""
    for output in outputs:
        _refuse_second_writer(files, output.path)
        inclusion = InclusionLevel.NOT_IN_NAV
        made = File.generated(config, output.path, content=output.content, inclusion=inclusion)
        files.append(made)
    return files


def _refuse_second_writer(files: Files, uri: str) -> None:
    if files.get_file_from_path(uri) is not None:
        address = uri.removesuffix("index.md")
        raise PluginError(f"To dele af siden vil skrive /{address}. Giv den ene et andet id.")
