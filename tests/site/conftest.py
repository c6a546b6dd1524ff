"""The built site taken apart."""

from __future__ import annotations

import pytest

from records.clock import Clock
from records.loading.library import Library, load
from records.source.files import Project
from tests.project_copy import ProjectCopy
from tests.site.html import Site

DEMO = Clock.parse("2026-11-22T09:00")
"""The moment that `mkdocs.yml` names."""


@pytest.fixture(scope="session")
def site(built: ProjectCopy) -> Site:
    """Every page of the real site, parsed once."""
    return Site.read(built.site)


@pytest.fixture(scope="session")
def site_later(built_later: ProjectCopy) -> Site:
    """Every page after the regions became one."""
    return Site.read(built_later.site)


@pytest.fixture(scope="session")
def library(built: ProjectCopy) -> Library:
    """The records of the real site."""
    return load(Project(built.folder, built.folder / "content"))
