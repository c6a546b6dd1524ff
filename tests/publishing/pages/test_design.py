"""The page of the look: every part of the theme is on it, and it shows what is in use."""

from __future__ import annotations

import re
from pathlib import Path

from publishing.brand import Colours, Schemes
from publishing.pages.design.page import design_page, scenes_shown
from publishing.pages.design.parts import NAMES
from publishing.pages.design.style import MARK, design_css, still_states
from publishing.scenes.compose import SUBJECTS
from publishing.scenes.roles import Mood, Season

THEME = Path("site_plugins/theme")
CSS = (THEME / "assets/site.css").read_text(encoding="utf-8")
_MACRO = re.compile(r"\{%-? macro (\w+)\(")
_INSIDE = {
    "icon": {"sign"},
    "link": {"prose"},
    "tag": {"tag"},
    "chart": {"keys", "table", "door"},
    "card": {"state", "title", "lead_in", "body", "top"},
    "listing": {"answers", "group", "finder", "listing_head"},
    "preview_bar": {"problems"},
    "timeline": {"stop"},
    "tile_map": {"tile", "drawing", "area"},
}
"""Macros of a partial that others of it are made of, or that its specimen does without."""


def test_every_partial_has_an_entry_and_every_entry_a_specimen() -> None:
    partials = {file.stem for file in (THEME / "partials").glob("*.html")}
    specimens = {file.stem for file in (THEME / "design").glob("*.html")}
    assert partials <= NAMES, "give the partial a Part in publishing/pages/design/parts.py"
    assert specimens == NAMES, "a specimen is theme/design/NAME.html"


def test_every_macro_of_a_partial_is_shown() -> None:
    for partial in (THEME / "partials").glob("*.html"):
        specimen = (THEME / "design" / partial.name).read_text(encoding="utf-8")
        macros = set(_MACRO.findall(partial.read_text(encoding="utf-8")))
        left = {name for name in macros if not re.search(rf"\b{name}\b", specimen)}
        assert left <= _INSIDE.get(partial.stem, set()), partial.name


def test_the_tokens_are_those_of_the_style_sheet() -> None:
    page = design_page(CSS, Schemes())
    shown = page.meta["tokens"]
    assert {row["name"] for row in shown["colours"]} == set(Colours.model_fields)
    assert [row["name"] for row in shown["space"]] == [
        "s0", "s1", "s1h", "s2", "s2h", "s3", "s4", "s4h", "s5", "s6", "s6h", "s7", "s8",
    ]  # fmt: skip
    assert [row["value"] for row in shown["radius"]] == ["1.125rem", "99rem"]
    assert [row["name"] for row in shown["type"]] == ["brødtekst", "h1", "h2", "h3", "h4"]
    assert shown["type"][0]["value"] == "--t3 1.0625rem / 1.6"
    ink = shown["contrasts"][0]
    assert ink["grounds"][0] == {"ground": "paper", "light": "12,7", "dark": "15,2"}
    assert shown["motion"]


def test_nobody_is_led_there() -> None:
    page = design_page(CSS, Schemes())
    assert (page.address, page.meta["noindex"], page.meta["search"]) == ("design/", True, False)


def test_every_subject_season_and_light_is_drawn() -> None:
    shown = [scene for scene, _ in scenes_shown()]
    assert {scene.subject for scene in shown} == set(SUBJECTS)
    assert {scene.season for scene in shown} == set(Season)
    assert {scene.mood for scene in shown} == set(Mood)


def test_states_stand_still() -> None:
    css = ":focus-visible{outline:1px}.a:hover,.b:is(c,d):hover{color:red}.e{f:g}"
    assert list(still_states([css])) == [
        ":where(.is-focus-visible){outline:1px}",
        ".a.is-hover,.b:is(c,d).is-hover{color:red}",
    ]
    assert "--paper:#faf7f1" in design_css(MARK, Schemes(), [])
