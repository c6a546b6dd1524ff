"""What all tests share: the environment of a build, and a real browser where there is one."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import needs
from tests.build.project import ProjectCopy, built_once
from tests.whole_run import WholeRun

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]

# Material prints a notice about MkDocs 2 while it is imported.
os.environ["NO_MKDOCS_2_WARNING"] = "1"


def pytest_configure(config: pytest.Config) -> None:
    """Let no run of all tests miss one."""
    config.pluginmanager.register(WholeRun(config), "whole_run")


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
    found = needs.chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe, which finds faults of accessibility."""
    return needs.axe()
