"""The podcast: the show and its episodes (domain guide 6.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from records.codes.programme import CountRule, EpisodeStatus, EpisodeType, PersonCredit
from records.model.base import Content, Image, Part, Record, before, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.links import Email, MediaPath, SoundAddress, WebAddress, origin_of
from records.types.moments import Day, Month, Offset
from records.types.numbers import Flag, Whole
from records.types.text import (
    Id,
    Line,
    Markdown,
    Paragraph,
    Pattern,
    Sentence,
    Summary,
    Text,
    Title,
)
from records.types.world import CountryCode, LanguageCode

Bytes = Annotated[int, Whole(1, 10_000_000_000)]


class SeasonName(Part):
    """What a season is called, beside its number."""

    number: Annotated[int, Whole(1, 999)] = field("Sæson", example="1", widget="number")
    title: Line = field("Titel", example="Hverdagen i praksis")


class App(Part):
    """An app or a directory where the podcast can be followed."""

    title: Line = field("Titel", example="Apple Podcasts")
    url: WebAddress = field("Webadresse", example="https://example.org/podcast")


class Frequency(Part):
    """How often an episode comes out, in words and as a rule (RFC 5545, 3.3.10)."""

    title: Line = field("Titel", example="Den første torsdag i måneden")
    rule: Annotated[
        str, Pattern(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*",
                     "not-recurrence-rule"),
    ] | None = field("Regel", required=False, example="FREQ=MONTHLY")  # fmt: skip


class License(Part):
    """On which terms the sound may be used."""

    title: Line = field("Titel", example="cc-by-nc-nd-4.0")
    url: WebAddress | None = field("Webadresse", required=False, example="https://example.org/")


class Location(Part):
    """The place that the podcast or an episode is about."""

    title: Annotated[str, Text(1, 128)] = field("Titel", example="Bornholm")
    geo: Annotated[
        str, Pattern(r"geo:-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?", "not-coordinates"),
    ] | None = field("Koordinater", required=False, example="geo:55.10,14.70")  # fmt: skip
    country: CountryCode = field("Land", required=False, default="dk", example="dk")


class Show(Record):
    """The podcast as a whole: what its feed says before the first episode."""

    title: Title = field("Titel", example="PraksisPerspektiv")
    summary: Summary | None = field("Resumé", required=False, widget="text")
    description: Paragraph = field("Beskrivelse", widget="text", example="En podcast om …")
    owner: Line = field("Ejer", example="Min Almen Praksis")
    email: Email = field("Mail", example="podcast@example.org")
    language: LanguageCode = field("Sprog", example="da")
    category: Line = field("Kategori", example="Health & Fitness > Medicine")
    image: Image = field("Billede", widget="object")
    copyright: Line = field("Ophavsret", example="Min Almen Praksis")
    guid: Annotated[
        str,
        Pattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "not-guid"),
    ] = field("Guid", example="0b0f6a54-6d1f-5a7e-9d3e-1f0f6a546d1f")
    explicit: Flag = field("Anstødeligt indhold", example="false", widget="boolean")
    seasons: tuple[SeasonName, ...] = field(
        "Sæsoner", help="Kun når sæsonen har et navn.", required=False, many=True, widget="list"
    )
    apps: tuple[App, ...] = field(
        "Apps",
        help="Hvor podcasten kan følges. Skriv kun adresser, der findes.",
        required=False,
        many=True,
        widget="list",
    )
    frequency: Frequency | None = field("Udgivelsesrytme", required=False, widget="object")
    license: License | None = field("Licens", required=False, widget="object")
    location: Location | None = field("Sted", required=False, widget="object")
    new_feed_url: WebAddress | None = field(
        "Ny feed-adresse",
        help="Kun når podcasten er flyttet til en anden adresse.",
        required=False,
        example="https://example.org/podcast.xml",
    )


class Audio(Part):
    """The sound: a file here, or one on another host.

    A file here is measured, and what is written is checked. What is written of a file on another
    host is taken as it is; `praksis podcast verify --online` asks the host.
    """

    file: MediaPath | None = field(
        "Fil", required=False, example="media/audio/episode-1.mp3", widget="file"
    )
    url: SoundAddress | None = field(
        "Webadresse",
        help="Kun når lyden ligger på en anden server.",
        required=False,
        example="https://example.org/episode-1.mp3",
    )
    bytes: Bytes | None = field("Størrelse i bytes", required=False, widget="number")
    mime: Line | None = field("Filtype", required=False, example="audio/mpeg")
    duration: Offset | None = field("Varighed", required=False, example='"18:05"')

    @rule("file", "url", "bytes", "mime", "duration")
    def _one_place(self) -> Iterator[Violation]:
        if self.file and self.url:
            yield violation("audio-in-two-places", ("url",))
        elif not self.file and not self.url:
            yield violation("audio-in-no-place", ("file",))
        elif self.url:
            for key, example in _TOLD_OF_REMOTE.items():
                if getattr(self, key) is None:
                    yield violation("remote-audio-untold", (key,), key=key, example=example)

    @rule("url")
    def _host_is_plain(self) -> Iterator[Violation]:
        if self.url and not origin_of(self.url):
            yield violation("audio-host-not-plain", ("url",), url=self.url)


_TOLD_OF_REMOTE = {"bytes": "12345678", "mime": "audio/mpeg", "duration": '"18:05"'}


class Person(Part):
    """Someone heard in an episode; named only with consent."""

    role: Line = field("Rolle", example="Praktiserende læge, Bornholm")
    credit: PersonCredit = field(
        "Funktion",
        help="Hvad personen gør i episoden, som apps viser det.",
        required=False,
        default=PersonCredit.GUEST,
        example="guest",
        widget="code",
    )
    name: Line | None = field("Navn", required=False, example="Kun med samtykke")
    consent: Flag = field("Samtykke", example="false", widget="boolean")

    @rule("name", "consent")
    def _name_needs_consent(self) -> Iterator[Violation]:
        if self.name and not self.consent:
            yield violation("name-without-consent", ("name",))


class Chapter(Part):
    """Where a chapter begins."""

    start: Offset = field("Start", example='"00:00"', widget="time")
    title: Line = field("Titel", example="Velkommen")

    @property
    def seconds(self) -> int:
        """The start in seconds."""
        return seconds(self.start)


class Plays(Part):
    """How often an episode was heard, as counted by somebody."""

    count: Annotated[int, Whole(0, 1_000_000_000)] = field("Antal", widget="number")
    since: Day | None = field("Talt fra", required=False, example="2026-10-01", widget="date")
    date: Day = field("Dato", help="Den sidste dag, der er talt med.", widget="date")
    standard: CountRule | None = field(
        "Regel",
        help="iab, når tallet er downloads fra praksis podcast downloads. Ellers tom.",
        required=False,
        example="iab",
        widget="code",
    )
    source: Line = field("Kilde")

    @rule("since", "date")
    def _days_in_order(self) -> Iterator[Violation]:
        if self.since and self.since > self.date:
            yield before("date", self.date, "since", "Talt fra", self.since)

    @rule("standard", "since")
    def _rule_has_a_time(self) -> Iterator[Violation]:
        if self.standard and self.since is None:
            yield violation("count-without-start", ("since",))


def seconds(offset: str) -> int:
    """`01:05` → 65, `1:00:00` → 3600."""
    total = 0
    for part in re.split(":", offset):
        total = total * 60 + int(part)
    return total


class Episode(Content):
    """One episode."""

    slug: Id | None = field(
        "Adresse",
        help="Sidste led af sidens adresse, når den ikke er id.",
        required=False,
        example="en-dag-i-klinikken",
    )
    guid: Line | None = field(
        "Guid",
        help="Kun når episoden er udkommet hos en anden udbyder: det, apps kender den på.",
        required=False,
        example="https://example.org/?p=12",
    )
    season: Annotated[int, Whole(1, 999)] | None = field(
        "Sæson", required=False, example="1", widget="number"
    )
    number: Annotated[int, Whole(1, 9999)] | None = field(
        "Episodenummer", required=False, example="1", widget="number"
    )
    display: Annotated[str, Text(1, 32)] | None = field(
        "Vises som", help="Nummeret, som apps viser det.", required=False, example="1.5"
    )
    type: EpisodeType = field("Type", example="full", widget="code")
    status: EpisodeStatus = field("Status", example="udgivet", widget="code")
    released: Day | None = field("Udgivet", required=False, example="2026-11-12", widget="date")
    released_month: Month | None = field(
        "Udgivelsesmåned", required=False, example='"2025-12"', widget="date"
    )
    audio: Audio | None = field("Lyd", required=False, widget="object")
    people: tuple[Person, ...] = field("Medvirkende", required=False, many=True, widget="list")
    chapters: tuple[Chapter, ...] = field("Kapitler", required=False, many=True, widget="list")
    transcript: MediaPath | None = field(
        "Udskrift af episoden", required=False, example="media/transcripts/episode-1.vtt",
        help="WebVTT (.vtt) eller Markdown (.md). Udskrifter fra Teams, Zoom og andre bliver til "
        "WebVTT med praksis podcast transcript.",
        widget="file",
    )  # fmt: skip
    show_notes: Markdown = field("Shownoter", widget="markdown")
    location: Location | None = field("Sted", required=False, widget="object")
    key_points: tuple[Sentence, ...] = field(
        "Nøglepunkter", required=False, many=True, most=5, widget="list"
    )
    plays: Plays | None = field("Afspilninger", required=False, widget="object")

    @rule("type", "season", "number")
    def _full_episodes_are_numbered(self) -> Iterator[Violation]:
        if self.type is EpisodeType.FULL and self.season is None:
            yield violation("season-missing", ("season",))
        if self.type is EpisodeType.FULL and self.number is None:
            yield violation("episode-number-missing", ("number",))
        if self.number is not None and self.season is None and self.type is not EpisodeType.FULL:
            yield violation("season-of-number-missing", ("season",))

    @rule("slug", "id")
    def _address_is_free(self) -> Iterator[Violation]:
        for key in ("slug", "id"):
            value = getattr(self, key) or ""
            if re.fullmatch(r"saeson-\d+", value):
                yield violation("address-of-season", (key,), value=value)

    @rule("number", "display")
    def _display_of_a_number(self) -> Iterator[Violation]:
        if self.display and self.number is None:
            yield violation("number-behind-display-missing", ("number",))

    @rule("type", "status", "released", "released_month", "audio", "transcript", "people")
    def _published_is_complete(self) -> Iterator[Violation]:
        if self.status is not EpisodeStatus.UDGIVET:
            return
        if self.released is None:
            yield violation("released-missing", ("released",))
        if self.audio is None:
            yield violation("audio-missing", ("audio",))
        if self.transcript is None and self.type is not EpisodeType.TRAILER:
            yield violation("transcript-missing", ("transcript",))
        if not self.people:
            yield violation("people-missing", ("people",))

    @rule("chapters")
    def _chapters_rise_from_zero(self) -> Iterator[Violation]:
        last = -1
        for number, chapter in enumerate(self.chapters):
            loc = ("chapters", number, "start")
            if number == 0 and chapter.seconds != 0:
                yield violation("first-chapter-late", loc, start=chapter.start)
            elif chapter.seconds <= last:
                yield violation("chapter-out-of-order", loc, start=chapter.start)
            last = max(last, chapter.seconds)
