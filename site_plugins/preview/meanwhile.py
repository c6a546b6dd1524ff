"""What the preview answers while the whole site is built again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from publishing.output import OutputFile
from records.source.whole_file import write_whole
from site_plugins.preview.control import Control
from site_plugins.preview.reloading import Reloads

MakePage = Callable[[], OutputFile | None]


def _copy(site: Path, kept: Path) -> None:
    """The pages of the last build as they are, in another folder."""
    shutil.copytree(site, kept, copy_function=os.link, dirs_exist_ok=True)


@contextmanager
def shown_meanwhile(
    reloads: Reloads, control: Control, make_page: MakePage, kept: Path
) -> Iterator[None]:
    """Show the page that was changed at once, and the others as they were until all are new.

    Where no page can be made alone, whoever asks waits for the build, as MkDocs has it. Open pages
    load anew where they say something else.
    """
    server = reloads.server
    site, page = Path(server.root), make_page()
    if page:
        control.at_once = page.path
        write_whole(site / page.path, page.content)
        reloads.page(page.path)
        _answer(server)
    _copy(site, kept)
    is_failing = bool(control.failure)
    try:
        if page:
            server.root = str(kept)
        yield
    except BaseException:
        is_failing = True
        raise
    finally:
        if page:
            _hold_back(server)
            server.root = str(site)
        if is_failing:  # each page says so, or does no longer
            reloads.all()
        else:
            reloads.compare(kept, site)


def _answer(server: LiveReloadServer) -> None:
    """Let open pages load anew, and answer those that wait."""
    with server._epoch_cond:  # noqa: SLF001 - there is no other way to tell
        server._visible_epoch = server._wanted_epoch  # noqa: SLF001
        server._epoch_cond.notify_all()  # noqa: SLF001


def _hold_back(server: LiveReloadServer) -> None:
    """Let everyone wait for what the server is about to show; then they load anew."""
    with server._epoch_cond:  # noqa: SLF001
        server._wanted_epoch += 1  # noqa: SLF001
