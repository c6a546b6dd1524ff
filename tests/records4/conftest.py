"""Small projects of the kinds a doctor decides by, and what `praksis check` says of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from records.clock import Clock
from records.loading.library import Library, load
from records.messages import line_of
from records.source.files import Project
from tests.records4.samples import BASE

Loaded = Callable[[Mapping[str, str | None]], Library]
Said = Callable[[Mapping[str, str | None]], list[str]]


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """Loads the sample project with files changed, added or (None) taken away."""

    def read(changes: Mapping[str, str | None]) -> Library:
        for path, text in {**BASE, **changes}.items():
            file = tmp_path / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                file.write_text(text, encoding="utf-8")
        return load(Project(tmp_path, tmp_path / "content"))

    return read


@pytest.fixture
def said(loaded: Loaded) -> Said:
    """The problems as lines, without the folder that all share."""

    def lines(changes: Mapping[str, str | None]) -> list[str]:
        return [line_of(p).removeprefix("content/") for p in loaded(changes).diagnostics]

    return lines


@pytest.fixture
def clock() -> Clock:
    """The moment that `mkdocs.yml` names."""
    return Clock.parse("2026-11-22T09:00")


@pytest.fixture
def later() -> Clock:
    """The first days of the merged region."""
    return Clock.parse("2027-01-02T09:00")
