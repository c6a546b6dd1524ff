"""One Mailman for all tests that speak with a real one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import needs
from tests.newsletter.engines.mailman_server import MailmanServer, running


@pytest.fixture(scope="session")
def mailman(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailmanServer]:
    """Mailman and Postfix, started once. It takes half a minute, so `.ci/run` alone does it."""
    needs.whole_run("Mailman takes half a minute to start")
    with running(tmp_path_factory.mktemp("mailman")) as server:
        yield server
