"""Every page that a reader meets says whom to talk to, and its mails say where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest

from publishing.contact import WITHOUT, mail_link, needs_adviser, with_contacts
from publishing.page import Head, Page, make_page
from publishing.pages.vacancies.match_beside import ASKED, beside_openings
from records.clock import Clock
from records.codes.people import AudienceCode
from records.loading.library import Library
from tests import needs
from tests.conftest import DEMO, Make, PagesAt
from tests.samples import SITE, vacancy

URL = "https://example.org/praksis/side/"


def page(template: str = "article.html", address: str = "side/", **values: object) -> Page:
    head = Head(template, "article", "om", address, "Én side & mere", "Om siden")
    return make_page(head, values, values.pop("body", ""))  # type: ignore[arg-type]


def changed(library: Library, before: Page) -> Page:
    return next(iter(with_contacts([before], library, SITE)), before)


@pytest.fixture
def library(make: Make) -> Library:
    return make({"vacancies/a": vacancy()})


def asked(link: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(link.partition("?")[2]).items()}


def test_a_page_without_adviser_gets_one(library: Library) -> None:
    talk = changed(library, page()).meta["talk"]
    assert (talk["role"], talk["mail"]) == ("Rådgiver", "raad@example.org")
    assert asked(talk["mail_url"])["subject"] == "Spørgsmål: Én side & mere"


@pytest.mark.parametrize("has", [{"person": {"role": "R"}}, {"persons": ({"role": "R"},)}])
def test_a_page_with_its_own_keeps_it(library: Library, has: dict[str, Any]) -> None:
    assert "talk" not in changed(library, page(**has)).meta


@pytest.mark.parametrize("template", sorted(WITHOUT))
def test_a_page_with_a_reason_has_none(library: Library, template: str) -> None:
    assert "talk" not in changed(library, page(template)).meta


def test_the_guide_for_editors_has_none(library: Library) -> None:
    assert "talk" not in changed(library, page(address="redaktoer/")).meta


@needs.TIME
def test_every_reader_page_of_the_demonstration_has_an_adviser_or_a_reason(
    real_library: Library, demo_pages: Mapping[str, Page]
) -> None:
    left = [a for a, p in demo_pages.items() if needs_adviser(p) and not p.meta.get("talk")]
    assert left == []
    assert len([1 for p in demo_pages.values() if p.meta.get("talk")]) > 50


def test_a_mail_link_says_subject_and_page_and_asks_for_a_time_to_call() -> None:
    said = asked(mail_link("mailto:raad@example.org", "Én side & mere", URL))
    assert said["subject"] == "Én side & mere"
    assert said["body"].splitlines()[2:4] == ["Jeg skriver fra siden »Én side & mere«:", URL]
    assert "Ring gerne til mig på:" in said["body"]
    assert "\r\n" in said["body"]


def test_what_a_mail_link_says_already_is_kept() -> None:
    link = mail_link("mailto:raad@example.org?Subject=Hej%20dig", "Titel", URL)
    assert link.startswith("mailto:raad@example.org?Subject=Hej%20dig&body=")
    assert link.count("ubject=") == 1
    whole = "mailto:?subject=a&body=b"
    assert mail_link(whole, "Titel", URL) == whole


def test_no_title_becomes_an_order_of_its_own() -> None:
    link = mail_link("mailto:raad@example.org", "A&cc=ond@example.org?x=#\r\nBcc: ond", URL)
    assert asked(link).keys() == {"subject", "body"}
    assert "&cc=" not in unquote(link.partition("&body=")[0].partition("subject=")[0])
    assert "#" not in link


def test_mail_links_in_texts_and_values_are_told(library: Library) -> None:
    body = '<p><a href="mailto:a@example.org">Skriv</a> <a href="/om/">Om</a> mailto:b@x.dk</p>'
    act = {"url": "mailto:c@example.org?subject=Tilmelding", "text": "mailto: er en adresse"}
    told = changed(library, page(body=body, act=act))
    assert 'href="mailto:a@example.org?subject=%C3%89n%20side%20%26%20mere&amp;body=' in told.body
    assert 'href="/om/"' in told.body
    assert told.body.endswith(" mailto:b@x.dk</p>")
    assert told.meta["act"]["url"].startswith("mailto:c@example.org?subject=Tilmelding&body=")
    assert told.meta["act"]["text"] == "mailto: er en adresse"


def test_the_adviser_of_an_audience_knows_its_subject(
    real_library: Library, demo_pages: Mapping[str, Page]
) -> None:
    for address, role in (
        ("maalgrupper/saelger/", "Rådgiver for overdragelse"),
        ("maalgrupper/seniorlaege/", "Rådgiver for overdragelse"),
        ("maalgrupper/nynedsat/", "Rådgiver for etablering"),
        ("muligheder/gruppe/uddannelse/", "Rådgiver for uddannelse"),
    ):
        shown = demo_pages[address].meta
        assert (shown.get("talk") or shown["person"])["role"] == role, address


def test_who_seeks_no_opening_gets_offers_events_and_premises(real_library: Library) -> None:
    rows = beside_openings(real_library, Clock.parse(DEMO))
    for stage in ASKED:
        kinds = {row.kind for row in rows if stage.value in row.facets["trin"].split()}
        assert kinds, stage
    assert {"event", "offer"} <= {row.kind for row in rows}
    named = {stage for row in rows for stage in row.facets["trin"].split()}
    assert named <= {code.value for code in AudienceCode}


def test_who_sells_or_slows_down_is_led_to_who_seeks_them(real_library: Library) -> None:
    clock = Clock.parse(DEMO)

    def lists(library: Library) -> dict[str, str]:
        rows = beside_openings(library, clock)
        assert all(row.title and row.summary for row in rows)
        return {row.url: row.facets["trin"] for row in rows if row.kind == "list"}

    assert lists(real_library) == {
        "laeger-soeger/": "saelger etableret",
        "dage/": "seniorlaege nynedsat etableret",
    }
    without = {**real_library.records, "wish": {}, "exchange": {}}
    assert lists(real_library.with_records(without)) == {}


@pytest.fixture(scope="module")
def demo_pages(pages_at: PagesAt) -> Mapping[str, Page]:
    return pages_at(DEMO)
