"""Codes of events, episodes and newsletters."""

from __future__ import annotations

from records.codes.base import Code


class EventType(Code):
    """What kind of gathering it is."""

    SEMINAR = "seminar", "Seminar"
    OPLAEG = "oplaeg", "Oplæg"
    MESSE = "messe", "Messe"
    NETVAERK = "netvaerk", "Netværksarrangement"
    KONFERENCE = "konference", "Konference"
    AABENT_HUS = "aabent-hus", "Åbent hus"
    MOEDE = "moede", "Møde"
    PRAKSISBESOEG = "praksisbesoeg", "Praksisbesøg"
    FEST = "fest", "Fest"
    WEBINAR = "webinar", "Webinar"


class EventStatus(Code):
    """Whether one can come; `afholdt` is derived from the end time."""

    PLANLAGT = "planlagt", "Planlagt"
    AABEN = "aaben", "Åben for tilmelding"
    FULDT = "fuldt", "Fuldt booket"
    VENTELISTE = "venteliste", "Venteliste"
    AFLYST = "aflyst", "Aflyst"
    FLYTTET = "flyttet", "Flyttet"
    AFHOLDT = "afholdt", "Afholdt"


class AttendanceMode(Code):
    """Where the event takes place."""

    FYSISK = "fysisk", "Fysisk"
    ONLINE = "online", "Online"
    HYBRID = "hybrid", "Fysisk og online"


class EventRole(Code):
    """What the office does at the event."""

    ARRANGOER = "arrangoer", "Vi arrangerer"
    MEDARRANGOER = "medarrangoer", "Vi er medarrangør"
    DELTAGER = "deltager", "Mød os her"


class RegistrationMethod(Code):
    """How one signs up."""

    MAIL = "mail", "Mail"
    SKEMA = "skema", "Skema"
    INGEN = "ingen", "Uden tilmelding"


class EpisodeStatus(Code):
    """How far an episode is."""

    PLANLAGT = "planlagt", "På vej"
    UDGIVET = "udgivet", "Udgivet"
    MANGLER_OPLYSNINGER = "mangler-oplysninger", "Oplysninger mangler"


class EpisodeType(Code):
    """The podcast feed's own values (itunes:episodeType)."""

    FULL = "full", "Episode"
    TRAILER = "trailer", "Trailer"
    BONUS = "bonus", "Bonus"


class BlockType(Code):
    """What a block of a newsletter issue shows."""

    MULIGHEDER = "muligheder", "Muligheder"
    LOKALER = "lokaler", "Lokaler"
    ARRANGEMENTER = "arrangementer", "Arrangementer"
    EPISODE = "episode", "Episode"
    ARTIKLER = "artikler", "Artikler"
    TEKST = "tekst", "Tekst"
