"""The served site and its tabs are those of `tests/browser`; small projects those of the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import desk, new_tab, origin, phone
from tests.build.html import Site
from tests.build.project import ProjectCopy
from tests.build.small import small_project

__all__ = ["desk", "new_tab", "origin", "phone"]


@pytest.fixture(scope="session")
def site(built: ProjectCopy) -> Site:
    """Every page of the real site, parsed once."""
    return Site.read(built.site)


@pytest.fixture
def small(root: Path, tmp_path: Path) -> ProjectCopy:
    """A small project, not built yet."""
    return small_project(root, tmp_path / "project")
