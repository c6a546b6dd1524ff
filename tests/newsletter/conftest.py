"""The sample library, its outbox, the golden files, and a real Mailman."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsletter.outbox import outbox_files
from records.loading.library import Library
from tests import needs
from tests.newsletter.engines.mailman_server import MailmanServer, running
from tests.newsletter.samples import made
from tests.samples import NOW, SITE

GOLDEN = Path(__file__).parents[1] / "golden" / "newsletter"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library that the golden files show."""
    return made(tmp_path_factory.mktemp("newsletter"))


@pytest.fixture(scope="session")
def files(library: Library) -> dict[str, bytes]:
    """Every file of its outbox, by path."""
    return {file.path: file.content for file in outbox_files(library, SITE, NOW)}


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Compare with a golden file, byte for byte.

    After a change that is meant: `PRAKSIS_GOLDEN=renew python3 start.py test tests/newsletter`,
    then read the difference before it is committed.
    """
    return _compare


def _compare(name: str, made: bytes) -> None:
    file = GOLDEN / name
    if os.environ.get("PRAKSIS_GOLDEN") == "renew":
        file.write_bytes(made)
    assert made.decode().splitlines() == file.read_bytes().decode().splitlines()
    assert made == file.read_bytes()


@pytest.fixture(scope="session")
def mailman(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailmanServer]:
    """Mailman and Postfix, started once. It takes half a minute, so `.ci/run` alone does it."""
    needs.whole_run("Mailman takes half a minute to start")
    with running(tmp_path_factory.mktemp("mailman")) as server:
        yield server
