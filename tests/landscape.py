"""One valid record of each kind a doctor decides by."""

from __future__ import annotations

_COMMON = """\
summary: En tekst på mere end fyrre tegn, der siger, hvad posten handler om.
example: false
audiences: [nynedsat]
topics: [etablering]
published: 2026-10-01
"""
_SOURCES = """\
sources:
  - {title: Bilag 3, publisher: Region Hovedstaden, date: "2026"}
"""

FIGURE = f"""\
id: kommuner
text: "{{value}} kommuner i regionen"
example: false
value: 29
unit: kommuner
date: "2026-11"
state: aktuel
{_SOURCES}"""

OFFER = f"""\
id: raadgivning
title: Rådgivning om etablering
{_COMMON}contact: raadgiver
type: raadgivning
state: aktuelt
for_whom: Læger, der er ved at etablere praksis
how_to: |
  1. Skriv til os.
  2. Vi ringer til dig.
regions: [hovedstaden]
providers: [kontoret]
"""

GRANT = f"""\
id: tilskud
title: Tilskud til en uddannelsesplads
{_COMMON}contact: raadgiver
type: tilskud
state: aktuelt
for_whom: Praksis i truede områder
how_to: Skriv til os.
amounts:
  - {{max: 40000, year: 2026, conditions: Praksis tager en uddannelseslæge.}}
checked: 2026-11-15
valid_from: 2026-01-01
valid_through: 2026-12-31
regions: [hovedstaden]
providers: [kontoret]
"""

SURVEY = f"""\
id: yngre-laeger
title: Det siger yngre læger
{_COMMON}{_SOURCES}date: "2026"
respondents: Yngre læger
findings:
  - Travlhed fylder for mange.
"""

INITIATIVE = f"""\
id: makkere
title: Makkere til nynedsatte
{_COMMON}{_SOURCES}description: Et netværk er på vej.
status: paabegyndt
status_date: "2026-03"
region: hovedstaden
"""


def step(name: str, *more: str) -> str:
    """A step; `more` are further lines."""
    lines = "".join(f"{line}\n" for line in more)
    return f"""\
id: {name}
title: Trinnet {name}
example: false
what: Gør det, der skal gøres.
why: Så er det gjort.
who: laegen
checked: 2026-11-15
{lines}"""


def guide(*steps: str) -> str:
    """A guide of steps."""
    return f"""\
---
id: aabn
title: Åbn en klinik
{_COMMON}contact: raadgiver
steps: [{", ".join(steps)}]
---

Her begynder vejen.
"""


def article(body: str, *more: str) -> str:
    """An article with sources; `more` are further lines of its front matter."""
    lines = "".join(f"{line}\n" for line in more)
    return f"""\
---
id: tal
title: Tal om regionen
{_COMMON}{_SOURCES}section: om
{lines}---

{body}
"""


ADVISER = """\
id: raadgiver
role: Rådgiver
example: true
topics: [travlhed, administration, hverdag, etablering, oekonomi, lokaler, ledelse, faellesskab,
  uddannelse, familie, transport, senior, forskning, bornholm, reform]
email: raadgiver@example.org
areas: [region]
audiences: [nynedsat, saelger]
"""
PARTNER = """\
id: kontoret
name: Min Almen Praksis
example: false
type: region
description: Rekrutteringsfunktionen.
"""
AREAS = """\
code,name,region
0101,København,hovedstaden
0400,Bornholm,hovedstaden
0370,Næstved,sjaelland
"""
DISTRICTS = """\
code,name,region
0101/valby,Valby,hovedstaden
"""

BASE: dict[str, str] = {
    "areas/kommuner.csv": AREAS,
    "areas/bydele.csv": DISTRICTS,
    "advisers/raadgiver.yml": ADVISER,
    "partners/kontoret.yml": PARTNER,
    "figures/kommuner.yml": FIGURE,
    "offers/raadgivning.yml": OFFER,
    "surveys/yngre-laeger.yml": SURVEY,
    "initiatives/makkere.yml": INITIATIVE,
    "steps/a.yml": step("a", "when: {months_before: 6}"),
    "steps/b.yml": step("b", "when: {months_before: 2}", "depends_on: [a]"),
    "steps/c.yml": step("c", "offers: [raadgivning]", "vacancy_types: [nul-kapacitet]"),
    "guides/aabn.md": guide("a", "b", "c"),
    "articles/tal.md": article("Regionen har {{figure:kommuner}}.", "fact_box: [kommuner]"),
}
