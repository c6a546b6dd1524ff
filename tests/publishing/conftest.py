"""The sample library, what is published of it, and the golden files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from publishing.files import files_beside_pages
from records.clock import Clock
from records.loading.library import Library
from tests.samples import NOW, SITE, everything, write_library

FilesOf = Callable[[Library, Clock], dict[str, bytes]]
GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library that the golden files show."""
    return write_library(tmp_path_factory.mktemp("feeds"), everything())


@pytest.fixture
def files(library: Library) -> dict[str, bytes]:
    """Every file made of it, by path; made anew for each test, which so runs what it judges."""
    return {file.path: file.content for file in files_beside_pages(library, SITE, NOW)}


@pytest.fixture
def files_of() -> FilesOf:
    """Every feed, calendar and data file of a library, by path."""

    def made(library: Library, clock: Clock = NOW) -> dict[str, bytes]:
        return {file.path: file.content for file in files_beside_pages(library, SITE, clock)}

    return made


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Compare with a golden file, byte for byte.

    After a change that is meant: `PRAKSIS_GOLDEN=renew python3 start.py test tests/publishing`,
    then read the difference before it is committed.
    """
    return _compare


def _compare(name: str, made: bytes) -> None:
    file = GOLDEN / name
    if os.environ.get("PRAKSIS_GOLDEN") == "renew":
        file.write_bytes(made)
    assert made.decode() == file.read_bytes().decode()
