"""The ways to sign up, also with values that mean something in an address or a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from newsletter.signup import AlertGroup, Option, signup_values
from newsletter.signup_ways import field_of, link_of
from publishing.mail_settings import MailSettings
from records.loading.library import Library
from records.model.newsletter import MailingList
from tests.newsletter.samples import mailing_list
from tests.newsletter.signup.test_signup_checks import LISTMONK, MAILMAN, UUID, alerts, library_of
from tests.samples import NOW, Keys

NEW = "ny-speciallaege"


def the_list(library: Library) -> MailingList:
    return library.all(MailingList)[0]


def values_of(library: Library, mail: MailSettings) -> dict[str, Any]:
    found = signup_values(library, NOW, mail)
    assert found is not None
    return found


def options(values: dict[str, Any]) -> list[Option]:
    groups: tuple[AlertGroup, ...] = values["alerts"]
    return [*values["letters"], *(o for group in groups for o in group.options)]


def without_page(**changes: object) -> Keys:
    keys = mailing_list(**changes)
    del keys["subscribe_url"]
    return keys


@pytest.mark.parametrize(
    "wish", ["A & B", "a?bcc=x@example.org", "a\r\nBcc: x@example.org", "100 % æøå", '"><script>']
)
def test_a_mail_to_the_office_holds_the_wish_and_nothing_else(tmp_path: Path, wish: str) -> None:
    library = library_of(tmp_path, a=without_page(audiences=[NEW]))
    url = link_of(None, the_list(library), MailSettings(), wish)
    assert urlsplit(url).path == "nyhedsbrev@example.org"
    asked = parse_qs(urlsplit(url).query, strict_parsing=True)
    assert sorted(asked) == ["body", "subject"]
    assert f"tilmeldes: {wish}." in asked["body"][0]
    assert not set(url) & set('"<> \r\n')


def test_a_list_with_a_page_of_its_own_leads_there(tmp_path: Path) -> None:
    library = library_of(tmp_path, a=mailing_list(audiences=[NEW]))
    values = values_of(library, MailSettings())
    assert [option.url for option in options(values)] == ["https://example.org/tilmeld"]
    assert values["closing"].startswith("Du tilmelder dig på den side, dit valg fører til.")
    assert values["by_hand"] == ()


def test_a_name_of_mailman_stays_one_address(tmp_path: Path) -> None:
    target = {"audience": NEW, "to": "nye.laeger@lister.example.org"}
    library = library_of(tmp_path, a=without_page(audiences=[NEW], targets=[target]))
    (option,) = options(values_of(library, MAILMAN))
    assert option.url == "mailto:nye.laeger-join@lister.example.org?subject=Tilmeld&body="


@pytest.mark.parametrize("signup", ["", "nye", f"{UUID}&l=x", f"{UUID}\u00a0x"])
def test_a_choice_without_a_place_in_the_engine_is_not_offered(tmp_path: Path, signup: str) -> None:
    target = {"audience": NEW, "to": "1"} | ({"signup": signup} if signup else {})
    library = library_of(tmp_path, a=without_page(audiences=[NEW], targets=[target]))
    found = the_list(library)
    assert field_of(found.targets[0], found, LISTMONK, NEW) is None
    assert options(values_of(library, LISTMONK)) == []


def test_no_example_is_offered_beside_a_real_letter(tmp_path: Path) -> None:
    target = {"audience": NEW, "to": "1", "signup": UUID}
    library = library_of(
        tmp_path,
        a=without_page(audiences=[NEW], targets=[target]),
        b=without_page(audiences=["etableret"], example="true"),
    )
    values = values_of(library, LISTMONK)
    assert values["example"] is False
    assert [(o.id, o.value) for o in options(values)] == [(f"maalgruppe-{NEW}", UUID)]


def test_an_area_tells_of_its_parts_and_the_region_of_all(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        a=alerts({"area": "0400", "to": "1"}, {"area": "region", "to": "2"}, example="true"),
    )
    found = [(o.id, o.text, o.covers) for o in options(values_of(library, MailSettings()))]
    assert found == [
        ("omraade-region", "Hele regionen", "*"),
        ("omraade-0400", "Bornholm", "0400 bornholm"),
    ]


def test_an_area_of_two_lists_has_two_places(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        a=alerts({"area": "0400", "to": "1"}, trigger=["deadline-near"], example="true"),
        b=alerts({"area": "0400", "to": "2"}, example="true"),
    )
    found = [o.id for o in options(values_of(library, MailSettings()))]
    assert found == ["omraade-0400", "omraade-0400-a"]  # new openings come first


def test_without_lists_there_is_no_sign_up(tmp_path: Path) -> None:
    assert signup_values(library_of(tmp_path), NOW, LISTMONK) is None


def test_the_wish_names_letter_and_reader(tmp_path: Path) -> None:
    library = library_of(tmp_path, a=without_page(audiences=[NEW]))
    (option,) = options(values_of(library, MailSettings()))
    wish = "På vej i praksis (til: Nye speciallæger i almen medicin)"
    assert wish in unquote(option.url or "")
