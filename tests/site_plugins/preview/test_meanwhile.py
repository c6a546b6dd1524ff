"""What the preview answers while the site is built again."""

from __future__ import annotations

from pathlib import Path
from threading import Condition
from types import SimpleNamespace
from typing import Any

import pytest

from publishing.output import OutputFile
from site_plugins.preview import meanwhile
from site_plugins.preview.control import Control
from site_plugins.preview.meanwhile import shown_meanwhile
from site_plugins.preview.reloading import Reloads

PAGE = OutputFile("a/index.html", b"ny")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanwhile, "QUIET", 0)


@pytest.fixture
def server(tmp_path: Path) -> Any:
    """A server that has begun to build, as MkDocs leaves it, with two pages of the last build."""
    for name in ("a", "b"):
        (tmp_path / "site" / name).mkdir(parents=True)
        (tmp_path / "site" / name / "index.html").write_bytes(b"gammel")
    return SimpleNamespace(
        root=str(tmp_path / "site"),
        _epoch_cond=Condition(),
        _visible_epoch=1,
        _wanted_epoch=2,
        _rebuild_cond=Condition(),
        _want_rebuild=False,
        build_delay=0,
        poll_response_timeout=0,
    )


def control() -> Control:
    return Control(rebuild=lambda: None)


def test_the_page_that_was_saved_is_shown_before_all_others(server: Any, tmp_path: Path) -> None:
    site, kept, steers = tmp_path / "site", tmp_path / "kept", control()
    with shown_meanwhile(Reloads(server, "/"), steers, lambda: (PAGE,), kept):
        assert server._visible_epoch == server._wanted_epoch == 2
        assert server.root == str(kept)
        assert steers.at_once == {PAGE.path}
        (site / "a/index.html").unlink()
        assert (kept / "a/index.html").read_bytes() == b"ny"
        assert (kept / "b/index.html").samefile(site / "b/index.html")
    assert server.root == str(site)
    assert server._visible_epoch < server._wanted_epoch


def test_what_is_saved_while_somebody_writes_is_shown_too(server: Any, tmp_path: Path) -> None:
    site, steers, versions = tmp_path / "site", control(), []

    def save() -> tuple[OutputFile, ...]:
        versions.append(server._wanted_epoch)
        server._want_rebuild = len(versions) < 3
        return (OutputFile("a/index.html", f"{len(versions)}".encode()),)

    with shown_meanwhile(Reloads(server, "/"), steers, save, tmp_path / "kept"):
        assert (site / "a/index.html").read_bytes() == b"3"
        assert versions == [2, 3, 4]
        assert server._visible_epoch == 4


def test_who_asks_waits_where_no_page_can_be_made_alone(server: Any, tmp_path: Path) -> None:
    steers = control()
    with shown_meanwhile(Reloads(server, "/"), steers, lambda: (), tmp_path / "kept"):
        assert server._visible_epoch < server._wanted_epoch
        assert server.root == str(tmp_path / "site")
    assert not steers.at_once


def test_a_build_that_fails_is_waited_for_too(server: Any, tmp_path: Path) -> None:
    def fail() -> None:
        with shown_meanwhile(Reloads(server, "/"), control(), lambda: (PAGE,), tmp_path / "kept"):
            raise SystemExit(1)

    with pytest.raises(SystemExit):
        fail()
    assert server.root == str(tmp_path / "site")
    assert server._visible_epoch < server._wanted_epoch


# --- which open pages load anew ---------------------------------------------------------------


def told(reloads: Reloads, address: str, version: int = 1) -> int:
    """What an open page of a version is told; more than that lets it load anew."""
    app = reloads.around(lambda _environ, _start: [b"of MkDocs"])
    asked = {"PATH_INFO": f"/livereload/{version}/7"}
    referrer = {"HTTP_REFERER": f"http://127.0.0.1:8000{address}"} if address else {}
    (said,) = app(asked | referrer, lambda _status, _headers: None)
    return int(said)


def built(server: Any, tmp_path: Path, pages: tuple[OutputFile, ...], text: bytes) -> Reloads:
    """After a build that makes page `a` with that text and `b` as it was."""
    reloads = Reloads(server, "/")
    with shown_meanwhile(reloads, control(), lambda: pages, tmp_path / "kept"):
        file = tmp_path / "site/a/index.html"
        file.unlink()
        file.write_bytes(text)
    server._visible_epoch = server._wanted_epoch
    return reloads


def test_only_pages_that_changed_load_anew(server: Any, tmp_path: Path) -> None:
    reloads = built(server, tmp_path, (), b"ny")
    assert (told(reloads, "/a/"), told(reloads, "/b/")) == (2, 1)
    assert told(reloads, "/a/", version=2) == 2
    assert told(reloads, "") == 2, "a browser that does not say which page it shows"


def test_a_page_that_was_right_at_once_loads_no_second_time(server: Any, tmp_path: Path) -> None:
    reloads = built(server, tmp_path, (PAGE,), b"ny")
    assert told(reloads, "/a/") == 2
    assert told(reloads, "/a/", version=2) == 2
    assert server._visible_epoch == 3


def test_a_page_that_the_build_makes_otherwise_does(server: Any, tmp_path: Path) -> None:
    reloads = built(server, tmp_path, (PAGE,), b"nyere")
    assert told(reloads, "/a/", version=2) == 3


def test_pages_that_came_and_went_load_anew(server: Any, tmp_path: Path) -> None:
    reloads = Reloads(server, "/")
    with shown_meanwhile(reloads, control(), lambda: (), tmp_path / "kept"):
        (tmp_path / "site/b/index.html").rename(tmp_path / "site/c.html")
    server._visible_epoch = server._wanted_epoch
    assert [told(reloads, each) for each in ("/a/", "/b/", "/c.html")] == [1, 2, 2]


def test_every_page_tells_of_a_failure(server: Any, tmp_path: Path) -> None:
    reloads, steers = Reloads(server, "/"), control()
    steers.failure = "Siden kunne ikke bygges."
    with shown_meanwhile(reloads, steers, lambda: (), tmp_path / "kept"):
        pass
    server._visible_epoch = server._wanted_epoch
    assert told(reloads, "/b/") == 2


def test_other_questions_go_to_mkdocs(server: Any) -> None:
    app = Reloads(server, "/").around(lambda _environ, _start: [b"of MkDocs"])
    assert list(app({"PATH_INFO": "/a/"}, lambda *_: None)) == [b"of MkDocs"]
