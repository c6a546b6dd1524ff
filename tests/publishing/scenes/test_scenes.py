"""Each subject is drawn of known colours alone, the same each time, in light and in dark."""

from __future__ import annotations

import re
from itertools import product

import pytest
from lxml import etree

from publishing.brand import LIGHT, Schemes
from publishing.scenes.compose import SUBJECTS, Look, Scene, drawing, files_of
from publishing.scenes.roles import Mood, Season, dark_roles, light_roles
from records.codes.scenes import Subject

SCHEMES = Schemes()
LOOK = Look(SCHEMES)
DRAWN = {"svg", "g", "path", "rect", "circle", "ellipse"}


def test_what_an_editor_can_choose_is_what_can_be_drawn() -> None:
    assert [subject.value for subject in Subject] == list(SUBJECTS)


@pytest.mark.parametrize("subject", list(SUBJECTS))
def test_a_subject_is_shapes_in_known_colours(subject: str) -> None:
    for variant, dark in product(range(12), (False, True)):
        text = drawing(Scene(subject, Mood.DAY, Season.SUMMER, variant), LOOK, dark=dark)
        roles = (dark_roles if dark else light_roles)(SCHEMES, Mood.DAY, Season.SUMMER)
        colours = re.findall(r'(?:fill|stroke)="(#[^"]*)"', text)

        assert {node.tag.rpartition("}")[2] for node in etree.fromstring(text).iter()} <= DRAWN
        assert colours
        assert set(colours) <= set(roles.values())
        assert "class=" not in text
        assert "style" not in text
        assert len(text) < 10_000


def test_light_dark_season_and_night_change_colours_and_no_shape() -> None:
    def shapes(mood: Mood, season: Season, *, dark: bool) -> str:
        text = drawing(Scene("oe", mood, season, 7), LOOK, dark=dark)
        return re.sub(r'"#[0-9a-f]{6}"', '""', text)

    moods = product(Mood, Season, (False, True))
    assert len({shapes(mood, season, dark=dark) for mood, season, dark in moods}) == 1


def test_seasons_are_seen() -> None:
    seen = {drawing(Scene("land", Mood.DAY, season, 1), LOOK) for season in Season}
    assert len(seen) == len(Season)


def test_variants_of_a_subject_are_not_alike() -> None:
    for subject in SUBJECTS:
        seen = {drawing(Scene(subject, Mood.DAY, Season.SUMMER, n), LOOK) for n in range(20)}
        assert len(seen) >= 12, subject


def test_the_same_scene_is_drawn_the_same_each_time() -> None:
    scene = Scene("kaffe", Mood.WARM, Season.AUTUMN, 3)
    assert drawing(scene, LOOK) == drawing(scene, LOOK)
    assert files_of(scene).light == "assets/scener/kaffe-varm-efteraar-3.svg"
    assert files_of(scene).dark == "assets/scener/kaffe-varm-efteraar-3-moerk.svg"


def test_another_brand_mixes_its_own_colours() -> None:
    scene = Scene("oe", Mood.DAY, Season.SUMMER, 1)
    light = LIGHT.model_copy(update={"sky": "#ffdddd", "pine": "#5a0e4f"})
    other = Look(Schemes(light=light))
    assert "#ffdddd" in drawing(scene, other)
    assert LIGHT.sky not in drawing(scene, other)
