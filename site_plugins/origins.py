"""The other hosts that pages may fetch from, after a press that names them."""

from __future__ import annotations

from podcast.media import sound_origins
from publishing.pages.people.footage import film_origins
from records.clock import Clock
from records.loading.library import Library


def media_origins(library: Library, clock: Clock) -> tuple[str, ...]:
    """Those of sound and of films, as `https://host`."""
    return tuple(sorted({*sound_origins(library, clock), *film_origins(library, clock)}))
