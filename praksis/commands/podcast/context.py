"""What the commands of the podcast share: records, lock and site, and how a sound file is named."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from praksis.project import settings_of
from records.errors import PraksisError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.identity.lock import Lock
    from publishing.site import Site
    from records.loading.library import Library
    from records.model.episode import Episode
    from records.source.files import Project


def library_of(project: Project) -> Library:
    """All records. Prints their faults, and raises PraksisError where there are any."""
    from records.loading.library import load
    from records.messages import line_of
    from releasing.history import remembered

    settings = settings_of(project)
    library = load(project, memory=remembered(project.root, settings.release).memory)
    for problem in library.faults:
        click.echo(line_of(problem), err=True)
    if library.faults:
        raise PraksisError("Ret fejlene først. Der er ikke ændret noget.")
    return library


def lock_of(library: Library) -> Lock:
    """What is known of what went out. Raises LockError for a lock file that cannot be used."""
    from podcast.identity.remembered import known_lock

    return known_lock(library)


def site_of(project: Project) -> Site:
    """Name and address of the site, as `mkdocs.yml` has them. Raises PraksisError."""
    from podcast.site_address import refuse_site

    site = settings_of(project).site
    refuse_site(site)
    return site


@contextmanager
def naming(episode: Episode, library: Library) -> Iterator[None]:
    """Name the sound file of the episode in what is raised about it inside."""
    from podcast.audio.id3 import TagError
    from podcast.audio.kinds import AudioError
    from records.checks.report import found_at
    from records.messages import line_of

    path = (episode.audio.file if episode.audio else None) or ""
    try:
        yield
    except AudioError as error:
        found = found_at(library, episode, error.at(("audio", "file"), path))
        raise PraksisError(line_of(found)) from None
    except TagError as error:
        shown = library.project.shown(library.project.content / path)
        raise PraksisError(f"{shown}: {error}") from None
