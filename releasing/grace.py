"""Style, scripts and search of the release before stay for who reads while the site switches."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from publishing.addresses import SEARCH
from publishing.hosting.fingerprints import marked_names
from releasing.history import contents
from releasing.release import Recorded, Release


def former_assets(before: Release, made: Iterable[str]) -> tuple[str, ...]:
    """The newest other version of each file whose name follows its content, if it changed.

    Only the newest, so that no more than one version of a file lies beside the one in use.
    """
    there = set(made)
    now = marked_names(there)
    newest: dict[str, str] = {}
    files = before.memory.files
    for path in sorted(files, key=lambda path: (files[path][1], path)):
        for plain in marked_names([path]):
            if plain in now and path not in there:
                newest[plain] = path
    return tuple(sorted(newest.values()))


def former_shards(before: Release, made: Iterable[str]) -> tuple[str, ...]:
    """The parts of the search index before, which lie in a folder named after their content.

    Who has read the index already asks for them by that name.
    """
    now = {path.split("/")[1] for path in made if _is_shard(path)}
    files = before.memory.files
    old = [path for path in files if _is_shard(path) and path.split("/")[1] not in now]
    if not now or not old:
        return ()
    newest = max(old, key=lambda path: (files[path][1], path)).split("/")[1]
    return tuple(sorted(path for path in old if path.split("/")[1] == newest))


def _is_shard(path: str) -> bool:
    return path.startswith(SEARCH) and path.count("/") > 1


def keep_former_assets(root: Path, last: Recorded, site: Path) -> None:
    """Write them into a built site. Raises ReleaseError and OSError."""
    folders = (site / "assets", site / SEARCH)
    made = [file.relative_to(site).as_posix() for each in folders for file in each.rglob("*")
            if file.is_file()]  # fmt: skip
    kept = (*former_assets(last.release, made), *former_shards(last.release, made))
    for path, content in contents(root, last, kept):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
