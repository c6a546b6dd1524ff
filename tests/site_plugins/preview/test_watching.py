"""The preview builds again when a file changes, at once, and not when it is read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from site_plugins.preview import watching
from site_plugins.preview.watching import SETTLED, watch_by_events

PATIENCE = 20.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    """A server that watches a folder and a file beside it; nothing answers at its port."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("a")
    (tmp_path / "mkdocs.yml").write_text("a")
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=str(tmp_path))
    made.watch(str(tmp_path / "content"))
    made.watch(str(tmp_path / "mkdocs.yml"))
    yield made
    if made.observer.is_alive():
        made.observer.stop()
    made.server_close()


def _asks(server: LiveReloadServer, seconds: float = PATIENCE) -> bool:
    """Whether a new build is asked for, within that time."""
    until = time.monotonic() + seconds
    while not server._want_rebuild and time.monotonic() < until:
        time.sleep(0.01)
    found, server._want_rebuild = server._want_rebuild, False
    return found


def _put_in_its_place(file: Path) -> None:
    new = file.with_name(".ny")
    new.write_text("b")
    new.replace(file)


CHANGES: list[Callable[[Path], object]] = [
    lambda root: (root / "content/a.md").write_text("b"),
    lambda root: (root / "content/a.md").unlink(),
    lambda root: (root / "content/ny.md").write_text("ny"),
    lambda root: (root / "content/a.md").rename(root / "content/b.md"),
    lambda root: _put_in_its_place(root / "mkdocs.yml"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_asks_for_a_build(
    server: LiveReloadServer, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    watch_by_events(server)
    assert server.build_delay == SETTLED
    change(tmp_path)
    assert _asks(server)


def test_reading_and_what_lies_beside_ask_for_none(
    server: LiveReloadServer, tmp_path: Path
) -> None:
    watch_by_events(server)
    (tmp_path / "content/a.md").read_text()
    (tmp_path / "mkdocs.yml").read_text()
    (tmp_path / "site.txt").write_text("en bygning")
    assert not _asks(server, 0.3)


def test_where_the_system_tells_nothing_files_are_looked_at(
    server: LiveReloadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watching._Events, "start", full)
    before = server.observer
    watch_by_events(server)
    assert server.observer is before
    server.observer.start()
    (tmp_path / "content/a.md").write_text("bb")
    assert _asks(server)
