"""What the last build of a project said and wrote, so that one of the same says it again at once.

It is known by a hash of all that the outputs are made of, holds from the moment it was made for
until the next one at which anything may change, and only while both outputs lie as they were left.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from praksis.clock import build_clock
from praksis.said import held_back, moment_again
from praksis.swap import settled
from records.errors import PraksisError
from records.source.cache_file import FOLDER, keep_file, sealed, unsealed
from site_plugins.project_key import key_of

if TYPE_CHECKING:
    from publishing.settings import Settings
    from records.clock import Clock
    from records.facts.memory import Memory
    from records.loading.library import Library
    from records.source.files import Project
    from site_plugins.state import State

_NAME = "outcome.json"
_LOGGER = "mkdocs.plugins.praksis"
"""That of the publisher."""
_SAME_MOMENT = 1e-6


@dataclass(frozen=True, slots=True)
class Built:
    """What was made and said."""

    library: Library
    """As the files say it."""
    state: State
    summary: str
    """How much it is."""
    warnings: tuple[str, ...]
    told: tuple[str, ...]
    """What the office should know of the mails."""
    has_known_inputs: bool
    """Whether nothing but our own program had a hand in it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build that stopped at nothing said, and when that holds."""

    since: str
    until: str
    is_said: bool
    """Whether somebody asked for the moment: pages say so."""
    has_examples: bool
    """Decides the clock that holds where none is asked for."""
    warnings: tuple[str, ...]
    told: tuple[str, ...]
    """What the office should know of the mails."""
    summary: str
    """How much was made."""
    held_back: str
    """How much is shown first later; empty for nothing."""

    def tell(self) -> None:
        """Say on stderr what the build said there, by the same ways."""
        for line in self.warnings:
            logging.getLogger(_LOGGER).warning("%s", line)
        for line in (*self.told, "Intet er ændret siden sidst. Det færdige bliver liggende."):
            click.echo(line, err=True)

    def moment(self, settings: Settings, given: str) -> str:
        """Which moment it shows; `given` is what `--clock` says."""
        clock = build_clock(given, settings, has_examples=self.has_examples)
        return moment_again(clock, settings, self.held_back, has_examples=self.has_examples)

    def holds_at(self, clock: Clock) -> bool:
        """Whether a build at that clock would say and write the same."""
        now = written(clock.now.timestamp())
        return self.is_said == clock.is_said and self.since <= now < self.until


@dataclass(slots=True)
class LastBuild:
    """The outcome of the last build, as one that is about to begin may use it."""

    project: Project
    release: str
    """The commit of what went out."""
    key: bytes
    found: Outcome | None = None
    _tree: str = ""

    @classmethod
    def open(cls, project: Project, release: str) -> LastBuild:
        """That of the project as it is now; with nothing found where anything has changed."""
        opened = cls(project, release, key_of(project, release))
        with suppress(OSError, ValueError, TypeError):
            body = unsealed(opened._file.read_bytes(), opened.key)
            if body is not None:
                values = json.loads(body)
                opened._tree = values.pop("tree")
                lines = {name: tuple(values[name]) for name in ("warnings", "told")}
                opened.found = Outcome(**{**values, **lines})
        return opened

    def said(self, settings: Settings, given: str, names: tuple[str, ...]) -> Outcome | None:
        """What a build would say that would write what lies there already; else None.

        `given` is what `--clock` says. Another build that is at work is waited for.
        """
        found = self.found
        if found is None:
            return None
        clock = build_clock(given, settings, has_examples=found.has_examples)
        if not found.holds_at(clock):
            return None
        with suppress(OSError, PraksisError), settled(self.project.root, names) as places:
            return found if self._tree == tree_of(places) else None
        return None

    def keep(self, made: Outcome, tree: str) -> None:
        """Remember a build; nothing where something was changed while it went on.

        `tree` is that of its outputs.
        """
        if key_of(self.project, self.release) != self.key:
            return
        body = json.dumps({**asdict(made), "tree": tree}).encode()
        keep_file(self._file, sealed(body, self.key))

    @property
    def _file(self) -> Path:
        return self.project.root / FOLDER / _NAME


def outcome_of(built: Built, site: Path) -> Outcome:
    """What is to be remembered of a build whose site lies in that folder."""
    from site_plugins.verdicts import next_change

    library, clock = built.library, built.state.clock
    since = clock.now.timestamp()
    until = next_change(library, clock).timestamp()
    if not is_as_it_went_out(site, library.memory):
        until = since + _SAME_MOMENT
    return Outcome(
        written(since), written(until), clock.is_said, library.has_examples,
        built.warnings, built.told, built.summary, held_back(built.state.library, clock),
    )  # fmt: skip


def is_as_it_went_out(site: Path, memory: Memory) -> bool:
    """Whether no file names the moment of this build as that of its change.

    Where something went out before, what is other than it went out has changed now.
    """
    if memory.released is None:
        return True
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    known = {path: digest for path, (digest, _) in memory.files.items()}
    return files.keys() == known.keys() and all(
        hashlib.sha256(file.read_bytes()).hexdigest() == known[path] for path, file in files.items()
    )


def written(seconds: float) -> str:
    """A moment, so that texts compare as moments do."""
    return f"{seconds:017.6f}"


def tree_of(places: Iterable[Path]) -> str:
    """A hash of the name, kind, rights, size and times of everything that lies in the folders.

    What was written into since, or put there, shows: whoever sets a file's time back cannot set
    back when that was done.
    """
    told = hashlib.blake2b(digest_size=20)
    for place in places:
        told.update(os.fsencode(place) + b"\0")
        _add(os.fspath(place), told)
    return told.hexdigest()


def _add(folder: str, told: hashlib.blake2b) -> None:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        status = entry.stat(follow_symlinks=False)
        is_folder = entry.is_dir(follow_symlinks=False)
        # Times of folders move where a file comes and goes, which leaves nothing behind.
        stamp = (
            (status.st_mode, 0)
            if is_folder
            else (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns,
                  status.st_ino)
        )  # fmt: skip
        told.update(f"{entry.name}\0{stamp}\0".encode("utf-8", "surrogateescape"))
        if is_folder:
            _add(entry.path, told)
            told.update(b"/")
