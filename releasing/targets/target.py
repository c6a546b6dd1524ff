"""What every target can do, whatever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from releasing.history import contents
from releasing.release import Recorded, Release


@dataclass(frozen=True, slots=True)
class Site:
    """A release with its files."""

    release: Release
    read: Callable[[Iterable[str]], Iterator[tuple[str, bytes]]]
    """Files by path, with their bytes. Raises ReleaseError or OSError."""

    @classmethod
    def in_git(cls, root: Path, recorded: Recorded) -> Site:
        """A release as it was recorded."""
        return cls(recorded.release, partial(contents, root, recorded))

    @classmethod
    def in_folder(cls, folder: Path, release: Release) -> Site:
        """A site that was built and is recorded nowhere."""
        return cls(release, lambda paths: ((path, (folder / path).read_bytes()) for path in paths))


class Target(Protocol):
    """A place that readers see. All of it may raise ReleaseError or OSError."""

    @property
    def name(self) -> str:
        """As a sentence names it: `mappen /srv/www/praksis`."""

    def live(self) -> str:
        """The id of the release that readers see there; empty for none, or one of others."""

    def plan(self, release: Release) -> Iterator[str]:
        """What `deploy` would do, one Danish line each; nothing where it is live and whole."""

    def deploy(self, site: Site) -> bool:
        """Let readers see the release whole, in one step; False where they already do.

        May be called again at any time: it finishes or repairs what a killed one began.
        """

    def preview(self, folder: Path, name: str) -> None:
        """Show the files of a folder at `udkast/<name>/`, beside whatever release is live."""

    def forget(self) -> int:
        """Remove all earlier releases from the place; gives how many."""
