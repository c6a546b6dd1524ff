"""Codes of the comparison of practice forms: what is compared, and what a reader can answer."""

from __future__ import annotations

from records.codes.base import Code


class Nature(Code):
    """What a practice form is, as PLO tells forms from types (domain guide 6.22)."""

    FORM = "form", "Form"
    TYPE = "type", "Type"
    DRIFT = "drift", "Drevet for regionen"
    ANSAETTELSE = "ansaettelse", "Ansættelse"


class Aspect(Code):
    """A row of the comparison. One with a question is asked in the quiz, in this order."""

    question: str
    help: str

    def __init__(self, _value: str, _label: str, question: str = "", help_text: str = "") -> None:
        self.question, self.help = question, help_text

    HVEM = (
        "hvem", "Hvem det er for", "Hvor er du på vejen?",
        "De fleste former er til speciallæger. Er du det snart, så svar som speciallæge.",
    )  # fmt: skip
    EJER = "ejer", "Hvem der ejer", "Vil du eje klinikken?", "Ejer du, driver du en virksomhed."
    PATIENTER = (
        "patienter", "Patienterne", "Hvordan vil du have det med patienterne?",
        "Nogle steder har du din egen liste, andre steder er I fælles om den.",
    )  # fmt: skip
    START = (
        "start", "De første patienter", "Vil du have patienter fra første dag?",
        "En 0-kapacitet begynder uden patienter.",
    )  # fmt: skip
    INDTAEGT = "indtaegt", "Indtægt og udgifter"
    DRIFT = (
        "drift", "Lokaler og personale", "Hvem skal tage sig af lokaler og personale?",
        "Det tager tid fra patienterne, men du bestemmer mere selv.",
    )  # fmt: skip
    VEJ = "vej", "Vejen ind", "Hvordan vil du komme i gang?", "Man kan ikke frit slå sig ned."
    TID = (
        "tid", "Hvor længe", "Hvor længe ser du det for dig?",
        "Du binder dig ikke ved at svare.",
    )  # fmt: skip
    REGLER = "regler", "Regler og tilladelser"


_A = Aspect


class Answer(Code):
    """What a reader can answer to the question of an aspect."""

    aspect: Aspect

    def __init__(self, _value: str, _label: str, aspect: Aspect) -> None:
        self.aspect = aspect

    UDDANNELSE = "under-uddannelse", "Jeg er under uddannelse", _A.HVEM
    SPECIALLAEGE = "speciallaege", "Jeg er speciallæge i almen medicin", _A.HVEM
    LETTERE = "lettere", "Jeg har en praksis og vil have det lettere", _A.HVEM
    EJE_ALENE = "eje-alene", "Ja, alene", _A.EJER
    EJE_SAMMEN = "eje-sammen", "Ja, sammen med andre", _A.EJER
    IKKE_EJE = "ikke-eje", "Nej, det må andre", _A.EJER
    EGNE = "egne", "Jeg vil have mine egne", _A.PATIENTER
    FAELLES = "faelles", "Vi skal være fælles om dem", _A.PATIENTER
    KLINIKKENS = "klinikkens", "De må gerne være klinikkens", _A.PATIENTER
    FRA_START = "fra-start", "Ja, fra første dag", _A.START
    FRA_BUNDEN = "fra-bunden", "Nej, jeg vil bygge listen op selv", _A.START
    SELV = "selv", "Det vil jeg selv", _A.DRIFT
    DELES = "deles", "Det vil jeg dele med andre læger", _A.DRIFT
    ANDRE = "andre", "Det må andre gøre", _A.DRIFT
    OVERTAGE = "overtage", "Købe mig ind i noget, der kører", _A.VEJ
    OPSLAG = "opslag", "Søge det, som regionen slår op", _A.VEJ
    STILLING = "stilling", "Søge en stilling", _A.VEJ
    FAST = "fast", "Jeg vil blive", _A.TID
    PERIODE = "periode", "Jeg vil være der i en periode", _A.TID
