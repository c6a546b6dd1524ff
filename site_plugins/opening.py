"""A build before its first step: the moment, and what may be shown at it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publishing.images.cache import PictureCache
from publishing.settings import Settings
from records.checks.at_clock import warnings_at
from records.checks.gone import gone_since_release
from records.clock import Clock
from records.facts.placeholders import fill_placeholders
from records.loading.library import Library
from site_plugins.preview.presentable import presentable
from site_plugins.preview.view import View, revealed
from site_plugins.state import State


def warned(library: Library, clock: Clock) -> Library:
    """The library with what is to be said of it at that moment."""
    more = (*warnings_at(library, clock), *gone_since_release(library, library.memory))
    return replace(library, diagnostics=(*library.diagnostics, *more))


def first_state(
    library: Library, settings: Settings, clock: Clock, theme: Path, view: View | None = None
) -> State:
    """What the steps begin with. A preview leaves out what has faults, and shows what `view` asks.

    `view` is None where no preview is made.
    """
    shown = library if view is None else presentable(library)
    if view and view.hidden:
        shown = revealed(shown, clock)
    site = settings.site_at(clock)
    pictures = PictureCache.of(library.project.root)
    return State(fill_placeholders(shown, site.region), site, clock, theme, pictures)
