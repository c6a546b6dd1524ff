"""A web root on this machine: a link to the folder of one release, changed in one rename.

    /srv/www/praksis/current -> releases/2026-11-28.1
    /srv/www/praksis/releases/2026-11-28.1/index.html

The web server serves `current`. Where the web root is itself a link, such as `/var/www/html`, the
releases lie beside it in `html.releases/`. No request meets a half site: a folder is finished under
another name before the link leads to it, and the one before it stays for requests that are under
way. A file that did not change is the very same file in both, with its time, so web servers give it
the ETag that it had.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from records.danish.numbers import count
from releasing.errors import ReleaseError
from releasing.release import Release
from releasing.targets.manifest import (
    Entry,
    Manifest,
    is_whole,
    read_manifest,
    remove_manifest,
    untouched,
    write_manifest,
)
from releasing.targets.target import Site

CURRENT, RELEASES = "current", "releases"
_HALF, _DRAFTS = ".half-", ".udkast"
_KEPT = 3
"""So many releases stay in the place: what is live, and two that can be switched back to."""


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """The link that is the web root, and the folder of the releases."""

    link: Path
    releases: Path

    @classmethod
    def at(cls, folder: Path) -> FolderTarget:
        """The target that a setting means: a link, or a folder that shall hold one.

        Raises ReleaseError for a folder in which something else lies.
        """
        if folder.is_symlink() or folder.name == CURRENT:
            beside = RELEASES if folder.name == CURRENT else f"{folder.name}.{RELEASES}"
            return cls(folder, folder.parent / beside)
        if folder.exists() and not folder.is_dir():
            raise ReleaseError(f"{folder} er en fil, ikke en mappe. Skriv en anden folder.")
        others = {path.name for path in folder.iterdir()} if folder.exists() else set[str]()
        if others - {CURRENT, RELEASES} and CURRENT not in others:
            raise ReleaseError(
                f"{folder} er ikke tom, og programmet skriver ikke oven i noget, det ikke selv har "
                f"lagt. Flyt indholdet, eller skriv {folder / CURRENT}, som webserveren så viser."
            )
        return cls(folder / CURRENT, folder / RELEASES)

    @property
    def name(self) -> str:
        """As a sentence names it."""
        return f"mappen {self.link}"

    def live(self) -> str:
        """The id of the release that the link leads to."""
        home = self._home()
        return home.name.partition("~")[0] if home else ""

    def plan(self, release: Release) -> Iterator[str]:
        """How many files would be written, how many kept, and that the link would move."""
        home = self._home()
        if home and self.live() == release.id and is_whole(home, _hashes(release)):
            return
        self._refuse_obstacles()
        wanted, there = _hashes(release), read_manifest(home) if home else {}
        same = sum(path in there and there[path].hash == hash_ for path, hash_ in wanted.items())
        yield f"{count(len(wanted) - same, 'fil', 'filer')} ville blive skrevet, {same} er der alt"
        yield f"{self.link} ville skifte til {release.id}"

    def deploy(self, site: Site) -> bool:
        """Make the release's folder and let the link lead to it."""
        release, home = site.release, self._home()
        self.releases.mkdir(parents=True, exist_ok=True)
        self._remove_halves()
        if home and self.live() == release.id and is_whole(home, _hashes(release)):
            return False
        made = self._whole_folder(release) or self._made(site, home)
        self._switch(made)
        self._prune(_KEPT)
        return True

    def preview(self, folder: Path, name: str) -> None:
        """Copy the files beside the releases; the live one and all later ones link to them."""
        drafts = self.releases / _DRAFTS
        half, old = drafts / f"{_HALF}{token_hex(6)}", drafts / f"{_HALF}{token_hex(6)}"
        drafts.mkdir(mode=0o755, parents=True, exist_ok=True)
        try:
            shutil.copytree(folder, half)
            if (drafts / name).exists():
                (drafts / name).replace(old)
            half.replace(drafts / name)
        finally:
            shutil.rmtree(half, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
        home = self._home()
        if home:
            _link_drafts(home)

    def forget(self) -> int:
        """Remove every release but the one that is live."""
        return self._prune(1)

    def _refuse_obstacles(self) -> None:
        """Raises ReleaseError where the release could not be laid there."""
        self._refuse_a_folder()
        for folder in {_nearest(self.releases), _nearest(self.link.parent)}:
            if not os.access(folder, os.W_OK | os.X_OK):
                raise ReleaseError(f"Du må ikke skrive i {folder}. Få lov til det, og prøv igen.")

    def _home(self) -> Path | None:
        """The folder that the link leads to, where it is one of ours."""
        if not self.link.is_symlink():
            return None
        home = Path(os.path.realpath(self.link))
        is_ours = home.parent == Path(os.path.realpath(self.releases))
        return home if is_ours and home.is_dir() else None

    def _whole_folder(self, release: Release) -> Path | None:
        folder = self.releases / release.id
        return folder if folder.is_dir() and is_whole(folder, _hashes(release)) else None

    def _made(self, site: Site, home: Path | None) -> Path:
        """A new folder with all files, under its last name once it is whole."""
        half = self.releases / f"{_HALF}{token_hex(6)}"
        half.mkdir(mode=0o755)
        try:
            manifest = _fill(half, site, home)
            if (self.releases / _DRAFTS).is_dir():
                _link_drafts(half)
            target = self._free_name(site.release.id)
            write_manifest(target, manifest)
            half.replace(target)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        _sync(self.releases)
        return target

    def _free_name(self, name: str) -> Path:
        """The release's own name; with a number where that folder is damaged, as it may be live."""
        found, number = self.releases / name, 1
        while found.exists():
            number += 1
            found = self.releases / f"{name}~{number}"
        return found

    def _refuse_a_folder(self) -> None:
        if self.link.exists() and not self.link.is_symlink():
            raise ReleaseError(
                f"{self.link} er en mappe, ikke et link, så den kan ikke skiftes i ét trin. Flyt "
                "den, og kør igen."
            )

    def _switch(self, folder: Path) -> None:
        self._refuse_a_folder()
        self.link.parent.mkdir(parents=True, exist_ok=True)
        new = self.link.with_name(f".{self.link.name}.{token_hex(6)}")
        new.symlink_to(os.path.relpath(folder, os.path.realpath(self.link.parent)))
        try:
            new.replace(self.link)
        except OSError:
            new.unlink(missing_ok=True)
            raise
        _sync(self.link.parent)

    def _prune(self, keep: int) -> int:
        """Remove all but the newest folders; never the one that is live."""
        home = self._home()
        if home is None:
            return 0
        folders = [f for f in self.releases.iterdir() if f.is_dir() and f.name[:1] != "."]
        others = sorted((f for f in folders if f.name != home.name), key=_age, reverse=True)
        for folder in others[keep - 1 :]:
            shutil.rmtree(folder, ignore_errors=True)
            remove_manifest(folder)
        return len(others[keep - 1 :])

    def _remove_halves(self) -> None:
        for left in self.releases.glob(f"{_HALF}*"):
            shutil.rmtree(left, ignore_errors=True)
        for left in self.link.parent.glob(f".{self.link.name}.*"):
            if left.is_symlink():
                left.unlink(missing_ok=True)


def _nearest(folder: Path) -> Path:
    """The folder, or the one in which it would be made."""
    return next(each for each in (folder, *folder.parents) if each.exists())


def _link_drafts(folder: Path) -> None:
    link = folder / "udkast"
    if not link.is_symlink():
        link.symlink_to(f"../{_DRAFTS}")


def _fill(half: Path, site: Site, home: Path | None) -> Manifest:
    """Write all files into the folder; what did not change is linked, and keeps its time."""
    files = site.release.memory.files
    for folder in sorted({(half / path).parent for path in files}):
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    before = read_manifest(home) if home else {}
    linked = _link_same(half, home, files, before) if home else {}
    written = {}
    for path, content in site.read([path for path in files if path not in linked]):
        seconds = int(files[path][1].timestamp())
        if path in before:  # two releases of one moment: caches have to see another time
            seconds = max(seconds, before[path].seconds + 1)
        _write(half / path, content, seconds)
        written[path] = Entry(files[path][0], len(content), seconds)
    return linked | written


def _link_same(
    half: Path, home: Path, files: Mapping[str, tuple[str, datetime]], before: Manifest
) -> dict[str, Entry]:
    """Take over the files of the release before that have the same content and are untouched."""
    linked = {}
    for path in untouched(home, before) & files.keys():
        if before[path].hash == files[path][0]:
            try:
                os.link(home / path, half / path)
            except OSError:  # a drive without links, or too many of them: it is written anew
                continue
            linked[path] = before[path]
    return linked


def _write(file: Path, content: bytes, seconds: int) -> None:
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    file.chmod(0o644)
    os.utime(file, (seconds, seconds))


def _hashes(release: Release) -> dict[str, str]:
    return {path: hash_ for path, (hash_, _) in release.memory.files.items()}


def _age(folder: Path) -> tuple[str, int, int]:
    day, _, number = folder.name.partition(".")
    first, _, again = number.partition("~")
    return day, int(first) if first.isdigit() else 0, int(again) if again.isdigit() else 0


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
