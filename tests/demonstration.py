"""The project of this repository, read and made into pages once in a process and its copies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publishing.page import Page
    from records.loading.library import Library

ROOT = Path(__file__).parents[1]
DEMO = "2026-11-22T09:00"
"""The moment that `mkdocs.yml` names."""


@cache
def real_library() -> Library:
    """The library of the project."""
    from records.loading.library import load
    from records.source.files import Project

    return load(Project(ROOT, ROOT / "content"))


@cache
def pages_at(moment: str) -> Mapping[str, Page]:
    """Its pages at a moment: made, neither written nor judged."""
    from newsletter.past import with_letters_out
    from praksis.project import settings_of
    from records.clock import Clock
    from records.loading.gc_paused import gc_paused
    from site_plugins.judging import theme_of
    from site_plugins.opening import first_state
    from site_plugins.spine import STEPS
    from site_plugins.state import run

    library = with_letters_out(real_library())
    settings = settings_of(library.project)
    first = first_state(library, settings, Clock.parse(moment), theme_of(ROOT), None)
    with gc_paused():
        state, refused = run(STEPS, first)
    assert not refused
    return state.pages
