"""A lock that is no file is refused unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from podcast.identity.lock import LOCK, LockError, read_lock


def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    (tmp_path / LOCK).parent.mkdir()
    (tmp_path / LOCK).symlink_to("/dev/zero")
    with pytest.raises(LockError, match="podcast-lock-unreadable"):
        read_lock(tmp_path)
