"""A reader whose page is older than the switch still finds its style and scripts."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType

from records.facts.memory import Memory
from releasing.grace import former_assets
from releasing.release import Release
from tests.releasing.made import MOMENT

ONE, TWO, THREE = (f"assets/site-{digit * 10}.css" for digit in "123")


def _before(**hours: int) -> Release:
    paths = {"one": ONE, "two": TWO, "three": THREE, "page": "index.html"}
    files = {paths[name]: ("hash", MOMENT + timedelta(hours=at)) for name, at in hours.items()}
    return Release("2026-11-22.1", Memory(MOMENT, MappingProxyType({}), MappingProxyType(files)))


def test_the_version_before_stays_until_there_is_a_newer() -> None:
    assert former_assets(_before(one=0, page=0), [ONE]) == ()
    assert former_assets(_before(one=0, page=0), [TWO]) == (ONE,)
    assert former_assets(_before(one=0, two=1), [TWO]) == (ONE,)
    assert former_assets(_before(one=0, two=1), [THREE]) == (TWO,)


def test_of_a_file_that_the_site_has_no_more_nothing_stays() -> None:
    assert former_assets(_before(one=0), ["assets/other-0123456789.css"]) == ()


def test_of_the_search_nothing_stays() -> None:
    """It holds the words of every page, and so a name for which consent was taken back."""
    before = Release("1", Memory(MOMENT, MappingProxyType({}), MappingProxyType({
        "search/0123456789/tekst-0.json": ("hash", MOMENT), "search/index.json": ("hash", MOMENT),
    })))  # fmt: skip
    assert former_assets(before, ["search/9876543210/tekst-0.json", "search/index.json"]) == ()
