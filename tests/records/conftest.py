"""What is said of small projects."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from records.messages import line_of
from tests.known import load_known
from tests.projects import Files, make_project

Told = Callable[[Files], list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The problems of the small project with some files changed."""

    def diagnostics(files: Files) -> list[str]:
        folder = make_project(tmp_path / "project", files)
        return list(map(line_of, load_known(folder).diagnostics))

    return diagnostics
