"""What the player of a film is given."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

from publishing.host_names import shown_host
from publishing.images.cuts import CARD, cut_of
from publishing.scenes.choice import scene_files
from records.clock import Clock
from records.danish.numbers import size
from records.facts.examples import with_example_prefix
from records.facts.visibility import with_page
from records.loading.library import Library
from records.model.film import Film
from records.types.links import origin_of

_MIME = {".mp4": "video/mp4", ".webm": "video/webm"}


def film_values(film: Film, library: Library) -> dict[str, Any]:
    """Where the film lies, what it weighs, its captions, and what is seen before it plays."""
    footage = film.film
    url = footage.url or quote(footage.file or "")
    scene, photo = scene_files(film, library), cut_of(film.image, CARD, library)
    octets = footage.bytes or _octets(footage.file, library)
    return {
        "url": url,
        "mime": _MIME.get(PurePosixPath(urlsplit(url).path).suffix.lower(), ""),
        "host": shown_host(urlsplit(footage.url).hostname or "") if footage.url else "",
        "size": size(octets) if octets else "",
        "duration": footage.duration,
        "captions": quote(film.captions),
        "title": with_example_prefix(film.title, example=film.example),
        "poster": photo.path if photo else scene.light if scene else "",
    }


def film_origins(library: Library, clock: Clock) -> tuple[str, ...]:
    """The other hosts that a film on a page lies on, as `https://host`."""
    shown = (film.film.url for film in with_page(library, Film, clock))
    return tuple(sorted({origin_of(url) for url in shown if url} - {""}))


def _octets(file: str | None, library: Library) -> int:
    """How large our own file is; none where it is missing, which a check has told."""
    path = library.project.content / file if file else None
    return path.stat().st_size if path and path.is_file() else 0
