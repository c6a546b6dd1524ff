"""Style and scripts of the release before stay for who reads while the site switches.

The search index does not: it holds the words of every page, and with them names for which consent
was taken back since. Its reader fetches a fresh one where its parts are gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

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


def keep_former_assets(root: Path, last: Recorded, site: Path) -> None:
    """Write them into a built site. Raises ReleaseError and OSError."""
    files = (file for file in (site / "assets").rglob("*") if file.is_file())
    made = [file.relative_to(site).as_posix() for file in files]
    for path, content in contents(root, last, former_assets(last.release, made)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
