"""A small library for tests of feeds: records as keys and values, written and read as files.

What `sample` gives is what the golden files show. JSON is YAML, so values need no quoting here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from publishing.site import Site
from records.clock import Clock
from records.loading.library import Library
from records.messages import line_of
from tests.known import load_known

Keys = dict[str, Any]
SITE = Site(
    name="Min Almen Praksis",
    url="https://example.org/praksis/",
    description="Vejen ind i almen praksis",
    region="Region Hovedstaden",
)
NOW = Clock.parse("2026-11-22T09:00")
SUMMARY = "En kort tekst, der siger, hvad det handler om, med & og æøå."
AREAS = """\
code,name,region,row,col,lat,lon
0219,Hillerød,hovedstaden,1,2,55.93,12.30
0400,Bornholm,hovedstaden,3,9,55.10,14.91
"""


def _content(title: str, **changes: Any) -> Keys:
    common = {
        "title": title,
        "summary": SUMMARY,
        "example": "false",
        "audiences": ["ny-speciallaege"],
        "topics": ["etablering"],
        "published": "2026-11-02",
    }
    return common | changes


def vacancy(title: str = "Vikariat i Hillerød", **changes: Any) -> Keys:
    """An open vacancy with a deadline."""
    return _content(title) | {
        "areas": ["0219"],
        "contact": "raadgiver",
        "type": "ansat-speciallaege",
        "status": "opslaaet",
        "origin": "nyt-forloeb",
        "count": "1",
        "posted": "2026-11-02",
        "deadline": "2026-12-15",
        "deadline_time": "12:00",
        "hours_per_week": "30",
        "application": {
            "method": "mail",
            "address": "job@example.org",
            "instructions": "Send dit cv.",
        },
        "benefits": ["Korte & klare dage", "Gode kolleger"],
        "caveats": ["Der er langt til toget"],
        **changes,
    }


def wish(title: str = "Læge søger egen praksis", **changes: Any) -> Keys:
    """What a doctor on her way seeks on Bornholm, under number 1."""
    return _content(title) | {
        "areas": ["0400"],
        "contact": "raadgiver",
        "published": "2026-11-02",
        "expires": "2027-04-30",
        "number": "1",
        "stage": "ny-speciallaege",
        "seeks": ["koeb"],
        "company": "begge",
        "patients": "begge",
        "consent_on": "2026-11-02",
        **changes,
    }


def exchange(title: str = "Læge har dage at give", **changes: Any) -> Keys:
    """Days of a locum on Bornholm in the spring, under number 1."""
    return _content(title) | {
        "areas": ["0400"],
        "contact": "raadgiver",
        "published": "2026-11-02",
        "expires": "2027-04-30",
        "number": "1",
        "side": "tilbyder",
        "party": "laege",
        "help": ["vikar"],
        "first_day": "2027-02-01",
        "consent_on": "2026-11-02",
        **changes,
    }


def event(title: str = "Møde om etablering", **changes: Any) -> Keys:
    """A coming event of one evening."""
    return _content(title) | {
        "type": "moede",
        "attendance_mode": "fysisk",
        "status": "aaben",
        "role": "deltager",
        "start_date": "2026-12-08",
        "start_time": "16:30",
        "end_time": "19:00",
        "location": {
            "name": "Salen",
            "address": "Eksempelvej 1",
            "postal_code": "3400",
            "city": "Hillerød",
            "accessibility": ["niveaufri"],
        },
        "organizers": ["kontoret"],
        **changes,
    }


def episode(title: str = "Hverdagen i praksis", **changes: Any) -> Keys:
    """A released episode with sound and transcript."""
    return _content(title) | {
        "type": "bonus",
        "status": "udgivet",
        "released": "2026-11-12",
        "audio": {"file": "media/audio/lyd.mp3"},
        "transcript": "media/transcripts/lyd.vtt",
        "people": [{"role": "Vært", "consent": "false"}],
        "show_notes": "Læs mere om [mødet](event:moede).",
        **changes,
    }


def article(title: str = "Sådan begynder du", **changes: Any) -> Keys:
    """An article with a link to a record, to the root, to another host and to itself."""
    body = (
        "## Først\n\nSe [mødet](event:moede) og [alle](/muligheder/), eller "
        "[læs mere](https://example.org/). Tilbage til [start](#foerst)."
    )
    return _content(title) | {"section": "vejen", "body": body} | changes


def story(title: str = "En dag, der blev en anden", **changes: Any) -> Keys:
    """A true story with a consent and a quotation."""
    return _content(title) | {
        "example": "false",
        "people": [{"role": "Praktiserende læge", "name": "Person Prøve", "consent": "true"}],
        "consent": {"given_on": "2026-11-01"},
        "place": "En klinik ved kysten",
        "quotes": ["Jeg kender dem, når de kommer."],
        "body": "Jeg kender dem, når de kommer ind ad døren.",
        **changes,
    }


def film(title: str = "En film fra klinikken", **changes: Any) -> Keys:
    """A true film on another host, with captions here."""
    shown = {"url": "https://film.example.org/dag.mp4", "duration": "02:30", "bytes": "1200000"}
    told = story(title, film=shown, captions="media/film/dag.vtt")
    words = {"transcript": "Lægen åbner døren og siger godmorgen."}
    return {key: value for key, value in told.items() if key != "body"} | words | changes


def term(title: str = "ydernummer", **changes: Any) -> Keys:
    """A word of the glossary."""
    common = {key: value for key, value in _content(title).items() if key != "topics"}
    source = {"title": "Bilag 3", "publisher": "Region Hovedstaden", "date": "2026"}
    return common | {"sources": [source], "checked": "2026-11-15"} | changes


def everything() -> dict[str, Keys]:
    """One of each thing that can happen, by `folder/id`."""
    past = {"published": "2026-08-01"}
    return {
        "articles/begynd": article(updated="2026-11-20"),
        "articles/vejen": article("Vejen til egen praksis"),
        "articles/kladde": article("Ikke færdig endnu", draft="true"),
        "articles/senere": article("Kommer senere på året", published="2026-12-01"),
        "articles/udloebet": article("Ikke længere aktuelt", expires="2026-11-21"),
        "vacancies/aaben": vacancy(example="true", body="Klinikken ligger ved *vandet*."),
        "vacancies/loebende": vacancy(
            "Andel i Rønne", areas=["0400"], type="kompagniskabsandel",
            practice_form="kompagniskab", deadline=None, takeover="efter-aftale",
            price="900000", price_note="Inventar",
            hours_per_week=None, posted="2026-11-10",
        ),
        "vacancies/snart": vacancy("Vikar med frist i morgen", deadline="2026-11-23"),
        "vacancies/paa-vej": vacancy(
            "Stilling på vej til efteråret", status="planlagt", posted="2027-01-04",
            deadline="2027-02-01",
        ),
        "vacancies/udloebet": vacancy("Fristen er ovre her", deadline="2026-11-21"),
        "vacancies/trukket": vacancy(
            "Trukket tilbage igen", status="trukket", withdrawn_on="2026-11-18",
            withdrawn_reason="Klinikken flytter",
        ),
        "vacancies/genopslag": vacancy("Slået op for anden gang", repost_of="ubesat"),
        "vacancies/ubesat": vacancy(
            "Slået op første gang", status="ubesat", decided_on="2026-10-20", posted="2026-09-01",
            deadline="2026-10-01", **past,
        ),
        "vacancies/senere": vacancy("Kommer senere på året", published="2026-12-01"),
        "events/moede": event(example="true"),
        "events/to-dage": event(
            "Konference over sommertid", start_date="2027-03-27", end_date="2027-03-28",
            type="konference", price="0", status="planlagt",
        ),
        "events/nat": event(
            "Fest til efter midnat", start_time="20:00", end_time="01:30", end_date="2026-12-09",
        ),
        "events/aflyst": event("Oplæg der er aflyst", status="aflyst", updated="2026-11-21",
                               change_note="Vi finder en ny dag."),
        "events/online": event(
            "Webinar om økonomi", attendance_mode="online", location=None, type="webinar",
            online_url="https://example.org/webinar", start_date="2027-07-01",
            role="arrangoer", contact="raadgiver",
            registration={"method": "mail", "address": "til@example.org",
                          "deadline": "2027-06-28"},
        ),
        "events/for-nylig": event("Afholdt for nylig", start_date="2026-09-24", **past),
        "events/for-laenge-siden": event("For længe siden", start_date="2026-09-22", **past),
        "events/senere": event("Kommer senere på året", published="2026-12-01"),
        "episodes/hverdag": episode(updated="2026-11-13"),
        "episodes/naeste": episode("Udkommer i næste uge", released="2026-11-29"),
        "episodes/mangler": episode("Uden lyd endnu", status="mangler-oplysninger", released=None,
                                    audio=None, transcript=None),
    }  # fmt: skip


def offer(**changes: Any) -> Keys:
    """An offer of a network, without a last day."""
    return _content("Et tilbud til en prøve") | {
        "contact": "raadgiver",
        "type": "netvaerk",
        "for_whom": "Læger, der lige er begyndt",
        "how_to": "Skriv til os.",
        "regions": ["hovedstaden"],
        "providers": ["kontoret"],
        **changes,
    }


def designation(**changes: Any) -> Keys:
    """Bornholm, designated in 2026."""
    return {
        "title": "Lægedækningstruet område i 2026", "example": "false",
        "summary": "En udpegning, der er skrevet for at prøve og ikke for at blive læst.",
        "audiences": ["nynedsat"], "areas": ["0400"], "published": "2026-10-01",
        "type": "regional", "valid_from": "2026", "valid_through": "2026",
        "decided_by": "Region Hovedstaden", "checked": "2026-11-15",
        "sources": [{"title": "En side", "publisher": "Kontoret", "date": "2026"}], **changes,
    }  # fmt: skip


def write_library(project: Path, records: dict[str, Keys]) -> Library:
    """The library of `records` (by `folder/id`) and of what they refer to; without faults."""
    write_records(project, records)
    library = load_known(project)
    assert not library.faults, "\n".join(map(line_of, library.faults))
    return library


def write_records(project: Path, records: dict[str, Keys]) -> None:
    """The files of the same."""
    content = project / "content"
    for path, keys in {**_helpers(), **records}.items():
        file = content / f"{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        given = {key: value for key, value in keys.items() if value is not None}
        text = json.dumps({"id": file.stem, **given}, ensure_ascii=False)
        file.write_text(text, encoding="utf-8", newline="\n")
    _write_files(content)


def _write_files(content: Path) -> None:
    files = {
        "areas/kommuner.csv": AREAS,
        "media/audio/lyd.mp3": "sound",
        "media/transcripts/lyd.vtt": "WEBVTT\n",
        "media/images/cover.jpg": "picture",
        "media/film/dag.vtt": "WEBVTT\n",
    }
    for path, text in files.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def _helpers() -> dict[str, Keys]:
    return {
        "advisers/raadgiver": {
            "role": "Rådgiver", "example": "false", "topics": ["etablering"],
            "email": "raad@example.org", "areas": ["region"], "audiences": ["ny-speciallaege"],
        },
        "partners/kontoret": {
            "name": "Kontoret", "example": "false", "type": "organisation",
            "description": "Os selv.",
        },
        "shows/podcast": {
            "title": "Podcasten", "example": "false", "description": "En podcast.",
            "owner": "Kontoret", "email": "podcast@example.org", "language": "da",
            "category": "Health & Fitness > Medicine", "copyright": "Kontoret",
            "image": {"file": "media/images/cover.jpg", "alt": "Cover til podcasten",
                      "credit": "Kontoret"},
            "guid": "0b0f6a54-6d1f-5a7e-9d3e-1f0f6a546d1f", "explicit": "false",
        },
    }  # fmt: skip
