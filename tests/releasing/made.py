"""Releases and repositories for tests, without a build."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from publishing.release_settings import ReleaseSettings
from records.clock import COPENHAGEN
from records.facts.memory import NOTHING, Memory, Published
from records.facts.remembering import files_since
from releasing.branch import find_branch
from releasing.record import blobs_of, record
from releasing.release import Recorded, Release
from tests.git import committed
from tests.projects import write

MOMENT = datetime(2026, 11, 22, 9, tzinfo=COPENHAGEN)
SETTINGS = ReleaseSettings()
FILES = {"index.html": "forsiden", "om/index.html": "om", "feed.xml": "<rss/>"}


def at(hours: int) -> datetime:
    """So many hours after the first release."""
    return MOMENT + timedelta(hours=hours)


def known(name: str, last: datetime = MOMENT, **more: Any) -> Published:
    """An event as it went out."""
    values: dict[str, Any] = {"sequence": 0, "first": MOMENT, "changed": MOMENT, "last": last}
    return Published(f"arrangementer/{name}/", name.capitalize(), "1:a", **values | more)


def release(
    id_: str = "2026-11-22.1",
    files: Mapping[str, str] = MappingProxyType(FILES),
    moment: datetime = MOMENT,
    before: Memory = NOTHING,
    records: Mapping[str, Published] = MappingProxyType({}),
    **more: Any,
) -> Release:
    """A release with files of these contents."""
    hashes = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in files.items()}
    memory = Memory(moment, {**before.records, **records}, files_since(before, hashes, moment))
    return Release(id_, memory, **more)


def repository(folder: Path) -> Path:
    """A project in Git, with one commit."""
    write(folder / "mkdocs.yml", "site_name: Prøve\n")
    return committed(folder)


def put(
    root: Path,
    made: Release,
    files: Mapping[str, str] = MappingProxyType(FILES),
    settings: ReleaseSettings = SETTINGS,
) -> Recorded:
    """Record a release with its files."""
    site = root.parent / f"{root.name}-site-{made.id}"
    for path, text in files.items():
        write(site / path, text)
    blobs = blobs_of(root, site, files)
    return record(find_branch(root, settings), made, blobs, settings)
