"""Codes of offers, guides, initiatives and key figures (domain guide 4.5, 6.7 and 6.13)."""

from __future__ import annotations

from records.codes.base import Code


class OfferType(Code):
    """What kind of help an offer is."""

    RAADGIVNING = "raadgivning", "Rådgivning"
    MATCHING = "matching", "Matching"
    MAKKERSKAB = "makkerskab", "Makkerskab"
    SEMINAR = "seminar", "Seminar"
    BESOEG = "besoeg", "Praksisbesøg"
    TILSKUD = "tilskud", "Tilskud"
    NETVAERK = "netvaerk", "Netværk"
    OPFOELGNING = "opfoelgning", "Opfølgning"
    LOKALEHJAELP = "lokalehjaelp", "Hjælp til lokaler"
    LEDELSE = "ledelse", "Hjælp til ledelse"
    DGE = "dge", "Hjælp til DGE-gruppe"
    OPHOLD = "ophold", "Ophold"


class OfferState(Code):
    """Whether an offer can be used."""

    AKTUELT = "aktuelt", "Aktuelt"
    UNDER_UDVIKLING = "under-udvikling", "Under udvikling"
    HISTORISK = "historisk", "Historisk"
    ANDRE_REGIONER = "andre-regioner", "Findes i en anden region"
    FORSLAG = "forslag", "Et forslag"
    """Somebody has proposed it, and the office has no such scheme: one can write what one needs."""
    SPOERG = "spoerg", "Spørg os"
    """It may be had, but the office has not confirmed how: no promise."""


class Sharing(Code):
    """How a sum of money is divided between those who get it."""

    LIGELIGT = "ligeligt", "Deles ligeligt"
    FAST_NOEGLE = "fast-noegle", "Deles efter en fast nøgle"
    ANSOEGNING = "ansoegning", "Deles mellem dem, der får ja"


class DesignationType(Code):
    """On what ground areas are designated as short of doctors (domain guide 15)."""

    OVERENSKOMST = "overenskomst", "Landsdækkende (overenskomst)"
    REGIONAL = "regional", "Regional (praksisplan)"
    FORDELINGSMODEL = "fordelingsmodel", "National fordelingsmodel"
    TILSKUDSOMRAADE = "tilskudsomraade", "Tilskudsområde (egen ordning)"


class InitiativeStatus(Code):
    """How far an initiative is."""

    IKKE_IGANGSAT = "ikke-igangsat", "Ikke igangsat"
    PAABEGYNDT = "paabegyndt", "Påbegyndt"
    DELVIST = "delvist", "Delvist gennemført"
    GENNEMFOERT = "gennemfoert", "Gennemført"
    UKENDT = "ukendt", "Status ukendt"


class FigureState(Code):
    """Whether a key figure still holds."""

    AKTUEL = "aktuel", "Aktuelt"
    HISTORISK = "historisk", "Historisk"


class FigureQuestion(Code):
    """The question that a key figure answers, as the page of figures asks it."""

    REGION = "region", "Hvordan er regionen delt op?"
    LAEGER = "laeger", "Hvem er du læge sammen med?"
    UDDANNELSE = "uddannelse", "Hvor ligger uddannelsen?"
    FRISTER = "frister", "Hvor lang tid skal du regne med?"
    OEKONOMI = "oekonomi", "Hvad koster og giver en praksis?"
    UDVIKLING = "udvikling", "Hvad ændrer sig, og hvornår?"
    PROEVET = "proevet", "Hvad er prøvet andre steder?"
    ANDET = "andet", "Hvilke andre tal bruger vi?"


class CalculatorPart(Code):
    """What of the calculator of a practice a key figure stands beside."""

    prefills: bool
    """Whether the field begins with the figure; else readers only see it beside the field."""
    unit: str
    """The unit that such a figure has."""

    def __init__(
        self,
        _value: str,
        _label: str,
        unit: str,
        prefills: bool = False,  # noqa: FBT001, FBT002 - a column of the table below
    ) -> None:
        self.unit, self.prefills = unit, prefills

    UDGIFTER = "udgifter", "Udgifter i procent af omsætningen", "%", True
    OMSAETNING = "omsaetning", "Omsætningen i en klinik", "mio. kr."
    INDTJENING = "indtjening", "Indtjeningen til hver ejer", "%"
    GOODWILL = "goodwill", "Goodwill i handler", "%"


class Doer(Code):
    """Who does a step of a guide."""

    LAEGEN = "laegen", "Lægen"
    REGIONEN = "regionen", "Regionen"
    PLO = "plo", "Praktiserende Lægers Organisation (PLO)"
    KOMMUNEN = "kommunen", "Kommunen"
    LEVERANDOER = "leverandoer", "Leverandøren"
