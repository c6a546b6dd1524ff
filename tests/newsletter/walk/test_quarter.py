"""A whole quarter, from drafts to inboxes, in every engine that letters can be left in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests import needs
from tests.newsletter.engines.mailman_server import MailmanServer
from tests.newsletter.walk.office import open_office
from tests.newsletter.walk.posts import MailmanPost, Post, listmonk
from tests.newsletter.walk.quarter import KEYS, STANDING, at_the_beginning
from tests.newsletter.walk.steps import STEPS, looking_back
from tests.newsletter.walk.walker import Walker
from tests.project_copy import ProjectCopy

FIRST = 1
"""So many steps are walked on every run; `.ci/run` walks them all."""


def walked(
    folder: Path,
    post: Post,
    monkeypatch: pytest.MonkeyPatch,
    steps: Sequence[Callable[[Walker], None]],
    *,
    publishes: bool = False,
    after: ProjectCopy | None = None,
) -> None:
    """Take the steps, and look into every inbox after each."""
    for name in ("PRAKSIS_CLOCK", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    for name, value in post.environ.items():
        monkeypatch.setenv(name, value)
    targets = {key: post.new_list(key) for key in KEYS}
    records = at_the_beginning(targets)
    office = open_office(folder / "kontor", post, records, publishes=publishes, after=after)
    walk = Walker(office, targets)
    for name, keys in STANDING.items():
        walk.join(name, *keys)
    for step in steps:
        step(walk)
        walk.look()


def test_a_quarter_in_listmonk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built_small: ProjectCopy
) -> None:
    taken = STEPS if needs.IS_WHOLE else STEPS[:FIRST]
    with listmonk() as post:
        walked(tmp_path, post, monkeypatch, taken, after=built_small)


def test_a_quarter_of_releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs.whole_run("a dozen releases in Git take a while")
    with listmonk() as post:
        forward = [step for step in STEPS if step is not looking_back]
        walked(tmp_path, post, monkeypatch, forward, publishes=True)


def test_a_quarter_in_mailman(
    mailman: MailmanServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked(tmp_path, MailmanPost(mailman), monkeypatch, STEPS)
