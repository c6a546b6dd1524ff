"""Which adviser a page names: the very area first, then the subject, then the readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.codes.people import AudienceCode, Topic
from records.facts.advisers import adviser_for
from records.loading.library import Library, load
from records.source.files import Project
from tests.conftest import Make
from tests.samples import Keys


def adviser(
    *, areas: str = "region", topics: str = "etablering", readers: str = "nynedsat"
) -> Keys:
    return {
        "role": f"Rådgiver for {topics}", "example": "false", "topics": topics.split(),
        "email": "raad@example.org", "areas": areas.split(), "audiences": readers.split(),
    }  # fmt: skip


@pytest.fixture
def library(make: Make) -> Library:
    return make(
        {
            "advisers/raadgiver": adviser(topics="reform", readers="etableret"),
            "advisers/a-uddannelse": adviser(
                topics="uddannelse hverdag", readers="hu-laege kbu-laege"
            ),
            "advisers/b-bornholm": adviser(areas="0400", topics="bornholm", readers="kommune"),
            "advisers/c-etablering": adviser(
                topics="etablering lokaler", readers="nynedsat saelger"
            ),
            "advisers/d-overdragelse": adviser(topics="senior", readers="nynedsat saelger"),
        }
    )


def found(library: Library, **asked: object) -> str:
    given = {"contact": None, **asked}
    adviser = adviser_for(library, **given)  # type: ignore[arg-type]
    assert adviser
    return adviser.id


def test_a_named_contact_is_taken_whatever_the_page_is_about(library: Library) -> None:
    assert found(library, contact="d-overdragelse", areas=["0400"]) == "d-overdragelse"


def test_the_very_area_comes_before_everything_else(library: Library) -> None:
    asked = {"topics": [Topic.UDDANNELSE], "audiences": [AudienceCode.HU_LAEGE]}
    assert found(library, areas=["0400"], **asked) == "b-bornholm"
    assert found(library, areas=["0219"], **asked) == "a-uddannelse"


def test_the_whole_region_is_no_area_of_one_adviser(library: Library) -> None:
    assert found(library, areas=["region"]) == "c-etablering"


def test_the_subject_comes_before_the_readers(library: Library) -> None:
    asked = {"topics": [Topic.SENIOR], "audiences": [AudienceCode.HU_LAEGE, AudienceCode.KBU_LAEGE]}
    assert found(library, **asked) == "d-overdragelse"


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (AudienceCode.SAELGER, "d-overdragelse"),
        (AudienceCode.SENIORLAEGE, "d-overdragelse"),
        (AudienceCode.NYNEDSAT, "c-etablering"),
        (AudienceCode.HU_LAEGE, "a-uddannelse"),
        (AudienceCode.KOMMUNE, "c-etablering"),
    ],
)
def test_readers_lead_to_what_they_ask_about(
    library: Library, reader: AudienceCode, expected: str
) -> None:
    assert found(library, audiences=[reader]) == expected


def test_no_alphabet_decides_between_advisers_who_fit_alike(make: Make) -> None:
    library = make(
        {
            "advisers/a": adviser(topics="etablering lokaler oekonomi", readers="nynedsat saelger"),
            "advisers/b": adviser(topics="etablering", readers="nynedsat"),
        }
    )
    assert found(library, audiences=[AudienceCode.NYNEDSAT]) == "b"


def test_who_names_the_topic_first_comes_before_who_names_it_last(make: Make) -> None:
    library = make(
        {
            "advisers/raadgiver": adviser(topics="reform", readers="etableret"),
            "advisers/a": adviser(topics="etablering uddannelse", readers="nynedsat"),
            "advisers/b": adviser(topics="uddannelse etablering hverdag", readers="nynedsat"),
        }
    )
    assert found(library, topics=[Topic.UDDANNELSE]) == "b"


def test_without_advisers_there_is_none(tmp_path: Path) -> None:
    assert adviser_for(load(Project(tmp_path, tmp_path)), None) is None
