"""Codes of openings and premises."""

from __future__ import annotations

from typing import NamedTuple

from records.codes.base import Code


class Counted(NamedTuple):
    """What openings are counted as: `1 kapacitet`, `2 kapaciteter`."""

    one: str
    many: str
    many_on_card: str


class VacancyGroup(Code):
    """Derived from the type; never typed by editors."""

    counted: Counted
    is_job: bool
    """Whether the doctor is employed or trained; else the doctor runs a practice."""
    intro: str
    """What the page of the group begins with."""

    def __init__(
        self,
        _value: str,
        _label: str,
        counted: tuple[str, str, str],
        is_job: bool,  # noqa: FBT001 - a column of the table below
        intro: str,
    ) -> None:
        self.counted, self.is_job, self.intro = Counted(*counted), is_job, intro

    KAPACITET = (
        "kapacitet", "Ledige kapaciteter", ("kapacitet", "kapaciteter", "kapaciteter"), False,
        ("En kapacitet er retten til at arbejde som én praktiserende læge i et område. Regionen "
         "slår den op, og du driver klinikken."),
    )  # fmt: skip
    KOEB = (
        "koeb", "Køb og overtagelse", ("praksis", "praksis", "andele"), False,
        "Her er praksis til salg, andele og generationsskifte. Køber og sælger aftaler prisen.",
    )  # fmt: skip
    ANSAETTELSE = (
        "ansaettelse", "Ansættelse", ("stilling", "stillinger", "stillinger"), True,
        "Her er stillinger, hvor du er ansat: i en klinik, som vikar eller i en delt stilling.",
    )  # fmt: skip
    UDDANNELSE = (
        "uddannelse", "Uddannelse", ("forløb", "forløb", "forløb"), True,
        "Her er uddannelsesforløb i almen praksis, og job og praktik for medicinstuderende.",
    )  # fmt: skip


_G = VacancyGroup


class VacancyType(Code):
    """Every way into general practice (4.1). Whoever adds one writes its line here, and no more.

    What only some types need, such as a number of patients, is ruled by `records.model.vacancy`.
    """

    group: VacancyGroup
    """The group that the type belongs to."""
    employment: str | None
    """The `employmentType` of schema.org, where the type alone says it."""

    def __init__(
        self, _value: str, _label: str, group: VacancyGroup, employment: str | None = None
    ) -> None:
        self.group, self.employment = group, employment

    NUL_KAPACITET = "nul-kapacitet", "0-kapacitet", _G.KAPACITET
    KAPACITET_MED_PATIENTER = "kapacitet-med-patienter", "Kapacitet med patienter", _G.KAPACITET
    LICENSPRAKSIS = "licenspraksis", "Licenspraksis", _G.KAPACITET
    UDBUDSKLINIK = "udbudsklinik", "Udbudsklinik", _G.KAPACITET
    PRAKSIS_TIL_SALG = "praksis-til-salg", "Praksis til salg", _G.KOEB
    KOMPAGNISKABSANDEL = "kompagniskabsandel", "Andel i kompagniskab", _G.KOEB
    DELEPRAKSIS = "delepraksis", "Delepraksis", _G.KOEB
    GENERATIONSSKIFTE = "generationsskifte", "Generationsskifte", _G.KOEB
    REGIONSKLINIK = "regionsklinik", "Stilling i regionsklinik", _G.ANSAETTELSE
    PARTNERSKABSKLINIK = "partnerskabsklinik", "Stilling i partnerskabsklinik", _G.ANSAETTELSE
    ANSAT_SPECIALLAEGE = "ansat-speciallaege", "Ansat speciallæge i praksis", _G.ANSAETTELSE
    VIKARIAT = "vikariat", "Vikariat", _G.ANSAETTELSE, "TEMPORARY"
    SENIORORDNING = "seniorordning", "Seniorordning", _G.ANSAETTELSE
    KOMBINATIONSSTILLING = "kombinationsstilling", "Kombinationsstilling", _G.ANSAETTELSE
    DELESTILLING = "delestilling", "Delestilling", _G.ANSAETTELSE
    KBU = "kbu", "KBU-forløb", _G.UDDANNELSE
    INTRODUKTIONSSTILLING = "introduktionsstilling", "Introduktionsstilling", _G.UDDANNELSE
    HOVEDUDDANNELSE = "hoveduddannelse", "Hoveduddannelsesforløb", _G.UDDANNELSE
    SAMMENHAENGENDE_FORLOEB = (
        "sammenhaengende-forloeb", "Sammenhængende uddannelsesforløb", _G.UDDANNELSE,
    )  # fmt: skip
    STUDIEJOB = "studiejob", "Studiejob", _G.UDDANNELSE, "PART_TIME"
    SOMMERPRAKTIK = "sommerpraktik", "Sommerpraktik", _G.UDDANNELSE, "INTERN"


class PracticeForm(Code):
    """How the practice is run (4.2)."""

    SOLOPRAKSIS = "solopraksis", "Solopraksis"
    KOMPAGNISKAB = "kompagniskab", "Kompagniskabspraksis"
    SAMARBEJDSPRAKSIS = "samarbejdspraksis", "Samarbejdspraksis"
    SATELLITPRAKSIS = "satellitpraksis", "Satellitpraksis"
    FORSKNINGSKLINIK = "forskningsklinik", "Forskningsklinik"
    FRIT_VALG = "frit-valg", "Lægen vælger selv"
    DELEPRAKSIS = "delepraksis"
    LICENSPRAKSIS = "licenspraksis"
    REGIONSKLINIK = "regionsklinik"
    UDBUDSKLINIK = "udbudsklinik"
    PARTNERSKABSKLINIK = "partnerskabsklinik"


class VacancyStatus(Code):
    """Where an opening is in its life cycle (4.3)."""

    PLANLAGT = "planlagt", "På vej"
    OPSLAAET = "opslaaet", "Åben for ansøgning"
    VURDERES = "vurderes", "Ansøgninger vurderes"
    TILDELT = "tildelt", "Tildelt – ikke åbnet endnu"
    AKTIV = "aktiv", "Klinikken er åbnet"
    UBESAT = "ubesat", "Ingen ansøgere"
    TILBAGELEVERET = "tilbageleveret", "Tilbageleveret"
    OMFORDELT = "omfordelt", "Flyttet til andet område"
    TRUKKET = "trukket", "Trukket tilbage"
    BESAT = "besat", "Besat"


NONE_SUITABLE = "Ingen egnede ansøgere"
"""True of every opening that is `ubesat`, whether or not anybody applied."""


class Standing(Code):
    """What a posting is counted as: its status, and what the clock and a re-posting make of it."""

    PAA_VEJ = "paa-vej", "På vej"
    KAN_SOEGES = "kan-soeges", "Kan søges nu"
    FRIST_GAAET = "frist-gaaet", "Fristen er gået"
    VURDERES = VacancyStatus.VURDERES.value, VacancyStatus.VURDERES.label
    TILDELT = VacancyStatus.TILDELT.value, VacancyStatus.TILDELT.label
    AKTIV = VacancyStatus.AKTIV.value, VacancyStatus.AKTIV.label
    BESAT = VacancyStatus.BESAT.value, VacancyStatus.BESAT.label
    UBESAT = VacancyStatus.UBESAT.value, NONE_SUITABLE
    TILBAGELEVERET = VacancyStatus.TILBAGELEVERET.value, VacancyStatus.TILBAGELEVERET.label
    GENOPSLAAET = "genopslaaet", "Slået op igen"
    OMFORDELT = VacancyStatus.OMFORDELT.value, VacancyStatus.OMFORDELT.label
    TRUKKET = VacancyStatus.TRUKKET.value, VacancyStatus.TRUKKET.label


class Origin(Code):
    """Why it is vacant (4.4)."""

    UDVIDELSE = "udvidelse", "Ny kapacitet"
    OPHOER = "ophoer", "En læge er stoppet"
    TILBAGELEVERET = "tilbageleveret", "Tilbageleveret"
    OMFORDELT = "omfordelt", "Flyttet fra andet område"
    PULJE = "pulje", "Reservekapacitet"
    SALG = "salg", "Ejeren sælger"
    NYT_FORLOEB = "nyt-forloeb", "Nyt forløb"


class Intake(Code):
    """Whether new patients can come on the list."""

    AABEN = "aaben", "Åben for tilgang"
    LUKKET = "lukket", "Lukket for tilgang"
    IKKE_RELEVANT = "ikke-relevant", "Ikke relevant"


class ApplicationMethod(Code):
    """How an application is sent."""

    MAIL = "mail", "Mail"
    SKEMA = "skema", "Skema"
    POST = "post", "Post"


class PremisesType(Code):
    """How premises can be had."""

    LEJE = "leje", "Til leje"
    SALG = "salg", "Til salg"
    DELT = "delt", "Delt lokale"
    UNDER_OPFOERELSE = "under-opfoerelse", "Under opførelse"


class Owner(Code):
    """Who owns premises."""

    REGION = "region", "Regionen"
    KOMMUNE = "kommune", "Kommunen"
    PRIVAT = "privat", "Privat"


class SalePaper(Code):
    """A paper of the file that a sale needs."""

    SKEMA = "skema-yderregister", "Skema til yderregistret"
    AUTORISATION = "autorisation", "Udskrift af autorisationsregistret"
    OPHOER = "ophoersbrev", "Brev om, at sælgeren holder op"
    AFTALE = "overdragelsesaftale", "Aftale om overdragelse"
    UDSTYR = "udstyr-over-80000", "Dokumentation for prisen på udstyr over 80.000 kr."
    GOODWILL = "goodwillberegning", "Beregning af goodwill"
    REGNSKABER = "tre-aars-regnskaber", "Regnskaber for tre år"
    VAGT = (
        "tre-aars-93-opgoerelser",
        "Opgørelser efter § 93 for tre år, hvis vagtindtægt tæller med",
    )
    KOMPAGNISKAB = "kompagniskabskontrakt", "Kompagniskabskontrakt"
    TILLADELSER = "tilladelser", "Tilladelser, fx til udvidelse, delepraksis eller ekstra kapacitet"
    SELSKAB = "selskabspapirer", "Selskabets papirer"


class Accessibility(Code):
    """How easy it is to get in."""

    NIVEAUFRI = "niveaufri", "Niveaufri adgang"
    ELEVATOR = "elevator", "Elevator"
    HANDICAPTOILET = "handicaptoilet", "Handicaptoilet"
    HANDICAPPARKERING = "handicapparkering", "Handicapparkering"
    AUTOMATISK_DOER = "automatisk-doer", "Automatisk dør"
    UKENDT = "ukendt", "Spørg om adgangen"


class Stretch(Code):
    """A stretch of an opening's way, from one day to the next."""

    SOEGES = "soeges", "Kunne søges"
    VURDERES = "vurderes", "Ansøgninger blev vurderet"
    GOERES_KLAR = "goeres-klar", "Klinikken blev gjort klar"
    TILDELT = "tildelt", "Tildelt, men ikke åbnet"
    VENTER = "venter", "Ventede på et nyt opslag"
