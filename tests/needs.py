"""What some tests need beside Python: each is named, and so is what to install for it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

NEEDS = "needs "
"""How the reason of a skipped test begins where something can be installed for it."""
SYSTEM = "this system has no "
"""How it begins where nothing can: the only skips that a complete machine may have."""
MODULES = Path(__file__).parents[1] / ".ci" / "node_modules"
"""Where `.ci/run` puts packages of npm."""
MAILMAN = Path(__file__).parents[1] / ".ci" / "mailman" / "bin"
"""Where `.ci/run` puts Mailman's programs."""
WHOLE = "PRAKSIS_REQUIRE_ALL"
"""Set where everything is asked for, as in `.ci/run`."""
IS_WHOLE = bool(os.environ.get(WHOLE))
"""Whether this is the run that leaves nothing out."""
_LEFT = f"is left to .ci/run, or to {WHOLE}=1"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SHELL = "chromium-headless-shell"
"""The same browser without windows: it opens a page with a quarter of the work."""


def leave_out(package: str) -> NoReturn:
    """Skip a test that needs a package which this machine lacks."""
    pytest.skip(f"{NEEDS}{package}")


def mailman() -> Path:
    """The folder of Mailman's programs; PRAKSIS_MAILMAN may name another."""
    folder = Path(os.environ.get("PRAKSIS_MAILMAN") or MAILMAN)
    return folder if (folder / "mailman").is_file() else leave_out("mailman (PyPI)")


def whole_run(why: str) -> None:
    """Skip a test that is too slow for every run of all tests; `.ci/run` has the time."""
    if not IS_WHOLE:
        pytest.skip(f"{_LEFT}: {why}")


TIME = pytest.mark.skipif(
    not IS_WHOLE, reason=f"{_LEFT}: tests that take long beside others of their file"
)
"""Marks a test that is too slow for every run of all tests, before anything is made for it."""


def no_such(thing: str, *, here: bool) -> pytest.MarkDecorator:
    """Mark a test that cannot run `here`, because the system itself has no such thing."""
    return pytest.mark.skipif(here, reason=f"{SYSTEM}{thing}")


def program(package: str, *names: str) -> str:
    """The path of a program: the first of its names that is installed, or the package's own."""
    found = next(filter(None, map(shutil.which, names or (package,))), None)
    return found or leave_out(package)


def chromium() -> str:
    """The path of the browser that tests drive."""
    return program("chromium", SHELL, *CHROMIUM)


def npm_file(package: str, file: str, variable: str) -> Path:
    """A file of a package that `.ci/run` fetches; an environment variable may name another."""
    path = Path(os.environ.get(variable) or MODULES / package / file)
    if not path.is_file():
        leave_out(f"{package} (npm)")
    return path


def axe() -> str:
    """The script of axe, which finds faults of accessibility."""
    return npm_file("axe-core", "axe.min.js", "PRAKSIS_AXE").read_text(encoding="utf-8")
