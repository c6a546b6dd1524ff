"""What MkDocs gets of a build, and what it may keep of the files that it found itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from podcast.media import heard_files
from publishing.hosting.fingerprints import ENDINGS
from publishing.output import OutputFile
from publishing.page import Page
from publishing.verify.media_kinds import COPIED, SVG, ending_of
from publishing.verify.media_uses import Role, visible_uses
from records.checks.media import wrong_file
from site_plugins.known_files import KnownFiles, made_of_copy, made_of_file, made_of_page
from site_plugins.late_file import LateFile
from site_plugins.side_by_side import drawn
from site_plugins.state import State, refusal_of_second_writer
from site_plugins.theme_closure import Closure


def look_for_no_files(config: MkDocsConfig) -> Callable[[], None]:
    """Let MkDocs find our theme's files alone; what is returned sets that right again.

    Below `content/` it would walk through every link, read what is no file, and take each Markdown
    file for a page. What goes out of `content/` is named by records, and added by `add`. Of what
    Material brings, seven thousand icons most of it, nothing is kept.
    """
    folder, themes = config.docs_dir, config.theme.dirs
    config.docs_dir = os.devnull
    config.theme.dirs = themes[:1]

    def look_again() -> None:
        config.docs_dir = folder
        config.theme.dirs = themes

    return look_again


def keep_ours(files: Files, state: State) -> None:
    """Leave of what MkDocs found only our theme's own files.

    Every page is made from a record, nothing that Material brings for its own pages is used by
    ours; style, script and fonts are written anew, under names of their content.
    """
    for file in list(files):
        if file.src_dir != str(state.theme) or file.src_uri.endswith(ENDINGS):
            files.remove(file)


def add(
    files: Files,
    config: MkDocsConfig,
    state: State,
    there: Collection[str] = frozenset(),
    known: KnownFiles | None = None,
) -> None:
    """Add every page and file, outside the navigation, each at its own address.

    The files whose paths are in `there` are written already. With `known`, which is told of them,
    all others but pages are written here; else MkDocs makes and writes one after the other.

    Raises PluginError where MkDocs has a file of its own there.
    """
    rendered = (page for page in state.pages.values() if path_of(page) not in there)
    added = [File.generated(config, _source(page), content="", inclusion=_INCLUSION)
             for page in rendered]  # fmt: skip
    taken = {file.dest_uri for file in files}
    ready = drawn(file for path, file in state.files.items() if path not in there)
    for path, file in state.files.items():
        if path not in there:
            output = replace(file, made=ready[path]) if path in ready else file
            added += _handed_over(output, config, taken, known)
        elif path in taken:
            raise PluginError(refusal_of_second_writer(path))
    for each in (*added, *_media(config, state, there, known)):
        if each.dest_uri in taken:
            raise PluginError(refusal_of_second_writer(each.dest_uri))
        files.append(each)


def _handed_over(
    file: OutputFile, config: MkDocsConfig, taken: Collection[str], known: KnownFiles | None
) -> Iterator[File]:
    """The file for MkDocs, or none where nobody but us has a hand in what is written.

    MkDocs would look at each of many thousand files several times, and only to write them.
    """
    if known is None:
        yield LateFile.of(config, file, _INCLUSION)
    elif file.path in taken:
        raise PluginError(refusal_of_second_writer(file.path))
    else:
        content, target = file.content, Path(config.site_dir, file.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        known.add(file.path, content)


def _media(
    config: MkDocsConfig, state: State, there: Collection[str], known: KnownFiles | None
) -> Iterator[File]:
    """What is copied as it lies in `content/media/`: all that is shown and no picture."""
    folder = str(state.library.project.content)
    for path in sorted(copied_media(state).difference(there)):
        if known:
            known.add(path, None)
        yield File(path, folder, config.site_dir, config.use_directory_urls, inclusion=_INCLUSION)


def made_of_all(state: State, shared: bytes) -> dict[str, str]:
    """What every page and file is made of, by path; `shared` is what all pages have in common."""
    library, content = state.library, state.library.project.content
    closure = Closure.of(state.theme)
    names = {each.meta["template"] for each in state.pages.values()}
    around = {name: shared + closure.key(name) for name in names}
    return {
        **{
            path_of(each): made_of_page(each, library, around[each.meta["template"]])
            for each in state.pages.values()
        },
        **{path: made_of_file(file) for path, file in state.files.items()},
        **{path: made_of_copy(content / path) for path in copied_media(state)},
    }


def path_of(page: Page) -> str:
    """Where the page lies in the site."""
    return f"{page.address}index.html"


def copied_media(state: State) -> set[str]:
    """The paths from `content/` of what is published as it is."""
    library, clock = state.library, state.clock
    linked = {use.path for use in visible_uses(library, clock) if use.role is Role.FILE}
    wanted = linked | set(heard_files(library, clock))
    wanted = {path for path in wanted if ending_of(path) in COPIED}
    if ending_of(state.site.brand.logo) == SVG:
        wanted.add(state.site.brand.logo)
    return {path for path in wanted if not wrong_file(library, path)}


def in_sitemap(state: State, config: MkDocsConfig) -> list[SimpleNamespace]:
    """Every page as the template of the sitemap asks for it, whoever writes it."""
    root = f"{(config.site_url or '').rstrip('/')}/"
    found = ((root + quote(page.address), dict(page.meta)) for page in state.pages.values())
    return [SimpleNamespace(page=SimpleNamespace(canonical_url=url if config.site_url else None,
                                                 meta=meta))
            for url, meta in found]  # fmt: skip


def page_behind(page: MkDocsPage, state: State) -> Page:
    """The page of ours that MkDocs is about to write."""
    return state.pages[page.file.src_uri.removesuffix(_SOURCE)]


_SOURCE = "index.md"
_INCLUSION = InclusionLevel.NOT_IN_NAV


def _source(page: Page) -> str:
    return f"{page.address}{_SOURCE}"
