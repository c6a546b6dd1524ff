"""The fields of the calculator: what readers type, for which forms, and whom to ask for it.

No figure of any statistic stands here: those are key figures with source and year. The bounds
only catch slips of the hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from records.codes.landscape import CalculatorPart
from records.codes.vacancy import VacancyType

_MONEY, _PERCENT = 1_000_000_000, 100


class Form(StrEnum):
    """What readers can count on; the value is its anchor on the page."""

    KOEB = "koeb"
    ANDEL = "andel"
    PATIENTER = "patienter"
    NUL = "nul"


@dataclass(frozen=True, slots=True)
class FormWords:
    """What a form is called, what it is for, and how one counts on it by hand."""

    title: str
    text: str
    by_hand: str
    types: tuple[VacancyType, ...]
    """The openings that lead to it."""


_BY_HAND = (
    "Træk udgifterne fra omsætningen, og del med antallet af ejere. Træk så den årlige betaling på "
    "dit lån fra. Regn det hele igennem to gange: én gang med det, du tror mindst på, og én gang "
    "med det, du håber på."
)

FORMS: dict[Form, FormWords] = {
    Form.KOEB: FormWords(
        "Køb af en praksis",
        "Du overtager en klinik med patienter, alene eller ved et generationsskifte.",
        _BY_HAND,
        (VacancyType.PRAKSIS_TIL_SALG, VacancyType.GENERATIONSSKIFTE),
    ),
    Form.ANDEL: FormWords(
        "En andel i en klinik",
        "Du køber dig ind i et kompagniskab eller en delepraksis og deler med andre.",
        _BY_HAND,
        (VacancyType.KOMPAGNISKABSANDEL, VacancyType.DELEPRAKSIS),
    ),
    Form.PATIENTER: FormWords(
        "En kapacitet med patienter",
        "Regionen har slået en kapacitet op, og der følger patienter med.",
        _BY_HAND,
        (VacancyType.KAPACITET_MED_PATIENTER,),
    ),
    Form.NUL: FormWords(
        "En 0-kapacitet",
        "Du begynder uden patienter og bygger listen op.",
        "Læg et års udgifter og betalingen på dit lån sammen, og del med tolv. Del omsætningen for "
        "én patient med tolv. Det første tal delt med det andet er de patienter, der skal til, før "
        "det går lige op. Del dem med dine nye patienter om måneden, så har du antallet af "
        "måneder. Til da skal du have penge at leve af.",
        (VacancyType.NUL_KAPACITET,),
    ),
}


class Kind(StrEnum):
    """What a field holds."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    YEARS = "years"


UNITS = {Kind.MONEY: "kr.", Kind.PERCENT: "%", Kind.COUNT: "", Kind.YEARS: "år"}


@dataclass(frozen=True, slots=True)
class Field:
    """One number of the calculation; a pair has a low and a high end."""

    key: str
    label: str
    help: str
    ask: str
    """Whom a reader asks for it."""
    kind: Kind
    forms: tuple[Form, ...]
    required: tuple[Form, ...] = ()
    pair: bool = True
    least: float = 0
    most: float = _MONEY
    whole: bool = False
    part: CalculatorPart | None = None
    says_itself: bool = False
    """Whether its help says when it may be left out."""


_BUYS = (Form.KOEB, Form.ANDEL)
_RUNS = (*_BUYS, Form.PATIENTER)
_ALL = (*_RUNS, Form.NUL)
_ZERO = (Form.NUL,)

FIELDS: tuple[Field, ...] = (
    Field(
        "price", "Pris, du skal betale", "Goodwill, inventar og det, der ellers er med i prisen.",
        "Sælgeren og din revisor", Kind.MONEY, _BUYS, _BUYS, part=CalculatorPart.GOODWILL,
    ),
    Field(
        "equipment", "Udstyr og indretning", "Din egen del af det, der ikke er med i prisen.",
        "Leverandørerne", Kind.MONEY, _ALL,
    ),
    Field("own", "Penge, du selv har med", "De bliver trukket fra lånet.", "Dig selv",
          Kind.MONEY, _ALL, pair=False),
    Field(
        "turnover", "Klinikkens omsætning om året", "Alt det, klinikken tjener, før udgifter.",
        "Sælgerens regnskaber og din revisor", Kind.MONEY, _RUNS, _RUNS,
        part=CalculatorPart.OMSAETNING,
    ),
    Field(
        "costs", "Udgifter i procent af omsætningen", "Personale, husleje og alt det andet.",
        "Sælgerens regnskaber og din revisor", Kind.PERCENT, _RUNS, _RUNS, most=_PERCENT,
        part=CalculatorPart.UDGIFTER,
    ),
    Field(
        "owners", "Antal ejere", "Resultatet bliver delt lige mellem jer. Er du alene, er det 1.",
        "Sælgeren", Kind.COUNT, _RUNS, _RUNS, pair=False, least=1, most=50, whole=True,
        part=CalculatorPart.INDTJENING,
    ),
    Field("new_patients", "Nye patienter om måneden", "Dit eget bud. Listen begynder med 0.",
          "En rådgiver hos os og læger i området", Kind.COUNT, _ZERO, _ZERO, least=1, most=1000),
    Field("most_patients", "Flest patienter på listen", "Der holder du op med at tage flere ind.",
          "En rådgiver hos os", Kind.COUNT, _ZERO, _ZERO, pair=False, least=1, most=20000,
          whole=True),
    Field("per_patient", "Omsætning for én patient om året", "Basishonorar og ydelser i alt.",
          "PLO og din revisor", Kind.MONEY, _ZERO, _ZERO, most=1_000_000),
    Field(
        "rent", "Husleje om året",
        "Hele lejen. Er der en procent for udgifterne, så kun det, den ikke har med.",
        "Udlejeren eller sælgeren", Kind.MONEY, _ALL, _ZERO,
    ),
    Field(
        "pay", "Løn til personale om året",
        "Al lønnen. Er der en procent for udgifterne, så kun det, den ikke har med.",
        "Din revisor", Kind.MONEY, _ALL, _ZERO,
    ),
    Field("other", "Andre udgifter om året", "It, forsikring, varer, revisor og din egen løn.",
          "Din revisor", Kind.MONEY, _ZERO, _ZERO),
    Field("years", "Lånets løbetid", "Skal med, hvis du låner.", "Banken", Kind.YEARS, _ALL,
          pair=False, least=1, most=40, whole=True, says_itself=True),
    Field("interest", "Rente om året", "Skal med, hvis du låner.", "Banken", Kind.PERCENT, _ALL,
          most=_PERCENT, says_itself=True),
    Field("tax", "Skat", "Kun hvis du vil se tallet efter skat.", "Din revisor",
          Kind.PERCENT, _RUNS, pair=False, most=_PERCENT, says_itself=True),
    Field("horizon", "Så mange år vil du se", "", "Dig selv", Kind.YEARS, _ZERO, _ZERO, pair=False,
          least=1, most=10, whole=True),
)  # fmt: skip
"""In the order of the page."""

STEPS: tuple[tuple[str, str], ...] = (
    ("turnover", "Omsætning"),
    ("costs", "Udgifter: omsætning × procent"),
    ("more", "Husleje og løn ud over procenten"),
    ("earned", "Klinikken tjener, før renter og afskrivninger"),
    ("mine", "Din del: delt med antallet af ejere"),
    ("loan", "Du låner"),
    ("payment", "Lånet koster om året"),
    ("left", "Tilbage til dig om året, før skat"),
    ("tax", "Skat: din procent af din del uden første års rente"),
    ("after", "Tilbage til dig om året, efter skat"),
    ("month_out", "Det koster en måned: et års udgifter og lån delt med 12"),
    ("month_income", "Det giver én patient på en måned"),
    ("needed", "Patienter, før det går lige op"),
)
"""The steps of the calculation as the script names them, in the words of the page."""

FAULTS: dict[str, str] = {
    "empty": "Skriv et tal her.",
    "unread": "Det er ikke et tal. Skriv fx 1.250.000 eller 1,25 mio.",
    "point": "Skriv komma foran decimaler og punktum ved tusinder, fx 1,5 eller 1.500.000.",
    "negative": "Tallet kan ikke være under nul.",
    "unit": "Enheden passer ikke her. Feltet er i {unit}.",
    "least": "Tallet skal være mindst {least}.",
    "most": "Tallet er for stort. Højst {most}.",
    "whole": "Skriv et helt tal.",
    "order": "»Til« skal være lige så meget som »fra« eller mere.",
}
"""What is wrong with a field, by the code of the script, which puts unit and bounds in."""

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Det, du køber", ("price", "equipment", "own")),
    (
        "Klinikken, når den er i gang",
        ("turnover", "costs", "owners", "new_patients", "most_patients", "per_patient", "rent",
         "pay", "other"),
    ),
    ("Lån, skat og tid", ("years", "interest", "tax", "horizon")),
)  # fmt: skip
"""The fields in three steps: a telephone shows one of them at a time."""
