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
    MANGLER_OPLYSNINGER = "mangler-oplysninger", "Kan ikke høres her endnu"


class EpisodeType(Code):
    """The podcast feed's own values (itunes:episodeType)."""

    FULL = "full", "Episode"
    TRAILER = "trailer", "Trailer"
    BONUS = "bonus", "Bonus"


class CountRule(Code):
    """By which rule somebody counted how often an episode was heard."""

    IAB = "iab", "IAB Podcast Measurement 2.2"


class ShowType(Code):
    """In which order a podcast is heard: the podcast feed's own values (itunes:type)."""

    EPISODIC = "episodic", "Hver episode for sig"
    SERIAL = "serial", "Fra første til sidste episode"


class PersonCredit(Code):
    """What a person does in an episode, by the podcast taxonomy that apps know.

    The code is the taxonomy's role in lower case with hyphens; `group` is its group.
    """

    HOST = "host", "Vært"
    CO_HOST = "co-host", "Medvært"
    GUEST_HOST = "guest-host", "Gæstevært"
    GUEST = "guest", "Gæst"
    NARRATOR = "narrator", "Fortæller"
    REPORTER = "reporter", "Reporter"
    PRODUCER = "producer", "Tilrettelægger"
    EXECUTIVE_PRODUCER = "executive-producer", "Ansvarlig producent"
    EDITOR = "editor", "Redaktør"
    AUTHOR = "author", "Forfatter"
    AUDIO_EDITOR = "audio-editor", "Lydredigering"
    AUDIO_ENGINEER = "audio-engineer", "Lydtekniker"
    TRANSCRIBER = "transcriber", "Udskrift"
    COVER_ART_DESIGNER = "cover-art-designer", "Omslag"

    @property
    def role(self) -> str:
        """The role as the taxonomy writes it, in lower case: `co-host`, `guest host`."""
        return self.value if self is PersonCredit.CO_HOST else self.value.replace("-", " ")

    @property
    def group(self) -> str:
        """The taxonomy's group that the role belongs to."""
        return _GROUPS.get(self.value, "cast")


_GROUPS = {
    "producer": "creative direction",
    "executive-producer": "creative direction",
    "editor": "writing",
    "author": "writing",
    "audio-editor": "audio post-production",
    "audio-engineer": "audio production",
    "transcriber": "writing",
    "cover-art-designer": "visuals",
}


class BlockType(Code):
    """What a block of a newsletter issue shows."""

    MULIGHEDER = "muligheder", "Muligheder"
    LOKALER = "lokaler", "Lokaler"
    ARRANGEMENTER = "arrangementer", "Arrangementer"
    EPISODE = "episode", "Episode"
    HISTORIER = "historier", "Historier"
    FILM = "film", "Film"
    ARTIKLER = "artikler", "Artikler"
    TILBUD = "tilbud", "Tilbud"
    UDPEGNINGER = "udpegninger", "Udpegninger"
    LAEGER_SOEGER = "laeger-soeger", "Læger, der søger"
    DAGE = "dage", "Vikarer, seniorer og mentorer"
    TEKST = "tekst", "Tekst"


class IssueStatus(Code):
    """How far an editor is with a letter. Whether it was sent is known by the ledger alone."""

    KLADDE = "kladde", "Kladde"
    KLAR = "klar", "Klar til at blive frosset"


class AlertTrigger(Code):
    """What makes a list write by itself; the values are those of the configuration's own words."""

    NEW_OPENING = "new-opening", "Ny mulighed"
    RE_POSTED = "re-posted", "Slået op igen"
    DEADLINE_NEAR = "deadline-near", "Frist om kort tid"
    NEW_STORY = "new-story", "Ny historie"
