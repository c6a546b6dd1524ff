"""The preview builds again when a file changes, at once, and not when it is read."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.inotify_c import InotifyFD

from site_plugins.preview.watching import SETTLED, watch_by_events
from tests.steps import some

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


def _refusing(number: int, from_: int) -> Callable[..., object]:
    """Stands in for the system, which watches so many folders and then no more."""
    asked = count()
    add = InotifyFD.add_callback

    def refuse(*words: object) -> object:
        if next(asked) >= from_:
            raise OSError(number, "inotify limit reached")
        return add(*words)  # type: ignore[arg-type] # handed on as they came

    return refuse


def _falls_back(server: LiveReloadServer, root: Path, before: object) -> None:
    watch_by_events(server)
    assert server.observer is before
    server.observer.start()
    (root / "content/a.md").write_text("bb")
    assert _asks(server)


@pytest.mark.skipif(sys.platform != "linux", reason="Andre systemer har ikke den grænse.")
@pytest.mark.parametrize("watched", some([0, 1, 2], 2))
def test_where_the_system_watches_no_more_folders_files_are_looked_at(
    server: LiveReloadServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    watched: int,
) -> None:
    """Also where only a folder further in was refused, of which the observer says nothing."""
    (tmp_path / "content/inde").mkdir()
    monkeypatch.setattr(InotifyFD, "add_callback", _refusing(errno.ENOSPC, watched))
    _falls_back(server, tmp_path, server.observer)
    assert "sudo sysctl fs.inotify.max_user_watches=524288" in caplog.text
    assert "fyldt" not in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="Andre systemer har ikke den grænse.")
def test_where_too_many_programs_watch_files_are_looked_at(
    server: LiveReloadServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def full(_: object) -> int:
        raise OSError(errno.EMFILE, "inotify instance limit reached")

    monkeypatch.setattr(InotifyFD, "_create_inotify_fd", full)
    _falls_back(server, tmp_path, server.observer)
    assert "sudo sysctl fs.inotify.max_user_instances=1024" in caplog.text
