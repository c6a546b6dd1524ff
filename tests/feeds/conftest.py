"""The sample library, the golden files, and the real content."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from records.feeds.outputs import feed_files
from records.library import Library, load
from records.source.files import Place
from tests.feeds.samples import NOW, SITE, everything, write_library

GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library that the golden files show."""
    return write_library(tmp_path_factory.mktemp("feeds"), everything())


@pytest.fixture
def files(library: Library) -> dict[str, bytes]:
    """Every file made of it, by path; made anew for each test, which so runs what it judges."""
    return {file.path: file.content for file in feed_files(library, SITE, NOW)}


@pytest.fixture(scope="session")
def real_library(root: Path) -> Library:
    """The library of this project."""
    return load(Place(root, root / "content"))


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Compare with a golden file, byte for byte.

    After a change that is meant: `PRAKSIS_GOLDEN=renew python3 start.py test tests/feeds`, then
    read the difference before it is committed.
    """
    return _compare


def _compare(name: str, made: bytes) -> None:
    file = GOLDEN / name
    if os.environ.get("PRAKSIS_GOLDEN") == "renew":
        file.write_bytes(made)
    assert made.decode() == file.read_bytes().decode()
