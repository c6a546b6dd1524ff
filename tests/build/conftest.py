"""Projects to build, and the built site taken apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.clock import Clock
from records.loading.library import Library, load
from records.source.files import Project
from tests.build.html import Site
from tests.build.project import ProjectCopy
from tests.build.small import small_project

DEMO = Clock.parse("2026-11-22T09:00")
"""The moment that `mkdocs.yml` names."""


@pytest.fixture
def small(root: Path, tmp_path: Path) -> ProjectCopy:
    """A small project, not built yet."""
    return small_project(root, tmp_path / "project")


@pytest.fixture(scope="session")
def site(built: ProjectCopy) -> Site:
    """Every page of the real site, parsed once."""
    return Site.read(built.site)


@pytest.fixture(scope="session")
def library(built: ProjectCopy) -> Library:
    """The records of the real site."""
    return load(Project(built.folder, built.folder / "content"))
