"""A whole quarter, from drafts to inboxes, in every engine that letters can be left in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import needs
from tests.newsletter.engines.mailman_server import MailmanServer
from tests.newsletter.walk.office import open_office
from tests.newsletter.walk.posts import MailmanPost, Post, listmonk
from tests.newsletter.walk.quarter import KEYS, STANDING, at_the_beginning
from tests.newsletter.walk.steps import STEPS
from tests.newsletter.walk.walker import Walker

FIRST = 3
"""So many steps are walked on every run; `.ci/run` walks them all."""


def walked(folder: Path, post: Post, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Walk the first steps, and look into every inbox after each."""
    for name in ("PRAKSIS_CLOCK", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    for name, value in post.environ.items():
        monkeypatch.setenv(name, value)
    targets = {key: post.new_list(key) for key in KEYS}
    walk = Walker(open_office(folder / "kontor", post, at_the_beginning(targets)), targets)
    for name, keys in STANDING.items():
        walk.join(name, *keys)
    for step in STEPS[:count]:
        step(walk)
        walk.look()


def test_a_quarter_in_listmonk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with listmonk() as post:
        walked(tmp_path, post, monkeypatch, len(STEPS) if os.environ.get(needs.WHOLE) else FIRST)


def test_a_quarter_in_mailman(
    mailman: MailmanServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked(tmp_path, MailmanPost(mailman), monkeypatch, len(STEPS))
