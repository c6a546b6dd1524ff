"""An episode of the podcast (domain guide 6.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from records.codes.programme import EpisodeStatus, EpisodeType
from records.model.base import Content, rule
from records.model.episode_parts import Audio, Chapter, Person, Plays, Soundbite, seconds
from records.model.location import Location
from records.model.quotation import Quotation
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.links import MediaPath
from records.types.moments import Day, Month
from records.types.numbers import Whole
from records.types.text import Id, Line, Markdown, Sentence, Text

PEOPLE_PAGE = "medvirkende"
"""The last part of the address of the page of all who are heard."""


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
    soundbites: tuple[Soundbite, ...] = field(
        "Lydklip",
        help="Korte klip, som apps kan spille som smagsprøve.",
        required=False,
        many=True,
        widget="list",
    )
    quotations: tuple[Quotation, ...] = field(
        "Citater",
        help="Sætninger fra udskriften, som siden viser for sig, og som bliver til billeder.",
        required=False,
        many=True,
        most=5,
        widget="list",
    )
    transcript: MediaPath | None = field(
        "Udskrift af episoden", required=False, example="media/transcripts/episode-1.vtt",
        help="WebVTT (.vtt) eller Markdown (.md). Udskrifter fra Teams, Zoom og andre bliver til "
        "WebVTT med kommandoen podcast transcript.",
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
            elif value == PEOPLE_PAGE:
                yield violation("address-of-people", (key,), value=value)

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

    @rule("soundbites")
    def _soundbites_begin_apart(self) -> Iterator[Violation]:
        for number, start in _begun_before(bite.start for bite in self.soundbites):
            yield violation("soundbite-twice", ("soundbites", number, "start"), start=start)

    @rule("quotations")
    def _quotations_begin_apart(self) -> Iterator[Violation]:
        for number, start in _begun_before(quotation.start for quotation in self.quotations):
            yield violation("quotation-twice", ("quotations", number, "start"), start=start)


def _begun_before(starts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The starts that an earlier one is the same moment as, with their places."""
    begun: set[int] = set()
    for number, start in enumerate(starts):
        if seconds(start) in begun:
            yield number, start
        begun.add(seconds(start))
