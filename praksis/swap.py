"""Builds beside the last good output, and takes its place only when all is written."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from praksis.unchanged import keep_unchanged
from publishing.output import OutputFile
from records.errors import PraksisError, reason_of

READ_BY_ALL = frozenset({"site"})
"""Outputs that a web server, which is another user, has to read whatever the umask says."""


class SwapError(PraksisError):
    """An output that has no place where it could be put."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an output lies: the folder itself, or the one that a link of that name leads to."""

    name: str
    target: Path

    @property
    def old(self) -> Path:
        return self.target.with_name(f"{self.target.name}.gammel")

    @property
    def beside(self) -> str:
        """How the folders begin in which a build lies before it is whole."""
        return f"{self.target.name}.ny-"


Placed = Callable[[tuple[Path, ...]], object]
"""Told where the outputs lie once they are in place, and before another build may begin."""


@contextmanager
def settled(project: Path, names: tuple[str, ...]) -> Iterator[tuple[Path, ...]]:
    """Where the outputs of the last whole build lie, while no other build is at work.

    What a killed one left is put right first. Raises SwapError and OSError.
    """
    with _alone(project):
        places = [_place(project, name) for name in names]
        for place in places:
            _recover(place)
        yield tuple(place.target for place in places)


@contextmanager
def staging(
    project: Path, names: tuple[str, ...], placed: Placed | None = None
) -> Iterator[dict[str, Path]]:
    """An empty folder for each output; swapped in together at the end, or removed on any error.

    One build at a time works in a project; the next one waits. What an earlier, killed build left
    between two moves is put back first, and what it had begun is removed. Where an output is a
    link to a folder, that folder is renewed and the link stays. Raises SwapError for a place that
    cannot be written.
    """
    with _alone(project):
        places = [_place(project, name) for name in names]
        _refuse_shared(places)
        folders: dict[str, Path] = {}
        try:
            for place in places:
                folders[place.name] = _begun(project, place)
            yield folders
            for place in places:
                _swap(place, folders[place.name])
            if placed:
                placed(tuple(place.target for place in places))
        finally:
            for folder in folders.values():
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(project: Path) -> Iterator[None]:
    """Hold the project folder's own lock, which the system frees when a build is killed.

    Windows has no lock on folders: there it is up to the user not to build twice at once.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(project, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def places_of(project: Path, names: tuple[str, ...]) -> tuple[Path, ...]:
    """Where the outputs lie, through links. Raises SwapError."""
    return tuple(_place(project, name).target for name in names)


def write_files(folder: Path, outputs: Iterable[OutputFile]) -> int:
    """Write the files into `folder`; says how many."""
    number = 0
    for output in outputs:
        target = folder / output.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.content)
        number += 1
    return number


def _place(project: Path, name: str) -> _Place:
    """Raises SwapError for what is there and is no folder, and for links to where we must not."""
    link = project / name
    if link.is_symlink():
        target = Path(os.path.realpath(link))
        if target.is_symlink():
            raise SwapError(f"{name} er et link, der går i ring. Slet linket, og byg igen.")
        if not target.parent.is_dir():
            raise SwapError(
                f"{name} er et link til {target}, men mappen {target.parent} findes ikke. "
                "Lav mappen, eller slet linket, og byg igen."
            )
        if project.resolve().is_relative_to(target) or target.is_relative_to(_content(project)):
            raise SwapError(
                f"{name} er et link til {target}, hvor dine egne filer ligger. "
                "Lad linket pege på en mappe for sig selv, og byg igen."
            )
    else:
        target = link
    if target.exists() and not target.is_dir():
        raise SwapError(f"{name} er en fil og ikke en mappe. Flyt filen, og byg igen.")
    return _Place(name, target)


def _content(project: Path) -> Path:
    return (project / "content").resolve()


def _refuse_shared(places: Iterable[_Place]) -> None:
    taken: dict[Path, str] = {}
    for place in places:
        other = taken.setdefault(place.target, place.name)
        if other != place.name:
            raise SwapError(
                f"{other} og {place.name} er links til den samme mappe. "
                "Lad dem pege på hver sin, og byg igen."
            )


def _begun(project: Path, place: _Place) -> Path:
    """An empty folder beside the place, on the same drive. Raises SwapError."""
    try:
        _recover(place)
        folder = place.target.with_name(f"{place.beside}{token_hex(6)}")
        folder.mkdir()
    except OSError as error:
        parent = place.target.parent
        shown = "projektets mappe" if parent == project else str(parent)
        raise SwapError(
            f"Der kan ikke skrives i {shown}: {reason_of(error)}. "
            "Få lov til at skrive der, eller byg i en kopi af projektet."
        ) from None
    return folder


def _swap(place: _Place, folder: Path) -> None:
    """Two renames: a kill between them is mended by the next build, from `<name>.gammel`."""
    if place.name in READ_BY_ALL:
        _open_to_all(folder)
    keep_unchanged(folder, place.target)
    shutil.rmtree(place.old, ignore_errors=True)
    if place.target.exists():
        place.target.replace(place.old)
    folder.replace(place.target)
    shutil.rmtree(place.old, ignore_errors=True)


def _open_to_all(folder: Path) -> None:
    """Let everyone read, and nobody but the owner write."""
    folder.chmod(0o755)
    _open_below(os.fspath(folder))


def _open_below(folder: str) -> None:
    """What is taken over from the last output has its rights already, and keeps its times."""
    with os.scandir(folder) as entries:
        for entry in entries:
            is_folder = entry.is_dir()
            wanted = 0o755 if is_folder else 0o644
            if stat.S_IMODE(entry.stat().st_mode) != wanted:
                os.chmod(entry.path, wanted)  # noqa: PTH101 - quicker
            if is_folder and not entry.is_symlink():
                _open_below(entry.path)


def _recover(place: _Place) -> None:
    if place.old.exists() and not place.target.exists():
        place.old.replace(place.target)
    for left in place.target.parent.glob(f"{place.beside}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
