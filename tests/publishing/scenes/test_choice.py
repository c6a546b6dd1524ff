"""A record has a scene of its own, which other records and the clock do not change."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from publishing.addresses import DESIGN
from publishing.scenes import choice
from publishing.scenes.choice import picture_scene, scene_of, season_of
from publishing.scenes.compose import SUBJECTS, files_of, scene_in, scene_named
from publishing.scenes.roles import Season
from records.codes.landscape import OfferType
from records.codes.people import AudienceCode, Topic
from records.codes.programme import EventType
from records.loading.library import Library
from records.model.area import Area
from records.model.article import Article
from records.model.episode import Episode
from records.model.event import Event
from records.model.vacancy import Vacancy
from tests.samples import article, event, vacancy, write_library


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (choice._TOPICS, Topic),
        (choice._EVENTS, EventType),
        (choice._OFFERS, OfferType),
        (choice._AUDIENCES, AudienceCode),
    ],
)
def test_every_code_leads_to_subjects_that_can_be_drawn(
    table: dict[str, str], codes: type[Topic]
) -> None:
    assert set(table) == {code.value for code in codes}
    assert {word for words in table.values() for word in words.split()} <= set(SUBJECTS)


def test_an_editor_chooses_what_an_article_shows(tmp_path: Path) -> None:
    drawn = article(scene="havn", topics=["administration"])
    plain = article(topics=["administration"])
    library = write_library(tmp_path, {"articles/a": drawn, "articles/b": plain})
    subjects = {each.id: scene_of(each, library) for each in library.all(Article)}
    assert (subjects["a"] and subjects["a"].subject) == "havn"
    assert (subjects["b"] and subjects["b"].subject) == "papir"


def test_a_scene_depends_on_no_other_record(tmp_path: Path) -> None:
    alone = write_library(tmp_path / "a", {"articles/a": article()})
    more = write_library(tmp_path / "b", {"articles/0": article(), "articles/a": article()})
    first, second = (library.find(Article, "a") for library in (alone, more))
    assert first is not None
    assert second is not None
    assert scene_of(first, alone) == scene_of(second, more)


@pytest.mark.parametrize(
    ("day", "season"),
    [
        ("2026-11-30", Season.AUTUMN),
        ("2026-12-01", Season.WINTER),
        ("2027-02-28", Season.WINTER),
        ("2027-03-01", Season.SPRING),
        ("2027-05-31", Season.SPRING),
        ("2027-06-01", Season.SUMMER),
        ("2027-08-31", Season.SUMMER),
        ("2027-09-01", Season.AUTUMN),
    ],
)
def test_an_event_is_drawn_in_its_season(tmp_path: Path, day: str, season: Season) -> None:
    library = write_library(tmp_path, {"events/a": event(start_date=day)})
    scene = scene_of(library.all(Event)[0], library)
    assert scene is not None
    assert scene.season is season


def test_what_is_found_by_deadline_has_no_drawing(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"vacancies/a": vacancy()})
    assert scene_of(library.all(Vacancy)[0], library) is None


def test_alone_an_opening_is_drawn_as_its_place_and_an_episode_as_what_it_is_about(
    real_library: Library,
) -> None:
    drawn = {v.areas[0]: picture_scene(v, real_library) for v in real_library.all(Vacancy)}
    assert {scene.subject for code, scene in drawn.items() if scene and code == "0400"} == {"oe"}
    assert all(drawn.values())
    for episode in real_library.all(Episode):
        scene = picture_scene(episode, real_library)
        assert scene is not None
        assert scene == scene_named(scene.name) == scene_in(files_of(scene).light)


def test_openings_of_a_place_share_its_drawings_in_their_season(tmp_path: Path) -> None:
    days = [f"2026-{month:02}-05" for month in (1, 4, 7, 10)]
    records = {f"vacancies/v{n}": vacancy(published=days[n % 4], updated=None) for n in range(200)}
    library = write_library(tmp_path, records)
    scenes = {each.id: picture_scene(each, library) for each in library.all(Vacancy)}
    drawn = {scene for scene in scenes.values() if scene}
    assert len(scenes) == 200
    of_each = Counter(scene.subject for scene in drawn)
    assert 24 < max(of_each.values()) <= 4 * choice._OF_A_PLACE
    assert len({scene.mood for scene in drawn}) == 3
    assert all(
        scene.season is season_of(each.published)
        for each in library.all(Vacancy)
        if (scene := scenes[each.id])
    )


def test_a_district_is_drawn_as_its_city(real_library: Library) -> None:
    areas = {area.code: area for area in real_library.all(Area)}
    scenes = {code: scene_of(areas[code], real_library) for code in ("0101", "0101/oesterbro")}
    assert {scene.subject for scene in scenes.values() if scene} == {"by"}
    assert scenes["0101"] != scenes["0101/oesterbro"]


def test_no_page_shows_one_drawing_twice_and_each_is_there(built_site: Path) -> None:
    pages = 0
    for page in sorted(built_site.rglob("*.html")):
        drawn = re.findall(r'class="in-light" src="([^"]*)"', page.read_text(encoding="utf-8"))
        names = [Path(src).name for src in drawn]
        # The page of the look shows each of its parts in light and in dark.
        if page.parent != built_site / DESIGN:
            assert len(names) == len(set(names)), page
        for src in drawn:
            # The page for what is not there names its files from the root.
            folder = built_site if src.startswith("/") else page.parent
            light = (folder / src.removeprefix("/")).resolve()
            assert light.is_file(), src
            assert light.with_name(f"{light.stem}-moerk.svg").is_file(), src
        pages += bool(drawn)
    assert pages > 50
