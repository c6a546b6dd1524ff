"""What a feed item says in full, fact by fact."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pytest

from publishing.feeds.bodies import body_of, vacancy_facts
from records.clock import Clock
from records.model.article import Article
from records.model.designation import Designation
from records.model.episode import Episode
from records.model.event import Event
from records.model.film import Film
from records.model.newsletter import Issue
from records.model.told import Story
from records.model.vacancy import Vacancy
from tests.newsletter.samples import issue, mailing_list
from tests.samples import (
    NOW,
    SITE,
    SUMMARY,
    Keys,
    article,
    designation,
    episode,
    event,
    film,
    story,
    vacancy,
    write_library,
)

SHARE: Keys = vacancy(
    "Andel i Rønne", areas=["0400"], type="kompagniskabsandel", practice_form="kompagniskab",
    deadline=None, takeover="efter-aftale", hours_per_week=None,
)  # fmt: skip


def facts(folder: Path, keys: Keys, moment: str = "2026-11-22") -> dict[str, str]:
    """The facts of a vacancy, by label, with ordinary spaces."""
    library = write_library(folder, {"vacancies/a": keys, "events/moede": event()})
    told = vacancy_facts(library.all(Vacancy)[0], library, Clock.parse(moment))
    return {label: text.replace("\u00a0", " ") for label, text in told}


def test_all_facts_of_a_job(tmp_path: Path) -> None:
    assert facts(tmp_path, vacancy()) == {
        "Status": "Åben – frist 15. december 2026 kl. 12.00",
        "Type": "Ansat speciallæge i praksis",
        "Områder": "Hillerød",
        "Slået op": "2. november 2026",
        "Ansøgningsfrist": "15. december 2026 kl. 12.00",
        "Timer pr. uge": "30",
    }


def test_all_facts_of_a_share(tmp_path: Path) -> None:
    keys = SHARE | {
        "patients": "1600",
        "patients_date": "2026-10-01",
        "price": "900000",
        "price_note": "Inventar",
        "takeover": "2027-03-01",
        "count": "2",
    }
    assert facts(tmp_path, keys) == {
        "Status": "Åben – løbende frist",
        "Type": "Andel i kompagniskab",
        "Antal": "2",
        "Områder": "Bornholm",
        "Praksisform": "Kompagniskabspraksis",
        "Slået op": "2. november 2026",
        "Ansøgningsfrist": "Løbende",
        "Overtagelse": "1. marts 2027",
        "Tilmeldte patienter": "1.600 (pr. 1. oktober 2026)",
        "Pris": "900.000 kr. – Inventar",
    }


@pytest.mark.parametrize(
    ("changes", "label", "text"),
    [
        ({"count": "1"}, "Antal", None),
        ({"count": "2"}, "Antal", "2"),
        ({"takeover": "efter-aftale"}, "Overtagelse", "Efter aftale"),
        ({"price": "0", "price_note": "Intet"}, "Pris", "0 kr. – Intet"),
        ({"patients": "0"}, "Tilmeldte patienter", "Ingen patienter fra start"),
        (
            {"patients": "1", "patients_date": "2026-10-01"},
            "Tilmeldte patienter",
            "1 (pr. 1. oktober 2026)",
        ),
    ],
)
def test_a_fact(tmp_path: Path, changes: Keys, label: str, text: str | None) -> None:
    assert facts(tmp_path, SHARE | changes).get(label) == text


def test_a_period_has_an_end_or_not(tmp_path: Path) -> None:
    course = vacancy(type="kbu", period={"start": "2027-02-01", "end": "2027-07-31"})
    assert facts(tmp_path / "a", course)["Periode"] == "1. februar–31. juli 2027"
    open_end = vacancy(type="vikariat", period={"start": "2027-02-01"})
    assert facts(tmp_path / "b", open_end)["Periode"] == "Fra 1. februar 2027"


def test_pay_is_told_where_it_is_known(tmp_path: Path) -> None:
    assert (
        facts(tmp_path, vacancy(pay="Efter overenskomst"))["Løn og tillæg"] == "Efter overenskomst"
    )


def test_a_rolling_deadline_is_told_only_while_it_is_open(tmp_path: Path) -> None:
    gone = {"withdrawn_on": "2026-11-10", "withdrawn_reason": "Solgt", "status": "trukket"}
    assert facts(tmp_path / "a", SHARE)["Ansøgningsfrist"] == "Løbende"
    assert "Ansøgningsfrist" not in facts(tmp_path / "b", SHARE | gone)
    ended = vacancy(**gone)
    assert facts(tmp_path / "c", ended)["Ansøgningsfrist"] == "15. december 2026 kl. 12.00"


BASE: dict[str, Keys] = {
    "events/moede": event(),
    "issues/november": issue(),
    "mailing_lists/paa-vej": mailing_list(),
    "articles/begynd": article(),
}


def body(folder: Path, model: type[Any], path: str, keys: Keys, **more: Keys) -> str:
    others = {name.replace("__", "/"): each for name, each in more.items()}
    library = write_library(folder, {**BASE, **others, path: keys})
    found = library.find(model, path.partition("/")[2])
    assert found
    return body_of(found, library, SITE, NOW)


HOME = "https://example.org/praksis/"


def test_a_vacancy_in_full(tmp_path: Path) -> None:
    keys = vacancy(
        body="Klinikken ligger ved *vandet*. Kom til [mødet](event:moede).",
        application={"method": "mail", "address": "job@example.org", "instructions": "Send cv.",
                     "official_url": "https://example.org/opslag?a=1&b=2"},
    )  # fmt: skip
    html = body(tmp_path / "a", Vacancy, "vacancies/a", keys)
    opening = "<p>En kort tekst, der siger, hvad det handler om, med &amp; og æøå.</p>"
    assert html.startswith(f"{opening}\n<ul><li><strong>Status:</strong> Åben – frist")
    assert html.endswith(
        "<h2>Det får du</h2>\n<ul><li>Korte &amp; klare dage</li><li>Gode kolleger</li></ul>\n"
        "<h2>Vær opmærksom på</h2>\n<ul><li>Der er langt til toget</li></ul>\n"
        "<p>Klinikken ligger ved <em>vandet</em>. Kom til "
        f'<a href="{HOME}arrangementer/moede/">mødet</a>.</p>\n'
        '<p><a href="https://example.org/opslag?a=1&amp;b=2">Det officielle opslag</a> gælder.</p>'
        f'\n<p><a href="{HOME}muligheder/a/">Se hele opslaget</a></p>'
    )
    example = body(tmp_path / "b", Vacancy, "vacancies/a", keys | {"example": "true"})
    assert example.startswith(
        "<p><strong>Dette er et eksempel. Det kan ikke søges.</strong></p>\n<p>En"
    )
    assert "Det officielle opslag" not in example


@pytest.mark.parametrize(("draft", "link"), [("false", True), ("true", False)])
def test_an_earlier_round_is_linked_where_it_can_be_seen(
    tmp_path: Path, draft: str, *, link: bool
) -> None:
    first = vacancy(
        "Første gang her", status="ubesat", decided_on="2026-10-20", posted="2026-09-01",
        deadline="2026-10-01", published="2026-08-01", draft=draft,
    )  # fmt: skip
    html = body(
        tmp_path, Vacancy, "vacancies/b", vacancy(repost_of="foerste"), vacancies__foerste=first
    )
    leads = f'<a href="{HOME}muligheder/foerste/">Se det tidligere opslag</a>'
    assert (
        f"<p>Genopslag, 2. runde. {leads}.</p>" in html
        if link
        else ("<p>Genopslag, 2. runde.</p>" in html and leads not in html)
    )


def test_an_article_with_what_to_do(tmp_path: Path) -> None:
    for number, (target, address) in enumerate(
        (
            ("event:moede", f"{HOME}arrangementer/moede/"),
            ("/muligheder/", f"{HOME}muligheder/"),
            ("https://example.com/a", "https://example.com/a"),
            ("mailto:raad@example.org", "mailto:raad@example.org"),
        )
    ):
        keys = article(body="Hej.", call_to_action={"text": "Kom & se", "target": target})
        html = body(tmp_path / str(number), Article, "articles/et", keys)
        assert html == f'<p>Hej.</p>\n<p><a href="{address}">Kom &amp; se</a></p>'
    assert body(tmp_path / "x", Article, "articles/et", article(body="Hej.")) == "<p>Hej.</p>"


def test_what_to_do_is_left_out_where_it_leads_nowhere(tmp_path: Path) -> None:
    keys = article(body="Hej.", call_to_action={"text": "Kom", "target": "event:moede"})
    library = write_library(tmp_path, {**BASE, "articles/begynd": keys})
    (found,) = library.all(Article)
    assert found.call_to_action
    gone = found.call_to_action.model_copy(update={"target": "event:findes-ikke"})
    lost = found.model_copy(update={"call_to_action": gone})
    assert body_of(lost, library, SITE, NOW) == "<p>Hej.</p>"


def test_an_episode_and_a_letter(tmp_path: Path) -> None:
    html = body(
        tmp_path / "a",
        Episode,
        "episodes/et",
        episode(key_points=["A & B", "C"], show_notes="Hej."),
    )
    listen = f'<p><a href="{HOME}podcast/et/">Lyt til episoden, og læs udskriften</a></p>'
    assert html == f"<ul><li>A &amp; B</li><li>C</li></ul>\n<p>Hej.</p>\n{listen}"
    plain = body(tmp_path / "b", Episode, "episodes/et", episode(show_notes="Hej."))
    assert plain == f"<p>Hej.</p>\n{listen}"
    letter = body(tmp_path / "c", Issue, "issues/november", issue())
    assert letter.startswith("<p>Kære læser</p>\n<p>Nu er det <strong>november</strong>")
    assert letter.endswith(
        f'\n<p><a href="{HOME}nyhedsbrev/november/">Læs hele nyhedsbrevet</a></p>'
    )


def test_a_designation(tmp_path: Path) -> None:
    keys = designation(apply_by="2026-12-20", body="Spørg os.")
    html = body(tmp_path, Designation, "designations/a", keys)
    assert html == (
        f"<p>{keys['summary']}</p>\n"
        "<ul><li><strong>Art:</strong> Regional (praksisplan)</li>"
        "<li><strong>Områder:</strong> Bornholm</li><li><strong>Periode:</strong> 2026</li>"
        "<li><strong>Besluttet af:</strong> Region Hovedstaden</li>"
        "<li><strong>Søg fordelene senest:</strong> 20.\u00a0december 2026</li></ul>\n"
        f'<p>Spørg os.</p>\n<p><a href="{HOME}omraader/udpegninger/a/">Se udpegningen</a></p>'
    )


def test_what_is_not_known_of_a_designation_is_left_out(tmp_path: Path) -> None:
    keys = designation(body="Se [mødet](event:moede).")
    library = write_library(tmp_path, {**BASE, "designations/a": keys})
    (found,) = library.all(Designation)
    html = body_of(found.model_copy(update={"type": None}), library, SITE, NOW)
    assert "<ul><li><strong>Områder:</strong> Bornholm</li>" in html
    assert "<strong>Besluttet af:</strong> Region Hovedstaden</li></ul>" in html
    assert f'<p>Se <a href="{HOME}arrangementer/moede/">mødet</a>.</p>' in html


def test_of_a_story_and_a_film_only_what_they_are_about_is_told(tmp_path: Path) -> None:
    told = story(body="Det hele.")
    what = f"<p>{escape(SUMMARY)}</p>"
    assert body(tmp_path / "a", Story, "stories/et", told) == (
        f'{what}\n<p><a href="{HOME}historier/et/">Læs historien</a></p>'
    )
    assert body(tmp_path / "b", Film, "films/et", film()) == (
        f'{what}\n<p><a href="{HOME}historier/film/et/">Se filmen, eller læs den</a></p>'
    )


def test_of_other_kinds_no_item_is_made(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"events/moede": event()})
    with pytest.raises(TypeError, match=r"^no feed item is made of Event$"):
        body_of(library.all(Event)[0], library, SITE, NOW)
