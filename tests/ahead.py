"""What a run does once, before its workers are copied, that each of them would do for itself."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from tests import demonstration
from tests.known import load_known
from tests.project_copy import built_once, copy_of
from tests.ready import read_all
from tests.small import small_project

__all__ = ["build_meanwhile", "read_all", "think_ahead"]


def think_ahead() -> None:
    """What many tests ask of the demonstration, and is kept: texts as HTML, words, pages."""
    demonstration.pages_at(demonstration.DEMO)
    load_known(demonstration.ROOT)


def build_meanwhile(run_folder: Path) -> None:
    """Build what all workers look at, in a process beside this one: there is a core for it."""
    if os.fork():
        return
    try:
        small = built_once(
            run_folder / "built-small", partial(small_project, demonstration.ROOT), is_here=True
        )
        made = partial(copy_of, demonstration.ROOT, after=small)
        built_once(run_folder / "built", made, is_here=True)
    finally:
        os._exit(0)  # what went wrong is told by the first test that looks
