"""What the preview answers while the site is built again."""

from __future__ import annotations

from pathlib import Path
from threading import Condition
from types import SimpleNamespace
from typing import Any

import pytest

from publishing.output import OutputFile
from site_plugins.preview.control import Control
from site_plugins.preview.meanwhile import shown_meanwhile

PAGE = OutputFile("a/index.html", b"ny")


@pytest.fixture
def server(tmp_path: Path) -> Any:
    """A server that has begun to build, as MkDocs leaves it, with two pages of the last build."""
    for name in ("a", "b"):
        (tmp_path / "site" / name).mkdir(parents=True)
        (tmp_path / "site" / name / "index.html").write_bytes(b"gammel")
    return SimpleNamespace(
        root=str(tmp_path / "site"), _epoch_cond=Condition(), _visible_epoch=1, _wanted_epoch=2
    )


def control() -> Control:
    return Control(rebuild=lambda: None)


def test_the_page_that_was_saved_is_shown_before_all_others(server: Any, tmp_path: Path) -> None:
    site, kept, steers = tmp_path / "site", tmp_path / "kept", control()
    with shown_meanwhile(server, steers, lambda: PAGE, kept):
        assert server._visible_epoch == server._wanted_epoch == 2
        assert server.root == str(kept)
        assert steers.at_once == PAGE.path
        (site / "a/index.html").unlink()
        assert (kept / "a/index.html").read_bytes() == b"ny"
        assert (kept / "b/index.html").samefile(site / "b/index.html")
    assert server.root == str(site)
    assert server._visible_epoch < server._wanted_epoch


def test_who_asks_waits_where_no_page_can_be_made_alone(server: Any, tmp_path: Path) -> None:
    steers = control()
    with shown_meanwhile(server, steers, lambda: None, tmp_path / "kept"):
        assert server._visible_epoch < server._wanted_epoch
        assert server.root == str(tmp_path / "site")
    assert not steers.at_once


def test_a_build_that_fails_is_waited_for_too(server: Any, tmp_path: Path) -> None:
    def fail() -> None:
        with shown_meanwhile(server, control(), lambda: PAGE, tmp_path / "kept"):
            raise SystemExit(1)

    with pytest.raises(SystemExit):
        fail()
    assert server.root == str(tmp_path / "site")
    assert server._visible_epoch < server._wanted_epoch
