"""What mail programs support, by the data of the npm package `caniemail` (caniemail.com).

`PRAKSIS_CANIEMAIL` is the path of its `data/caniemail.json`; `.ci/run` fetches it. The data is read
here and not by the package's own program, which stops at features without a figure for a program.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from newsletter.render.size_limit import fit_to_size
from records.loading.library import Library
from tests import needs
from tests.newsletter.samples import RENDERER, html_of, letter, tree, with_many

FAMILIES = ("apple-mail", "gmail", "outlook", "yahoo", "samsung-email", "thunderbird")
ORNAMENTS = {
    "css-at-media": "the one column fits any width without it",
    "css-at-media-prefers-color-scheme": "the light colours are shown, or the program's own dark",
    "css-border-radius": "corners are square in Outlook for Windows",
    "css-color-scheme": "the light colours are shown",
    "css-cursor": "the renderer writes it; a link is a link",
    "css-display-none": "the preheader has six further ways to hide",
    "css-filter": "the drawing is a little brighter in the dark",
    "css-height": "cells have the attribute too",
    "css-max-height": "hides the preheader, with six further ways",
    "css-opacity": "hides the preheader, with six further ways",
    "css-outline": "the renderer writes it for pictures, and there are none",
    "css-overflow": "hides the preheader, with six further ways",
    "css-overflow-wrap": "only words of 60 letters need it",
    "css-word-break": "the renderer writes it; only words of 60 letters need it",
    "css-word-spacing": "the renderer writes it for gaps that Outlook alone would show",
    "html-aria-hidden": "the date is read out twice",
    "html-aria-label": "the mail is read out without its title first",
    "html-body": "the outermost cell has the ground colour too",
    "html-meta-color-scheme": "the light colours are shown",
    "html-role": "tables are read out as tables",
    "html-style": "every style that matters is on its element",
    "html-target": "links open where the program wants",
}
"""What the design does not depend on, and what a reader sees instead."""


@pytest.fixture(scope="module")
def features() -> dict[str, dict[str, Any]]:
    """What is known of each feature, by `css-…` and `html-…`."""
    file = needs.npm_file("caniemail", "data/caniemail.json", "PRAKSIS_CANIEMAIL")
    data = json.loads(file.read_text(encoding="utf-8"))["data"]
    return {feature["slug"]: feature for feature in data}


def used(html: str) -> set[str]:
    """The features that the mail uses, as the data calls them."""
    page = tree(html)
    css = " ".join(
        [str(style.text) for style in page.iter("style")]
        + [str(element.get("style")) for element in page.xpath("//*[@style]")]
    )
    found = {f"css-{name}" for name in re.findall(r"[;{\s\"]([a-z-]+)\s*:", f" {css}")}
    found |= {f"css-at-media-{n}" for n in re.findall(r"\((prefers-color-scheme|hover)", css)}
    found |= {"css-at-media"} if "@media" in css else set()
    found |= {f"html-{element.tag}" for element in page.iter() if isinstance(element.tag, str)}
    found |= {f"html-{name}" for element in page.iter() for name in element.attrib}
    found |= {"html-h1-h6", "html-lists", "css-display-none", "html-meta-color-scheme"}
    return found


def lacking(feature: dict[str, Any]) -> list[str]:
    """The programs whose newest version does not support it."""
    return [
        f"{family}.{platform}"
        for family in FAMILIES
        for platform, versions in feature["stats"].get(family, {}).items()
        if versions and list(versions.values())[-1].startswith("n")
    ]


@pytest.mark.parametrize("count", [3, 45, 200])
def test_the_design_depends_on_nothing_that_a_program_lacks(
    library: Library, features: dict[str, dict[str, Any]], count: int
) -> None:
    html = fit_to_size(with_many(letter(library), count), RENDERER).html
    known = {slug: features[slug] for slug in used(html) if slug in features}
    assert len(known) > 30
    wrong = {slug: lacking(feature) for slug, feature in known.items() if slug not in ORNAMENTS}
    wrong = {slug: programs for slug, programs in wrong.items() if programs}
    assert wrong == {}


def test_a_feature_that_programs_lack_would_be_found(
    library: Library, features: dict[str, dict[str, Any]]
) -> None:
    html = html_of(letter(library)).replace("font-size:17px", "display:grid;gap:1em;position:fixed")
    assert lacking(features["css-gap"])
    assert {"css-gap", "css-position"} <= used(html)
