"""A page of an area is worth reading: what is around it stands there, and says where it is from."""

from __future__ import annotations

import pytest

from publishing.page import Page
from publishing.pages.all_pages import text_pages
from records.clock import Clock
from records.facts.regions import areas_at
from records.loading.library import Library
from tests.conftest import DEMO, LATER


@pytest.fixture(scope="module", params=[DEMO, LATER])
def pages(real_library: Library, request: pytest.FixtureRequest) -> dict[str, Page]:
    clock = Clock.parse(str(request.param))
    found = {page.address: page for page in text_pages(real_library, clock)}
    return {area.id: found[f"omraader/{area.id}/"] for area in areas_at(real_library, clock)}


def test_every_area_tells_of_its_surroundings(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        lists = {each["id"]: each for each in page.meta["lists"]}
        assert {"muligheder", "arrangementer", "historier"} <= set(lists), name
        assert page.meta["person"], name
        links = page.meta["neighbours"]["links"]
        assert links, name
        assert f"omraader/{name}/" not in [link["url"] for link in links]


def test_a_story_of_another_place_says_so(pages: dict[str, Page]) -> None:
    def said(name: str) -> str:
        (found,) = (each for each in pages[name].meta["lists"] if each["id"] == "historier")
        return str(found["text"] or found["title"])

    assert said("bornholm") == "Mød mennesker herfra"
    assert said("hoersholm") == "Den er fra Helsingør, som hører til samme sundhedsråd."
    assert said("gladsaxe") == "Den er fra Albertslund, som også er en forstad."
    assert said("furesoe").startswith("Den er fra ")


def test_events_of_the_region_are_told_as_such(pages: dict[str, Page]) -> None:
    found = {each["id"]: each for each in pages["furesoe"].meta["lists"]}["arrangementer"]
    assert (found["title"], found["text"]) == (
        "Arrangementer for hele regionen",
        "De er for læger i hele regionen, også i Furesø.",
    )
