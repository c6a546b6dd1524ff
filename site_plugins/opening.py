"""A build before its first step: the moment, and what may be shown at it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publishing.images.cache import PictureCache
from publishing.settings import Settings
from records.clock import Clock
from records.loading.library import Library
from site_plugins.filling import filled
from site_plugins.preview.presentable import presentable
from site_plugins.preview.view import View, revealed
from site_plugins.state import State
from site_plugins.verdicts import moment_of


def first_state(
    library: Library, settings: Settings, clock: Clock, theme: Path, view: View | None = None
) -> State:
    """What the steps begin with: without the records that have faults, with what `view` asks for.

    `view` is None where no preview is made.
    """
    shown = presentable(library)
    if view and view.hidden:
        shown = revealed(shown, clock)
    site = settings.site_at(clock)
    pictures = PictureCache.of(library.project.root)
    told = filled(shown, site.region, clock)
    told = replace(told, moment=moment_of(library, clock))
    return State(
        told, site, clock, theme, pictures, mail=settings.newsletter, podcast=settings.podcast
    )
