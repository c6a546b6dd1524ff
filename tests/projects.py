"""A small project for tests: one valid record of each kind, and what a test changes in it."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from records.model.registry import BY_KEY, models_of
from records.model.unnamed import Unnamed
from records.source.tree import Data

VACANCY = """\
id: roenne-1
title: To 0-kapaciteter i Rønne
summary: Start din egen klinik i Rønne – alene eller sammen med en makker.
example: true
audiences: [ny-speciallaege]
areas: ["0400"]
published: 2026-11-02
contact: raadgiver
type: nul-kapacitet
status: opslaaet
origin: udvidelse
count: 2
practice_form: frit-valg
planning_area: "0400"
address_bound: false
patients: 0
posted: 2026-11-02
deadline: 2026-12-15
deadline_time: "12:00"
takeover: efter-aftale
criteria:
  - {text: Plan for sammenhæng, weight: 60}
  - {text: Erfaring, weight: 40}
application:
  method: mail
  address: job@example.org
  instructions: Skriv højst to sider.
benefits:
  - Du vælger selv, hvor klinikken ligger
  - Du får hjælp til at komme i gang
caveats:
  - Du begynder uden patienter
"""
PREMISES = """\
id: lokale-1
title: Lokale i Rønne
summary: Fire rum i stueplan, tæt på apotek og bus. Kan lejes med det samme.
example: true
audiences: [ny-speciallaege]
areas: ["0400"]
published: 2026-11-02
type: leje
address: Eksempelvej 1
postal_code: "3700"
city: Rønne
floor_area_m2: 180
available_from: nu
monthly_rent: 15000
accessibility: [niveaufri]
move_in_ready: true
"""
WISH = """\
id: soeger-1
title: Ny speciallæge søger egen klinik
summary: Lægen søger noget nyt og vil gerne være tæt på skole og bolig.
example: true
audiences: [saelger]
areas: ["0400"]
published: 2026-11-02
expires: 2027-04-30
number: 1
stage: ny-speciallaege
seeks: [kapacitet]
company: begge
patients: begge
consent_on: 2026-11-02
"""
EXCHANGE = """\
id: dage-2
title: Seniorlæge vil være mentor for en ny kollega
summary: Lægen vil gerne give noget af sin erfaring videre nogle dage om måneden.
example: true
audiences: [nynedsat]
areas: ["0400"]
published: 2026-11-02
expires: 2027-04-30
number: 2
side: tilbyder
party: laege
help: [senior, mentor]
first_day: 2027-01-01
consent_on: 2026-11-02
"""
EVENT = """\
id: moede-1
title: Fyraftensmøde i Hillerød
summary: Hør om at etablere praksis, og tal med en, der lige har gjort det.
example: true
audiences: [hu-laege]
published: 2026-11-02
series: fyraften
type: seminar
attendance_mode: fysisk
status: aaben
role: arrangoer
start_date: 2026-12-08
start_time: "16:30"
end_time: "19:00"
location:
  name: Eksempelsalen
  address: Eksempelvej 1
  postal_code: "3400"
  city: Hillerød
  accessibility: [niveaufri]
organizers: [kontoret]
registration: {method: mail, address: eksempel@example.org, deadline: 2026-12-01}
agenda:
  - {time: "16:30", text: Velkomst}
  - {time: "17:30", text: Spørgsmål}
contact: raadgiver
"""
SERIES = """\
id: fyraften
title: Fyraftensmøder
summary: En række møder om at begynde i praksis, skrevet til en prøve.
example: true
audiences: [hu-laege]
published: 2026-11-02
open_to: [hu-laege]
regions: [hovedstaden]
"""
ARTICLE = """\
---
id: hverdag
title: En hverdag i praksis
summary: Sådan kan en dag se ud for en læge i almen praksis uden for byen.
example: true
audiences: [medicinstuderende]
published: 2026-11-02
section: livet
---

Her står der noget om hverdagen.

Læs mere om [møderne](event_series:fyraften).
"""
EPISODE = """\
---
id: afsnit-1
title: Et stykke om at begynde
summary: En episode, der er skrevet til en prøve og ikke for at blive hørt.
example: true
audiences: [medicinstuderende]
published: 2026-11-02
season: 1
number: 1
type: full
status: planlagt
chapters:
  - {start: "00:00", title: Velkommen}
  - {start: "01:05", title: Farvel}
---
Noter til episoden.
"""
SHOW = """\
id: podcasten
title: PraksisPerspektiv
example: true
description: En podcast om at være læge i almen praksis.
owner: Kontoret
email: podcast@example.org
language: da
category: Health & Fitness > Medicine
image: {file: media/images/cover.png, alt: Et omslag, credit: Kontoret}
copyright: Kontoret
guid: 0b0f6a54-6d1f-5a7e-9d3e-1f0f6a546d1f
explicit: false
"""
ADVISER = """\
id: raadgiver
role: Rådgiver for etablering
example: true
topics: [travlhed, administration, hverdag, etablering, oekonomi, lokaler, ledelse, faellesskab,
  uddannelse, familie, transport, senior, forskning, bornholm, reform]
email: raadgiver@example.org
phone: "00 00 00 00"
areas: [region]
audiences: [ny-speciallaege, nynedsat]
"""
AUDIENCE = """\
id: nynedsat
name: Nynedsatte læger
example: true
code: nynedsat
journey: i-praksis
questions:
  - {text: Hvem kan hjælpe mig?, target: "article:hverdag"}
  - {text: Hvor mødes vi?, target: /arrangementer/moede-1/}
  - {text: Hvad er nyt?, target: "https://example.org/"}
first_steps:
  - {text: Læs, target: "article:hverdag"}
  - {text: Kom, target: "event:moede-1"}
  - {text: Skriv, target: "mailto:raadgiver@example.org"}
mailing_list: alle
"""
PARTNER = """\
id: kontoret
name: Kontoret
example: true
abbreviation: KON
type: organisation
description: Et kontor, der er skrevet til en prøve.
"""
MAILING_LIST = """\
id: alle
name: Alle
example: true
description: Nyt til alle, der følger os.
audiences: [ny-speciallaege, nynedsat]
subscribe_url: https://example.org/tilmeld
unsubscribe_url: https://example.org/afmeld
sender: Kontoret <nyhedsbrev@example.org>
postal_address: Eksempelvej 1, 0000 Eksempelby
"""
ISSUE = """\
---
id: brev-2026-11
title: Brevet for november
summary: Et brev, der er skrevet til en prøve og ikke for at blive læst.
example: true
audiences: [ny-speciallaege]
published: 2026-11-20
mailing_list: alle
number: "2026-11"
subject: Åbne muligheder i november
preheader: Se, hvad der er ledigt, og hvornår fristen for at søge er.
send_on: 2026-11-23
blocks:
  - {type: muligheder}
---

Her er det, der er ledigt lige nu. Læs, hvad du skal være opmærksom på, før du søger, for ingen
klinik passer til alle. Er du i tvivl om noget, så ring eller skriv til en rådgiver, inden fristen
går. Vi vil gerne høre fra dig.
"""
OFFER = """\
id: netvaerk
title: Netværk for nye i praksis
summary: Et netværk, der er skrevet til en prøve og ikke findes nogen steder.
example: true
audiences: [ny-speciallaege]
published: 2026-11-02
contact: raadgiver
type: netvaerk
state: aktuelt
for_whom: Læger, der lige er begyndt
how_to: 1. Skriv til os.
valid_through: 2026-12-31
regions: [hovedstaden]
providers: [kontoret]
"""
DESIGNATION = """\
id: regional-2026
title: Bornholm er udpeget i 2026
summary: Et område, der er udpeget til en prøve, så siderne kan vise, hvad det betyder.
example: true
audiences: [ny-speciallaege]
areas: ["0400"]
published: 2026-01-02
sources:
  - {title: En liste til en prøve, publisher: Kontoret, date: "2026"}
type: regional
valid_from: 2026-01-01
valid_through: 2028-12-31
decided_by: Kontoret
apply_by: 2028-11-30
checked: 2026-11-15
"""
TERM = """\
id: ydernummer
title: ydernummer
summary: En tilladelse til at drive praksis, som er forklaret til en prøve.
example: true
audiences: [ny-speciallaege]
published: 2026-11-02
sources:
  - {title: En side til en prøve, publisher: Kontoret, date: "2026"}
synonyms: [praksisnummer]
forms: [ydernumre]
checked: 2026-11-15
"""
PRACTICE_FORM = """\
id: solopraksis
title: Solopraksis
summary: Du ejer alene og har selv patienterne, skrevet for at prøve siden.
example: true
audiences: [ny-speciallaege]
published: 2026-11-02
sources:
  - {title: En side til en prøve, publisher: Kontoret, date: "2026"}
nature: form
practice_forms: [solopraksis]
vacancy_types: [praksis-til-salg]
cells:
  - {aspect: hvem, text: Til speciallæger., fits: [speciallaege], source: 1, checked: 2026-11-15}
  - {aspect: ejer, text: Du ejer alene., fits: [eje-alene], source: 1, checked: 2026-11-15}
  - {aspect: patienter, text: De er dine egne., fits: [egne], source: 1, checked: 2026-11-15}
  - {aspect: start, text: Det står i opslaget., source: 1, checked: 2026-11-15}
  - {aspect: indtaegt, text: Den er din egen., source: 1, checked: 2026-11-15}
  - {aspect: drift, text: Du står selv for den., fits: [selv], source: 1, checked: 2026-11-15}
  - {aspect: vej, text: Du køber en praksis., fits: [overtage], source: 1, checked: 2026-11-15}
  - {aspect: tid, text: Du er der til du sælger., fits: [fast], source: 1, checked: 2026-11-15}
  - {aspect: regler, text: Du har et ydernummer., source: 1, checked: 2026-11-15}
"""
STORY = """\
---
id: en-historie
title: En dag, der blev en anden
summary: En læge fortæller om en dag i en klinik, som er skrevet for at prøve siden.
example: false
audiences: [ny-speciallaege]
published: 2026-11-02
people:
  - {role: Praktiserende læge, name: Person Prøve, consent: true}
consent: {given_on: 2026-11-01}
place: En klinik
quotes: ["Jeg kender dem, når de kommer."]
---

Jeg kender dem, når de kommer ind ad døren.
"""
FILM = """\
---
id: en-film
title: En film, der bliver prøvet
summary: En læge viser sin klinik i en film, som er skrevet for at prøve siden.
example: true
audiences: [ny-speciallaege]
published: 2026-11-02
people:
  - {role: Praktiserende læge, consent: false}
film: {url: "https://film.example.org/en-dag.mp4", duration: "02:30", bytes: 1200000}
captions: media/film/en-dag.vtt
---

Lægen åbner døren og siger godmorgen.
"""
COUNCIL = """\
id: nordsjaelland
name: Nordsjælland
example: true
municipalities: ["0219"]
checked: 2026-11-15
sources:
  - {title: En side til en prøve, publisher: Kontoret, date: "2026"}
"""
NEED = """\
id: "2026-07-01"
title: Almen praksis og tilmeldte patienter
example: true
date: 2026-07-01
sources:
  - {title: Almen praksis og tilmeldte patienter, publisher: eSundhed, date: "2026-07-01"}
numbers:
  - {area: "0400", capacities: 20, patients: 30000}
"""
AREAS = """\
code,name,region,row,col,lat,lon
0400,Bornholm,hovedstaden,3,9,55.10,14.91
0219,Hillerød,hovedstaden,1,2,55.93,12.30
"""

Files = dict[str, str | bytes | None]
"""What stands in which file; None where there shall be none."""

BASE = {
    "vacancy": ("content/vacancies/roenne-1.yml", VACANCY),
    "premises": ("content/premises/lokale-1.yml", PREMISES),
    "wish": ("content/wishes/soeger-1.yml", WISH),
    "exchange": ("content/exchanges/dage-2.yml", EXCHANGE),
    "event": ("content/events/moede-1.yml", EVENT),
    "event_series": ("content/event_series/fyraften.yml", SERIES),
    "article": ("content/articles/hverdag.md", ARTICLE),
    "episode": ("content/episodes/afsnit-1.md", EPISODE),
    "show": ("content/shows/podcasten.yml", SHOW),
    "adviser": ("content/advisers/raadgiver.yml", ADVISER),
    "audience": ("content/audiences/nynedsat.yml", AUDIENCE),
    "partner": ("content/partners/kontoret.yml", PARTNER),
    "mailing_list": ("content/mailing_lists/alle.yml", MAILING_LIST),
    "issue": ("content/issues/brev-2026-11.md", ISSUE),
    "story": ("content/stories/en-historie.md", STORY),
    "film": ("content/films/en-film.md", FILM),
    "term": ("content/terms/ydernummer.yml", TERM),
    "practice_profile": ("content/practice_profiles/solopraksis.yml", PRACTICE_FORM),
    "designation": ("content/designations/regional-2026.yml", DESIGNATION),
    "need": ("content/needs/2026-07-01.yml", NEED),
    "area": ("content/areas/kommuner.csv", AREAS),
    "health_council": ("content/health_councils/nordsjaelland.yml", COUNCIL),
}
"""The path and the text of the one valid record of each kind."""
ONE_ONLY = {"area", "show", "audience"}
"""The kinds of which no second record can stand beside the sample, or that live in a table."""
_OTHERWISE: dict[str, dict[str, Data]] = {
    "episode": {"season": None, "number": None, "type": "bonus", "guid": None, "slug": None},
    "designation": {"type": "overenskomst"},
    "health_council": {"name": "Øen", "municipalities": ["0400"]},
    "practice_profile": {"practice_forms": None, "vacancy_types": ["sommerpraktik"]},
    "term": {"title": "zonenummer", "synonyms": None, "forms": None},
}


def another(key: str, nth: int = 1) -> dict[str, Data]:
    """What the nth further record of a kind says otherwise than the first, so that both may stand.

    None leaves a field out.
    """
    model = BY_KEY[key].model
    if issubclass(model, Unnamed):
        number = str(900 + 10 * models_of(Unnamed).index(model) + nth)
        return {"id": f"{model.id_stem}-{number}", "number": number, "consent_on": "2026-11-01"}
    own = {"number": f"2026-{32 + nth}"} if key == "issue" else _OTHERWISE.get(key, {})
    return {"id": f"en-til-{nth}", **own}


SETTINGS = """\
site_name: Prøve
site_url: https://proeve.example.org/
plugins:
  - publisher: {demo_clock: "2026-11-22T09:00"}
"""
FRONT = "content/articles/muligheder.md"
"""Every letter leads to the list of all openings."""


def is_of_fronts(line: str) -> bool:
    """Whether it warns of a page that every site has, and the small project has not."""
    return line.startswith("content:1:1: advarsel: siden selv fører til")


def make_project(folder: Path, files: Files | None = None) -> Path:
    """Write the small project into `folder`, with `files` put in; None leaves a file out."""
    texts: Files = {
        "mkdocs.yml": SETTINGS,
        FRONT: ARTICLE.replace("id: hverdag", "id: muligheder").replace("livet", "muligheder"),
        "content/media/images/cover.png": _cover(),
        "content/media/film/en-dag.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nGodmorgen\n",
        **dict(BASE.values()),
        **(files or {}),
    }
    for path, text in texts.items():
        if text is not None:
            write(folder / path, text)
    return folder


@cache
def _cover() -> bytes:
    """A picture as large as a podcast's cover has to be."""
    held = BytesIO()
    Image.new("RGB", (1400, 1400)).save(held, "PNG")
    return held.getvalue()


def write(file: Path, text: str | bytes) -> Path:
    """Write a file as it is, and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each `old` exchanged for `new`; `old` has to be there once."""
    for old, new in changes:
        if text.count(old) != 1:
            message = f"{old!r} is there {text.count(old)} times"
            raise ValueError(message)
        text = text.replace(old, new)
    return text
