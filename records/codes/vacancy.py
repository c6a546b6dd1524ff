"""Codes of openings and premises."""

from __future__ import annotations

from records.codes.base import Code


class VacancyGroup(Code):
    """Derived from the type; never typed by editors."""

    KAPACITET = "kapacitet", "Ledige kapaciteter"
    KOEB = "koeb", "Køb og overtagelse"
    ANSAETTELSE = "ansaettelse", "Ansættelse"
    UDDANNELSE = "uddannelse", "Uddannelse"


class VacancyType(Code):
    """Every way into general practice (4.1)."""

    NUL_KAPACITET = "nul-kapacitet", "0-kapacitet"
    KAPACITET_MED_PATIENTER = "kapacitet-med-patienter", "Kapacitet med patienter"
    LICENSPRAKSIS = "licenspraksis", "Licenspraksis"
    UDBUDSKLINIK = "udbudsklinik", "Udbudsklinik"
    PRAKSIS_TIL_SALG = "praksis-til-salg", "Praksis til salg"
    KOMPAGNISKABSANDEL = "kompagniskabsandel", "Andel i kompagniskab"
    DELEPRAKSIS = "delepraksis", "Delepraksis"
    GENERATIONSSKIFTE = "generationsskifte", "Generationsskifte"
    REGIONSKLINIK = "regionsklinik", "Stilling i regionsklinik"
    PARTNERSKABSKLINIK = "partnerskabsklinik", "Stilling i partnerskabsklinik"
    ANSAT_SPECIALLAEGE = "ansat-speciallaege", "Ansat speciallæge i praksis"
    VIKARIAT = "vikariat", "Vikariat"
    SENIORORDNING = "seniorordning", "Seniorordning"
    KOMBINATIONSSTILLING = "kombinationsstilling", "Kombinationsstilling"
    DELESTILLING = "delestilling", "Delestilling"
    KBU = "kbu", "KBU-forløb"
    INTRODUKTIONSSTILLING = "introduktionsstilling", "Introduktionsstilling"
    HOVEDUDDANNELSE = "hoveduddannelse", "Hoveduddannelsesforløb"
    SAMMENHAENGENDE_FORLOEB = "sammenhaengende-forloeb", "Sammenhængende uddannelsesforløb"
    STUDIEJOB = "studiejob", "Studiejob"
    SOMMERPRAKTIK = "sommerpraktik", "Sommerpraktik"

    @property
    def group(self) -> VacancyGroup:
        """The group that the type belongs to."""
        return _GROUPS[self]


_T = VacancyType
_GROUPS: dict[VacancyType, VacancyGroup] = {
    **dict.fromkeys(
        (_T.NUL_KAPACITET, _T.KAPACITET_MED_PATIENTER, _T.LICENSPRAKSIS, _T.UDBUDSKLINIK),
        VacancyGroup.KAPACITET,
    ),
    **dict.fromkeys(
        (_T.PRAKSIS_TIL_SALG, _T.KOMPAGNISKABSANDEL, _T.DELEPRAKSIS, _T.GENERATIONSSKIFTE),
        VacancyGroup.KOEB,
    ),
    **dict.fromkeys(
        (_T.REGIONSKLINIK, _T.PARTNERSKABSKLINIK, _T.ANSAT_SPECIALLAEGE, _T.VIKARIAT,
         _T.SENIORORDNING, _T.KOMBINATIONSSTILLING, _T.DELESTILLING),
        VacancyGroup.ANSAETTELSE,
    ),
    **dict.fromkeys(
        (_T.KBU, _T.INTRODUKTIONSSTILLING, _T.HOVEDUDDANNELSE, _T.SAMMENHAENGENDE_FORLOEB,
         _T.STUDIEJOB, _T.SOMMERPRAKTIK),
        VacancyGroup.UDDANNELSE,
    ),
}  # fmt: skip


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


class Accessibility(Code):
    """How easy it is to get in."""

    NIVEAUFRI = "niveaufri", "Niveaufri adgang"
    ELEVATOR = "elevator", "Elevator"
    HANDICAPTOILET = "handicaptoilet", "Handicaptoilet"
    HANDICAPPARKERING = "handicapparkering", "Handicapparkering"
    AUTOMATISK_DOER = "automatisk-doer", "Automatisk dør"
    UKENDT = "ukendt", "Ikke oplyst"
