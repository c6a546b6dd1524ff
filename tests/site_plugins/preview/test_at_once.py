"""The page of a saved file, made alone, is the one that the whole build makes."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import cast

import pytest

from publishing.page import Page
from publishing.pages.one_page import MAKERS
from publishing.settings_file import read_settings
from records.loading.library import Library
from site_plugins.judging import judged, theme_of
from site_plugins.preview.at_once import Shown, one_page, pages_at_once
from site_plugins.rendering import Rendering
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


def edited(whole: State, tmp_path: Path, name: str) -> Shown:
    """What a preview shows of the real records, whose file of that name is then changed."""
    origins = dict(whole.library.origins)
    began = time.time_ns() + 1_000_000_000
    file = tmp_path / f"{name}.md"
    shutil.copy(origins["article", name].file, file)
    origins["article", name] = replace(origins["article", name], file=file)
    library = replace(whole.library, origins=MappingProxyType(origins))
    shown = Shown.since(began, replace(whole, library=library), cast("Rendering", Plain()))
    with file.open("a", encoding="utf-8") as text:
        text.write("\nEt nyt ord.\n")
    return shown


class Plain:
    """Renders a page as its body."""

    def text(self, page: Page) -> bytes:
        return page.body.encode()


def test_the_page_of_a_changed_file_is_made_alone(whole: State, tmp_path: Path) -> None:
    (page,) = pages_at_once(edited(whole, tmp_path, "genopslag"))
    assert page.path == "muligheder/genopslag/index.html"
    assert b"Et nyt ord." in page.content


def test_nothing_is_shown_where_nothing_was_changed(whole: State) -> None:
    assert pages_at_once(Shown.since(time.time_ns(), whole, cast("Rendering", Plain()))) == ()


def test_what_was_saved_while_the_build_went_on_is_not_in_it(whole: State, tmp_path: Path) -> None:
    shown = edited(whole, tmp_path, "genopslag")
    later = Shown.since(0, shown.state, shown.rendering)
    assert later.stamps == {}
    assert pages_at_once(later) == (), "so many files are for the whole build"


@pytest.mark.parametrize(
    ("before", "after"),
    [("id: genopslag", "id: et-andet"), ("title: ", "titel: "), ("---\n", "")],
)
def test_the_whole_build_tells_of_faults_and_other_addresses(
    whole: State, tmp_path: Path, before: str, after: str
) -> None:
    shown = edited(whole, tmp_path, "genopslag")
    file = tmp_path / "genopslag.md"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert pages_at_once(shown) == ()
