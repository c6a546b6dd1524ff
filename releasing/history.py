"""The releases in Git, read: the last one, all of them, and the files of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publishing.release_settings import ReleaseSettings
from records.facts.memory import NOTHING, Memory
from records.source.git import HistoryError, ask
from records.started import command
from releasing.branch import Branch, find_branch
from releasing.errors import ReleaseError
from releasing.git import run
from releasing.release import Recorded
from releasing.written import FILE, from_json

SITE = "site"
"""The folder of a release's tree that holds the site."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a build knows of the past, and why that is nothing."""

    memory: Memory = NOTHING
    why_not: str = ""
    """A Danish sentence; empty where something is remembered."""
    commit: str = ""
    """Of the release that it was read from."""


def remembered(root: Path, settings: ReleaseSettings) -> Remembered:
    """What went out, for a build that has to go on whatever the state of the branch is."""
    try:
        branch = find_branch(root, settings)
        if branch.head:
            return Remembered(last_of(branch).release.memory, commit=branch.head)
        return Remembered(why_not=_nothing_yet(branch, settings))
    except (HistoryError, ReleaseError) as error:
        return Remembered(why_not=f"Der huskes intet af det, der er udgivet. {error}")


def last_of(branch: Branch) -> Recorded:
    """The last release. Raises ReleaseError where it cannot be read."""
    return release_at(branch.root, branch.head)


def release_at(root: Path, commit: str) -> Recorded:
    """The release of a commit. Raises ReleaseError."""
    done = ask(root, "cat-file", "blob", f"{commit}:{FILE}")
    if done.returncode:
        raise ReleaseError(
            f"Grenen med udgivelser har ingen {FILE} i commit {commit[:10]}, så den er ikke "
            "skrevet af programmet. Vælg et andet navn under release: branch i mkdocs.yml."
        )
    has_site = ask(root, "cat-file", "-e", f"{commit}:{SITE}").returncode == 0
    return Recorded(commit, from_json(done.stdout), has_site)


def all_of(branch: Branch) -> tuple[Recorded, ...]:
    """Every release that is kept, newest first. Raises ReleaseError."""
    if not branch.head:
        return ()
    told = run(branch.root, "rev-list", "--first-parent", branch.head).decode().split()
    return tuple(release_at(branch.root, commit) for commit in told)


def find_release(releases: Iterable[Recorded], named: str) -> Recorded:
    """The release of that id. Raises ReleaseError, which names the nearest."""
    from records.danish.nearest import nearest

    known = {recorded.release.id: recorded for recorded in releases}
    if named in known:
        return known[named]
    near = nearest(named, list(known))
    hint = f"Mente du {near}?" if near else f"{command('releases')} viser dem, der er gemt."
    raise ReleaseError(f'Udgivelsen "{named}" findes ikke, eller den er ikke gemt længere. {hint}')


def contents(root: Path, recorded: Recorded, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each of the files with its bytes. Raises ReleaseError where Git has lost one."""
    wanted = list(paths)
    for part in (wanted[at : at + 50] for at in range(0, len(wanted), 50)):
        yield from _batch(root, recorded, part)


def _batch(root: Path, recorded: Recorded, paths: list[str]) -> Iterator[tuple[str, bytes]]:
    asked = "".join(f"{recorded.commit}:{SITE}/{path}\n" for path in paths).encode()
    answer = run(root, "cat-file", "--batch", given=asked)
    at = 0
    for path in paths:
        end = answer.index(b"\n", at)
        head = answer[at:end].rsplit(b" ", 2)
        if len(head) != 3 or head[1] != b"blob":
            raise ReleaseError(
                f'"{path}" fra udgivelsen {recorded.release.id} er ikke i Git længere. '
                "Kør git fsck for at se, hvad der mangler."
            )
        size = int(head[2])
        yield path, answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _nothing_yet(branch: Branch, settings: ReleaseSettings) -> str:
    first = "Der er ikke udgivet noget endnu, så der huskes intet af det, der er udgivet."
    if not branch.has_remotes:
        return first
    remote = settings.remote or "origin"
    return (
        f"Grenen {branch.name} er ikke hentet, så der huskes intet af det, der er udgivet. "
        f"Hent den med git fetch {remote} {branch.name}:{branch.name}, hvis der er udgivet før."
    )
