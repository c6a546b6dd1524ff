"""What the preview answers while the whole site is built again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from publishing.output import OutputFile
from records.source.whole_file import write_whole
from site_plugins.preview.control import Control
from site_plugins.preview.reloading import Reloads

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

QUIET = 0.4
"""Seconds without another save before the whole site is built: somebody is writing."""
MakePages = Callable[[], tuple[OutputFile, ...]]


def _copy(site: Path, kept: Path) -> None:
    """The pages of the last build as they are, in another folder."""
    shutil.copytree(site, kept, copy_function=os.link, dirs_exist_ok=True)


@contextmanager
def shown_meanwhile(
    reloads: Reloads, control: Control, make_pages: MakePages, kept: Path
) -> Iterator[None]:
    """Show the pages that were changed at once, and the others as they were until all are new.

    Where no page can be made alone, whoever asks waits for the build, as MkDocs has it. Open pages
    load anew where they say something else.
    """
    server = reloads.server
    site, is_shown = Path(server.root), _show(reloads, control, make_pages())
    while is_shown and _is_saved_again(server):
        is_shown = _show(reloads, control, make_pages())
    _copy(site, kept)
    is_failing = bool(control.failure)
    try:
        if is_shown:
            server.root = str(kept)
        yield
    except BaseException:
        is_failing = True
        raise
    finally:
        if is_shown:
            _hold_back(server)
            server.root = str(site)
        if is_failing:  # each page says so, or does no longer
            reloads.all()
        else:
            reloads.compare(kept, site)


def _show(reloads: Reloads, control: Control, pages: tuple[OutputFile, ...]) -> bool:
    """Put the pages into the site and let who looks at them see them; whether there were any."""
    for page in pages:
        write_whole(Path(reloads.server.root, page.path), page.content)
        reloads.page(page.path)
    control.at_once |= {page.path for page in pages}
    if pages:
        _answer(reloads.server)
    return bool(pages)


def _is_saved_again(server: LiveReloadServer) -> bool:
    """Whether something is saved before it is quiet; then the server is about to show more."""
    with server._rebuild_cond:  # noqa: SLF001 - there is no other way to ask
        if not server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=QUIET):  # noqa: SLF001
            return False
        server._rebuild_cond.wait(timeout=server.build_delay)  # noqa: SLF001
        server._want_rebuild = False  # noqa: SLF001
    _hold_back(server)
    return True


def _answer(server: LiveReloadServer) -> None:
    """Let open pages load anew, and answer those that wait."""
    with server._epoch_cond:  # noqa: SLF001 - there is no other way to tell
        server._visible_epoch = server._wanted_epoch  # noqa: SLF001
        server._epoch_cond.notify_all()  # noqa: SLF001


def _hold_back(server: LiveReloadServer) -> None:
    """Let everyone wait for what the server is about to show; then they load anew."""
    with server._epoch_cond:  # noqa: SLF001
        server._wanted_epoch += 1  # noqa: SLF001
