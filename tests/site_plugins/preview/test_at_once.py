"""The page of a saved file, made alone, is the one that the whole build makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.pages.one_page import MAKERS
from publishing.settings_file import read_settings
from records.loading.library import Library
from site_plugins.judging import judged, theme_of
from site_plugins.preview.at_once import one_page
from site_plugins.state import State
from tests.samples import NOW


@pytest.fixture(scope="module")
def whole(real_library: Library, root: Path) -> State:
    return judged(real_library, read_settings(root), NOW, theme_of(root)).state


def test_every_page_of_these_kinds_is_the_same_alone(whole: State) -> None:
    same: list[str] = []
    other: list[str] = []
    for model in MAKERS:
        for record in whole.library.all(model):
            page = one_page(record, whole)
            if page:
                (same if page == whole.pages[page.address] else other).append(page.address)
    assert other == []
    assert len(same) > 100
