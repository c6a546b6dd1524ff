"""What every command of the podcast stands in: project, records, site and clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from praksis.clock import settings_of

if TYPE_CHECKING:
    from podcast.audio.kinds import AudioError
    from podcast.identity.lock import Lock
    from publishing.site import Site
    from records.loading.library import Library
    from records.model.podcast import Episode
    from records.source.files import Project


def library_of(project: Project) -> Library:
    """All records; faults of the records themselves end the command with 1."""
    from records.loading.library import load
    from records.messages import line_of

    library = load(project)
    for problem in library.faults:
        click.echo(line_of(problem), err=True)
    if library.faults:
        stop("Ret fejlene først. Der er ikke ændret noget.")
    return library


def lock_of(project: Project) -> Lock:
    """The lock; a file that cannot be used ends the command with 1."""
    from podcast.identity.lock import LockError, read_lock
    from records.messages import lines_of

    try:
        return read_lock(project.root)
    except LockError as error:
        stop(lines_of(error))


def site_of(project: Project) -> Site:
    """Name and address of the site, as `mkdocs.yml` has them. Faults end the command with 1."""
    from podcast.site_address import SiteAddressError, refuse_site

    site = settings_of(project).site
    try:
        refuse_site(site)
    except SiteAddressError as error:
        stop(str(error))
    return site


def stop_for(sound: AudioError, episode: Episode, library: Library) -> NoReturn:
    """Say what is wrong with the sound file of an episode, as the check says it; end with 1."""
    from records.checks.report import found_at
    from records.messages import line_of

    path = (episode.audio.file if episode.audio else None) or ""
    stop(line_of(found_at(library, episode, sound.at(("audio", "file"), path))))


def stop(sentence: str) -> NoReturn:
    """Say what is wrong, and end with 1."""
    click.echo(sentence, err=True)
    raise SystemExit(1)
