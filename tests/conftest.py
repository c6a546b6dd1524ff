"""What all tests share: the environment of a build, and a real browser where there is one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.build.project import ProjectCopy, built_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

# Material prints a notice about MkDocs 2 while it is imported.
os.environ["NO_MKDOCS_2_WARNING"] = "1"


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> ProjectCopy:
    """A copy of the real project, built: to be looked at, never changed."""
    base = tmp_path_factory.getbasetemp()
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    return built_once(root, (base.parent if worker else base) / "built")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The Chromium of the system, without a network beyond this machine."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        leave_out("Chromium is missing")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


def leave_out(reason: str) -> NoReturn:
    """Skip a browser test, or fail it where a browser is promised."""
    if os.environ.get("PRAKSIS_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)
