"""Codes of readers, subjects and places."""

from __future__ import annotations

from collections.abc import Mapping

from records.codes.base import Code


class Journey(Code):
    """Where a doctor is on the way; the three doors of the front page, and partners."""

    PAA_VEJ_I = "paa-vej-i", "På vej i praksis"
    I_PRAKSIS = "i-praksis", "I praksis"
    PAA_VEJ_FRA = "paa-vej-fra", "På vej fra praksis"
    PARTNER = "partner", "Partner"


class AudienceCode(Code):
    """Who something is for (4.5)."""

    MEDICINSTUDERENDE = "medicinstuderende", "Medicinstuderende"
    KBU_LAEGE = "kbu-laege", "KBU-læger"
    INTROLAEGE = "introlaege", "Introlæger"
    HU_LAEGE = "hu-laege", "Læger i hoveduddannelse"
    NY_SPECIALLAEGE = "ny-speciallaege", "Nye speciallæger i almen medicin"
    SKIFTER_SPECIALE = "skifter-speciale", "Læger, der vil skifte speciale"
    NYNEDSAT = "nynedsat", "Nynedsatte læger"
    ETABLERET = "etableret", "Etablerede praktiserende læger"
    SENIORLAEGE = "seniorlaege", "Seniorlæger"
    SAELGER = "saelger", "Læger, der vil overdrage"
    KOMMUNE = "kommune", "Kommuner og partnere"


ONE_WHO_IS: Mapping[AudienceCode, str] = {
    AudienceCode.MEDICINSTUDERENDE: "Medicinstuderende",
    AudienceCode.KBU_LAEGE: "KBU-læge",
    AudienceCode.INTROLAEGE: "Introlæge",
    AudienceCode.HU_LAEGE: "Læge i hoveduddannelse",
    AudienceCode.NY_SPECIALLAEGE: "Ny speciallæge",
    AudienceCode.SKIFTER_SPECIALE: "Læge, der skifter speciale",
    AudienceCode.NYNEDSAT: "Nynedsat læge",
    AudienceCode.ETABLERET: "Praktiserende læge",
    AudienceCode.SENIORLAEGE: "Seniorlæge",
    AudienceCode.SAELGER: "Læge, der vil overdrage",
}
"""What one of those doctors is called."""


class Topic(Code):
    """What something is about (4.5)."""

    TRAVLHED = "travlhed", "Travlhed"
    ADMINISTRATION = "administration", "Administration"
    HVERDAG = "hverdag", "Hverdagen i praksis"
    ETABLERING = "etablering", "Etablering"
    OEKONOMI = "oekonomi", "Økonomi"
    LOKALER = "lokaler", "Lokaler"
    LEDELSE = "ledelse", "Ledelse og personale"
    FAELLESSKAB = "faellesskab", "Fællesskab og sparring"
    UDDANNELSE = "uddannelse", "Uddannelse"
    FAMILIE = "familie", "Familie og bolig"
    TRANSPORT = "transport", "Transport"
    SENIOR = "senior", "Seniorliv"
    FORSKNING = "forskning", "Forskning og ny teknologi"
    BORNHOLM = "bornholm", "Bornholm"
    REFORM = "reform", "Sundhedsreformen"


class Channel(Code):
    """Where the office can be followed."""

    HJEMMESIDE = "hjemmeside", "Hjemmesiden"
    NYHEDSBREV = "nyhedsbrev", "Nyhedsbrevet"
    PODCAST = "podcast", "Podcasten"
    INSTAGRAM = "instagram", "Instagram"
    FACEBOOK = "facebook", "Facebook"
    ARRANGEMENT = "arrangement", "Arrangementer"


class PartnerType(Code):
    """What kind of organisation a partner is."""

    REGION = "region", "Region"
    KOMMUNE = "kommune", "Kommune"
    ORGANISATION = "organisation", "Organisation"
    UNIVERSITET = "universitet", "Universitet"
    HOSPITAL = "hospital", "Hospital"
    KVALITETSENHED = "kvalitetsenhed", "Kvalitetsenhed"
    STED = "sted", "Her holder vi oplæg"


class Region(Code):
    """The regions that areas, series and offers speak of."""

    HOVEDSTADEN = "hovedstaden", "Region Hovedstaden"
    SJAELLAND = "sjaelland", "Region Sjælland"
    SYDDANMARK = "syddanmark", "Region Syddanmark"
    MIDTJYLLAND = "midtjylland", "Region Midtjylland"
    NORDJYLLAND = "nordjylland", "Region Nordjylland"
    HELE_LANDET = "hele-landet", "Hele landet"


class Language(Code):
    """What language an article is written in; the site itself is in Danish."""

    DA = "da", "Dansk"
    EN = "en", "Engelsk"


class Section(Code):
    """The sections of the navigation (section 8)."""

    FORSIDE = "forside", "Forside"
    MULIGHEDER = "muligheder", "Muligheder"
    LIVET = "livet", "Livet i praksis"
    VEJEN = "vejen", "Vejen til egen praksis"
    OMRAADER = "omraader", "Områder"
    ARRANGEMENTER = "arrangementer", "Arrangementer"
    PODCAST = "podcast", "Podcast"
    NYHEDSBREV = "nyhedsbrev", "Nyhedsbrev"
    OM = "om", "Om os"
