"""The pages of areas, guides, offers, figures and the rest, made of the sample and the real one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from publishing.markdown import render
from publishing.page import Page
from publishing.pages.about.figures import figure_entry
from publishing.pages.all_pages import text_pages
from publishing.pages.areas.areas import area_index, area_page
from publishing.pages.hosts import HOSTS
from publishing.pages.learning.events import event_pages
from publishing.pages.learning.guides import guide_page, when_text
from publishing.pages.learning.offers import offer_page
from publishing.pages.vacancies.groupings import grouping_pages
from records.clock import Clock
from records.codes.landscape import OfferState
from records.danish.sorting import danish_key
from records.facts.expiry import can_be_used, state_of_offer
from records.facts.placeholders import DIRECTIVE, with_figures
from records.loading.library import Library
from records.model.area import Area
from records.model.figure import Figure
from records.model.guide import Guide
from records.model.offer import Offer
from tests.conftest import Loaded
from tests.landscape import FIGURE, GRANT, SURVEY, article

SOURCE = 'sources: [{title: Bilag 3, publisher: Region Hovedstaden, date: "2026-03"}]\n'


@pytest.fixture(scope="module")
def real(real_library: Library) -> Library:
    return real_library


@pytest.fixture(scope="module")
def pages(real: Library) -> dict[str, Page]:
    clock = Clock.parse("2026-11-22T09:00")
    return {page.address: page for page in _all(real, clock)}


def _all(library: Library, clock: Clock) -> Iterator[Page]:
    yield from text_pages(library, clock)
    yield from grouping_pages(library, clock)


def test_every_area_has_a_page_at_both_clocks(
    real: Library, pages: dict[str, Page], later: Clock
) -> None:
    after = {page.address for page in _all(real, later)}
    assert len([a for a, page in pages.items() if page.meta["kind"] == "area"]) == 29 + 10
    assert sum(1 for area in real.all(Area) if f"omraader/{area.id}/" in after) == 46 + 10
    assert "omraader/slagelse/" in after
    assert "omraader/slagelse/" not in pages


def test_area_pages_and_vacancy_lists_lead_to_each_other(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        if page.meta["kind"] != "area":
            continue
        there = page.meta["vacancies_page"]["url"]
        assert pages[there].meta["about"]["url"] == address


def test_an_article_opens_the_page_of_its_area(pages: dict[str, Page]) -> None:
    page = pages["omraader/koebenhavn/"]
    assert page.meta["template"] == "area.html"
    assert page.meta["title"] == "København, bydel for bydel"
    assert len(page.meta["parts"]) == 10
    assert "kapacitet" in page.body


def test_areas_stand_in_danish_order(real: Library, clock: Clock, later: Clock) -> None:
    for moment, number in ((clock, 29), (later, 46)):
        names = [entry["link"].text for entry in area_index(real, moment)]
        assert len(names) == number
        assert names == sorted(names, key=danish_key)
    assert names.index("Ærø") if "Ærø" in names else names[-1] != "Aabenraa"


def _area(library: Library, code: str, clock: Clock) -> Page:
    area = library.area(code)
    assert area is not None
    return area_page(area, library, clock)


def test_a_place_that_nobody_has_written_of_has_one_line_and_no_heading(
    loaded: Loaded, clock: Clock
) -> None:
    page = _area(loaded({}), "0400", clock)
    assert page.meta["sections"] == []
    assert page.meta["ask"]["text"] == "Vil du vide mere om at arbejde og bo i Bornholm?"


def test_a_place_is_named_with_its_own_preposition(loaded: Loaded, clock: Clock) -> None:
    table = "code,name,region,in_phrase\n0400,Bornholm,hovedstaden,på Bornholm\n"
    page = _area(loaded({"areas/kommuner.csv": table}), "0400", clock)
    assert page.meta["ask"]["text"] == "Vil du vide mere om at arbejde og bo på Bornholm?"
    assert page.meta["lead"] == "Se, hvad der er ledigt på Bornholm, og hvem du kan tale med."


def test_what_is_known_stands_under_its_heading(loaded: Loaded, clock: Clock) -> None:
    text = """\
code: "0400"
housing: Her er boliger.
travel_times:
  - {from_place: Rønne, to_place: Ystad, minutes: 80, mode: Færge, source: Eksempel}
  - {from_place: Rønne, to_place: København, minutes: 200, mode: Bil og færge, source: Eksempel}
municipality_contact: {role: Tilflytterservice, email: tilflytter@example.org}
"""
    page = _area(loaded({"areas/bornholm.yml": text}), "0400", clock)
    transport, housing = page.meta["sections"]
    assert housing["texts"] == [{"heading": "Bolig", "html": "<p>Her er boliger.</p>"}]
    first, second = transport["travels"]
    assert (first["text"], first["percent"]) == ("Rønne–Ystad, færge", 40)
    assert (second["time"], second["percent"]) == ("3\u00a0t. 20\u00a0min.", 100)
    assert page.meta["ask"] is None
    assert [fact["value"] for fact in page.meta["contact"]] == [
        "Tilflytterservice", "tilflytter@example.org",
    ]  # fmt: skip


def test_an_area_says_what_changes_and_its_region(
    loaded: Loaded, clock: Clock, later: Clock
) -> None:
    library = loaded({})
    before, after = (_area(library, "0400", moment).meta for moment in (clock, later))
    assert before["facts"][0]["value"] == "Region Hovedstaden"
    assert (
        before["change"] == "Fra den\u00a01.\u00a0januar 2027 ligger Bornholm i Region Østdanmark."
    )
    assert after["facts"][0]["value"] == "Region Østdanmark"
    assert after["change"].endswith("december 2026 lå Bornholm i Region Hovedstaden.")


# --- offers -----------------------------------------------------------------------------------


def test_no_way_to_apply_for_what_cannot_be_had(real: Library, clock: Clock) -> None:
    closed = [offer for offer in real.all(Offer) if not offer.can_be_asked_for]
    assert {offer.state for offer in closed} == {OfferState.HISTORISK, OfferState.ANDRE_REGIONER}
    for offer in closed:
        page = offer_page(offer, real, clock)
        assert page.meta["cta"] is None
        assert page.meta["person"] is None
        assert "kan ikke søges" in page.meta["closed"]
        assert "mailto:" not in page.meta["how_to"]
    usable = next(offer for offer in real.all(Offer) if offer.state is OfferState.AKTUELT)
    assert offer_page(usable, real, clock).meta["cta"] is not None


def test_what_nobody_has_confirmed_is_asked_about_and_not_promised(
    real: Library, clock: Clock
) -> None:
    asked = [offer for offer in real.all(Offer) if offer.state is OfferState.SPOERG]
    assert asked
    for offer in asked:
        page = offer_page(offer, real, clock)
        assert page.meta["closed"] == "Spørg os, hvad der gælder for dig, før du regner med det."
        assert page.meta["cta"] is not None
        assert not offer.amounts
        assert not can_be_used(offer, clock)
        assert str(offer.note) not in str(page)


def test_amounts_show_their_year(real: Library, clock: Clock) -> None:
    granted = [offer for offer in real.all(Offer) if offer.amounts]
    assert len(granted) > 4
    for offer in granted:
        rows = [f for f in offer_page(offer, real, clock).meta["facts"] if f["label"] == "Beløb"]
        for row, amount in zip(rows, offer.amounts, strict=True):
            assert f"({amount.years})" in row["value"]


def test_an_offer_is_history_after_its_last_day(loaded: Loaded, clock: Clock, later: Clock) -> None:
    library = loaded({"offers/tilskud.yml": GRANT})
    grant = library.find(Offer, "tilskud")
    assert grant is not None
    assert state_of_offer(grant, clock) is OfferState.AKTUELT
    assert state_of_offer(grant, later) is OfferState.HISTORISK
    last = Clock.parse("2026-12-31T23:59")
    assert can_be_used(grant, last)
    assert offer_page(grant, library, later).meta["cta"] is None


# --- figures ----------------------------------------------------------------------------------


def test_figures_read_as_danish(clock: Clock) -> None:
    def figure(**keys: str | None) -> Figure:
        base: dict[str, object] = {
            "id": "x", "text": "{value} læger", "example": "false", "value": "40000",
            "unit": "læger", "date": "2026", "state": "aktuel",
            "sources": [{"title": "T", "publisher": "P", "date": "2026"}],
        }  # fmt: skip
        return Figure.model_validate(base | keys)

    assert figure().amount == "40.000\u00a0læger"
    assert figure(unit="%", value="15").amount == "15\u00a0%"
    assert figure().sentence == "40.000\u00a0læger"
    assert figure(unit=None, value="2029").amount == "2029"
    old = figure(state="historisk", date="2017-03")
    assert figure_entry(old, clock).text == "2017: 40.000\u00a0læger"
    assert figure_entry(old, clock).date == "marts 2017"


def test_a_figure_in_text_is_never_markup(loaded: Loaded) -> None:
    day = FIGURE.replace("value: 29", "value: 1. marts 2026").replace("unit: kommuner\n", "")
    stars = FIGURE.replace("id: kommuner", "id: stjerner").replace("value: 29", 'value: "*2* <b>"')
    library = loaded({"figures/kommuner.yml": day, "figures/stjerner.yml": stars})
    assert render("{{figure:kommuner}} begyndte det.", library) == (
        "<p>1. marts 2026 begyndte det.</p>"
    )
    html = render("Her er {{figure:stjerner}}.", library)
    assert "<em>" not in html
    assert "<b>" not in html
    assert "*2* &lt;b&gt;" in html
    assert with_figures("Fra {{figure:kommuner}}.", library) == "Fra 1. marts 2026."


def test_every_figure_stands_on_its_page(real: Library, pages: dict[str, Page]) -> None:
    groups = pages["om/tal-og-kilder/"].meta["figures"]
    lists = [group[name] for group in groups for name in ("cards", "moments", "rows")]
    shown = {figure["id"]: figure for found in lists for figure in found}
    assert sum(map(len, lists)) == len(shown), "each stands once"
    assert set(shown) == {figure.id for figure in real.all(Figure)}
    assert all(figure["sources"] for figure in shown.values())
    used = {
        name
        for file in (real.project.content).rglob("*.md")
        for name in DIRECTIVE.findall(file.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= set(shown)


def test_the_figure_box_of_an_article(loaded: Loaded, clock: Clock) -> None:
    library = loaded({})
    (page,) = (page for page in text_pages(library, clock) if page.address == "om/tal/")
    assert page.meta["fact_box"] == [
        {
            "value": "29\u00a0kommuner",
            "text": "29\u00a0kommuner i regionen",
            "url": "om/tal-og-kilder/#kommuner",
        }
    ]


# --- guides and the other lists ---------------------------------------------------------------


def test_a_guide_is_whole_without_script(real: Library, clock: Clock) -> None:
    guides = real.all(Guide)
    assert {guide.id for guide in guides} >= {
        "aabn-en-ny-klinik", "koeb-en-praksis", "overdrag-din-praksis",
    }  # fmt: skip
    for guide in guides:
        page = guide_page(guide, real, clock)
        steps = page.meta["steps"]
        assert [step["id"] for step in steps] == list(guide.steps)
        assert [step["number"] for step in steps] == list(range(1, len(steps) + 1))
        assert all(step["what"] and step["why"] and step["who"] for step in steps)
        assert page.meta["checked"]["iso"] == min(step["checked"]["iso"] for step in steps)


def test_when_a_step_is_done() -> None:
    assert when_text(6) == "Senest 6\u00a0måneder før"
    assert when_text(1) == "Senest 1\u00a0måned før"
    assert when_text(0) == "På dagen"
    assert when_text(-12) == "Senest 12\u00a0måneder efter"
    assert when_text(None) == ""


def test_steps_of_one_month_keep_their_order_in_a_plan(real: Library, clock: Clock) -> None:
    for guide in real.all(Guide):
        steps = guide_page(guide, real, clock).meta["steps"]
        days = [(s["months_before"] * 28 + s["weeks_before"] * 7) for s in steps
                if s["months_before"] is not None]  # fmt: skip
        assert days == sorted(days, reverse=True), guide.id
        assert len(days) == len(set(days)), guide.id


def test_a_step_says_when_it_holds_and_what_each_source_says(real: Library, clock: Clock) -> None:
    def steps_of(guide_id: str) -> dict[str, dict[str, Any]]:
        guide = real.find(Guide, guide_id)
        assert guide is not None
        return {step["id"]: step for step in guide_page(guide, real, clock).meta["steps"]}

    leaving = steps_of("overdrag-din-praksis")
    for closing in ("overdrag-varsl-regionen", "overdrag-giv-endelig-besked"):
        assert leaving[closing]["only_if"].startswith("du har en enkeltmandspraksis")
    assert leaving["overdrag-giv-kapaciteten-videre"]["months_before"] == -12
    buying = steps_of("koeb-en-praksis")
    said = [one["label"] for one in buying["koeb-saml-papirerne"]["accounts"]]
    assert said == ["PLO", "HER Law, et advokatfirma"]


def test_every_host_gathers_something(pages: dict[str, Page]) -> None:
    for page in pages.values():
        name = page.address.rstrip("/").rpartition("/")[2]
        if name in HOSTS:
            assert page.meta["template"] == HOSTS[name].template
            assert page.meta[HOSTS[name].name], name
    assert {page.address.rstrip("/").rpartition("/")[2] for page in pages.values()} >= set(HOSTS)


def test_surveys_lead_to_what_the_site_says(loaded: Loaded, clock: Clock) -> None:
    host = article("Svarene.").replace("id: tal", "id: det-har-laeger-fortalt-os")
    library = loaded(
        {
            "articles/tal.md": article("Om etablering."),
            "articles/det-har-laeger-fortalt-os.md": host,
            "surveys/yngre-laeger.yml": SURVEY.replace(
                "Travlhed fylder for mange.", '"Der er {{figure:kommuner}}."'
            ),
        }
    )
    (page,) = (p for p in text_pages(library, clock) if p.address.endswith("fortalt-os/"))
    (survey,) = page.meta["surveys"]
    assert survey["findings"] == ["<p>Der er 29&nbsp;kommuner.</p>"]
    assert survey["topics"] == [
        {"topic": "Etablering", "links": [{"text": "Tal om regionen", "url": "om/tal/"}]}
    ]


def test_all_pages_are_made_at_both_clocks(real: Library, later: Clock) -> None:
    addresses = [page.address for page in _all(real, later)]
    assert len(addresses) == len(set(addresses))


def test_a_series_names_who_holds_it_and_a_front_its_sources(real: Library, clock: Clock) -> None:
    made = {page.address: page for page in [*event_pages(real, clock), *_all(real, clock)]}
    facts = made["arrangementer/raekker/fest-for-nye-speciallaeger/"].meta["facts"]
    hosts = {fact["url"] for fact in facts if fact["label"] == "Arrangør"}
    assert hosts == {"om/samarbejdspartnere/#plo-h", "om/samarbejdspartnere/#dsam"}
    assert len(made["om/"].meta["sources"]) > 1


def test_an_audience_sees_the_help_that_it_can_have(
    real: Library, pages: dict[str, Page], clock: Clock
) -> None:
    shown = [card["url"] for card in pages["maalgrupper/etableret/"].meta["offers"]]
    assert shown
    for offer in real.all(Offer):
        if f"tilbud/{offer.id}/" in shown:
            assert can_be_used(offer, clock)
            assert "etableret" in [code.value for code in offer.audiences]
