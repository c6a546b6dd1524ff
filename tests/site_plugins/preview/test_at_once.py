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
from publishing.settings_file import read_settings
from records.loading.library import Library
from records.model.article import Article
from records.model.registry import KINDS, address_of
from records.source.files import Project
from site_plugins.judging import judged, theme_of
from site_plugins.preview.at_once import Shown, pages_at_once
from site_plugins.preview.one_page import ALONE, one_page
from site_plugins.rendering import Rendering
from site_plugins.state import State
from tests import needs
from tests.samples import NOW

WITH_PAGES = [kind for kind in KINDS if kind.model in ALONE]


@pytest.fixture(scope="module")
def whole(real_library: Library, root: Path) -> State:
    return judged(real_library, read_settings(root), NOW, theme_of(root)).state


@needs.TIME
def test_every_page_of_these_kinds_is_the_same_alone(whole: State) -> None:
    """And there is one alone wherever there is one: but for fronts, which list records."""
    other: list[str] = []
    compared: set[str] = set()
    for kind in WITH_PAGES:
        for record in whole.library.all(kind.model):
            page, address = one_page(record, whole), address_of(record) or ""
            is_front = isinstance(record, Article) and record.is_section_front
            if page != whole.pages.get(address) and not (is_front and page is None):
                other.append(address)
            compared |= {kind.key} if page else set()
    assert other == []
    assert compared == {kind.key for kind in WITH_PAGES}


def edited(whole: State, tmp_path: Path, name: str, kind: str = "article") -> Shown:
    """What a preview shows of the real records, whose file of that name is then changed."""
    origins = dict(whole.library.origins)
    began = time.time_ns() + 1_000_000_000
    file = tmp_path / origins[kind, name].file.name
    shutil.copy(origins[kind, name].file, file)
    origins[kind, name] = replace(origins[kind, name], file=file)
    library = replace(whole.library, origins=MappingProxyType(origins))
    shown = Shown.since(began, replace(whole, library=library), cast("Rendering", Plain()))
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".md":
        file.write_text(f"{text}\nEt nyt ord.\n", encoding="utf-8")
    else:
        file.write_text(text.replace("\nname: ", "\nname: Et nyt ord. ", 1), encoding="utf-8")
    return shown


class Plain:
    """Renders a page as its values and its body."""

    def text(self, page: Page) -> bytes:
        return f"{page.meta}{page.body}".encode()


def test_the_page_of_a_changed_file_is_made_alone(whole: State, tmp_path: Path) -> None:
    (page,) = pages_at_once(edited(whole, tmp_path, "genopslag"))
    assert page.path == "muligheder/genopslag/index.html"
    assert b"Et nyt ord." in page.content


@pytest.mark.parametrize(
    ("kind", "name", "address"),
    [
        ("episode", "saeson-1-episode-1", "podcast/saeson-1-episode-1/"),
        ("audience", "etableret", "maalgrupper/etableret/"),
        ("health_council", "nordsjaelland", "omraader/nordsjaelland/"),
        ("article", "bornholm", "omraader/bornholm/"),
        ("article", "amager-og-vestegnen", "omraader/amager-og-vestegnen/"),
    ],
)
def test_so_is_one_that_tells_of_more_than_its_file(
    whole: State, tmp_path: Path, kind: str, name: str, address: str
) -> None:
    """Of the podcast, the channels, or the place that an article opens."""
    (page,) = pages_at_once(edited(whole, tmp_path, name, kind))
    assert page.path == f"{address}index.html"
    assert b"Et nyt ord." in page.content


def test_what_adds_to_a_row_changes_the_page_of_its_area(whole: State, tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "content")
    shutil.copytree(whole.library.project.content / "areas", project.content / "areas")
    origins = {
        key: replace(origin, file=project.content / "areas" / origin.file.name)
        for key, origin in whole.library.origins.items()
        if key[0] == "area"
    }
    library = replace(whole.library, project=project, origins=MappingProxyType(origins))
    began = time.time_ns() + 1_000_000_000
    shown = Shown.since(began, replace(whole, library=library), cast("Rendering", Plain()))
    assert pages_at_once(shown) == ()
    file = project.content / "areas/albertslund.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("story: |\n", "story: |\n  Et nyt ord.\n"), encoding="utf-8")
    (page,) = pages_at_once(shown)
    assert page.path == "omraader/albertslund/index.html"
    assert b"Et nyt ord." in page.content
    file.write_text(text.replace('"0165"', '"9999"'), encoding="utf-8")
    assert pages_at_once(shown) == (), "of no row"
    file.write_text(text, encoding="utf-8")
    with (project.content / "areas/bydele.csv").open("a", encoding="utf-8") as table:
        table.write("\n")
    assert pages_at_once(shown) == (), "a table is for the whole build"


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
