"""Every kind as data: by its schema, without what is not for readers, and in the catalogue."""

from __future__ import annotations

import json
from typing import Any

import pytest

from publishing import addresses
from publishing.hosting.rules import Addresses, header_rules
from publishing.opendata.records import DATASETS, HIDDEN
from publishing.pages.vacancies.open_data import open_data_page
from records.clock import Clock
from records.loading.library import Library
from tests.conftest import DEMO, LATER
from tests.publishing.conftest import FilesOf
from tests.publishing.opendata.json_schema import faults


@pytest.fixture
def made(real_library: Library, files_of: FilesOf) -> dict[str, bytes]:
    return files_of(real_library, Clock.parse(DEMO))


FILLED = [each for each in DATASETS if each.kind != "need"]
"""Counts of municipalities come with an editor; the demonstration has none."""


def data(made: dict[str, bytes], path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made[path])
    return found


@pytest.mark.parametrize("moment", [DEMO, LATER])
def test_every_kind_keeps_to_its_schema(
    real_library: Library, files_of: FilesOf, moment: str
) -> None:
    files = files_of(real_library, Clock.parse(moment))
    for each in FILLED:
        found = data(files, each.path)
        assert list(faults(data(files, each.schema_path), found)) == [], each.kind
        assert found["count"] == len(found[each.name]) > 0


def test_the_schema_refuses_what_is_wrong(made: dict[str, bytes]) -> None:
    schema, found = data(made, "data/events.schema.json"), data(made, "data/events.json")
    found["events"][0]["type"] = "kursus"
    found["events"][0]["location"]["by"] = found["events"][0]["location"].pop("city")
    at = "$.events[0]."
    assert sorted(line.partition(": ")[0] for line in faults(schema, found)) == [
        f"{at}location", f"{at}location", f"{at}type",
    ]  # fmt: skip


def test_notes_of_editors_never_go_out(made: dict[str, bytes]) -> None:
    for each in FILLED:
        text = made[each.path].decode()
        assert '"facts"' not in text
        for entry in data(made, each.path)[each.name]:
            assert not entry.keys() & (HIDDEN - {"id", "example"})
            assert all("note" not in source for source in entry.get("sources", []))


def test_what_it_says_is_what_the_pages_say(
    real_library: Library, files_of: FilesOf, made: dict[str, bytes]
) -> None:
    areas = {area["id"]: area for area in data(made, "data/areas.json")["areas"]}
    assert len(areas) == 29 + 10
    assert areas["bornholm"]["health_council"] == areas["noerrebro"]["health_council"]
    later = data(files_of(real_library, Clock.parse(LATER)), "data/areas.json")
    assert later["count"] == 46 + 10
    event = data(made, "data/events.json")["events"][0]
    assert event["title"].startswith("[Eksempel] ")
    assert event["starts"][:10] == event["start_date"]
    councils = data(made, "data/health_councils.json")
    assert councils["count"] == 4


def test_the_catalogue_names_every_file_and_nothing_else(made: dict[str, bytes]) -> None:
    found = data(made, addresses.CATALOG)
    site = found["@id"].removesuffix(addresses.CATALOG)
    told = {
        distribution["dcat:downloadURL"]["@id"].removeprefix(site)
        for each in found["dcat:dataset"]
        for distribution in each["dcat:distribution"]
    }
    files = {path for path in made if path.startswith("data/") and ".schema." not in path}
    assert told == files - {addresses.CATALOG}
    schemas = {
        distribution["dct:conformsTo"]["@id"].removeprefix(site)
        for each in found["dcat:dataset"]
        for distribution in each["dcat:distribution"]
        if "dct:conformsTo" in distribution
    }
    assert schemas == {path for path in made if path.endswith(".schema.json")}


def test_the_catalogue_has_what_dcat_ap_wants(made: dict[str, bytes]) -> None:
    found = data(made, addresses.CATALOG)
    assert {"dct:title", "dct:description", "dct:publisher"} <= found.keys()
    for each in found["dcat:dataset"]:
        wanted = {"dct:title", "dct:description", "dct:publisher", "dcat:contactPoint",
                  "dcat:theme", "dcat:distribution"}  # fmt: skip
        assert wanted <= each.keys()
        for distribution in each["dcat:distribution"]:
            assert {"dcat:accessURL", "dct:format", "dct:rights"} <= distribution.keys()
            assert "dct:license" not in distribution


def test_other_sites_may_read_it_and_the_page_lists_it(
    real_library: Library, made: dict[str, bytes]
) -> None:
    (cors,) = (
        rule
        for rule in header_rules(Addresses("/", (), ()))
        if rule.name == "Access-Control-Allow-Origin"
    )
    page = open_data_page(real_library, Clock.parse(DEMO)).body
    for path in made:
        if path.startswith("data/"):
            assert cors.at(f"/{path}") == "*", path
            assert f'href="/{path}"' in page, path
