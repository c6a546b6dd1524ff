"""What an episode is made of: sound, who is heard, chapters, clips, and how often it was heard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from records.codes.programme import CountRule, PersonCredit
from records.danish.slugs import slug
from records.model.base import Image, Part, before, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import refusal
from records.types.links import MediaPath, SoundAddress, origin_of
from records.types.moments import Day, Offset
from records.types.numbers import Flag, Whole
from records.types.text import Id, Line, Text

_UNITS = {"kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}


class _Bytes(Whole):
    """A size; one that was written with its unit is told in bytes."""

    __slots__ = ()

    def read(self, value: str) -> int:
        """Digits only."""
        said = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,6}))?\s*([kmg]b)", value.strip().casefold())
        if said:
            size = round(float(f"{said[1]}.{said[2] or 0}") * _UNITS[said[3]])
            raise refusal("not-whole-number", value=value, near=size)
        return super().read(value)


Bytes = Annotated[int, _Bytes(1, 10_000_000_000)]


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
    name: Annotated[str, Text(1, 100)] | None = field(
        "Navn", required=False, example="Kun med samtykke"
    )
    consent: Flag = field("Samtykke", example="false", widget="boolean")
    portrait: Image | None = field(
        "Portræt",
        help="Kun med navn og samtykke. Det står i en bue på personens side.",
        required=False,
        widget="object",
    )
    slug: Id | None = field(
        "Personens adresse",
        help="Sidste led af personens side, når det ikke er navnet, fx efter et nyt navn.",
        required=False,
        example="navnet-foer",
    )

    @rule("name", "consent")
    def _name_needs_consent(self) -> Iterator[Violation]:
        if self.name and not self.consent:
            yield violation("name-without-consent", ("name",))

    @rule("portrait", "name", "consent")
    def _portrait_needs_a_name_and_consent(self) -> Iterator[Violation]:
        if self.portrait and not self.consent:
            yield violation("portrait-without-consent", ("portrait",))
        elif self.portrait and not self.name:
            yield violation("portrait-without-name", ("portrait",))

    @rule("name", "slug")
    def _name_makes_an_address(self) -> Iterator[Violation]:
        if self.name and not self.slug and not slug(self.name):
            yield violation("name-without-letters", ("name",), name=self.name)

    @rule("name", "slug")
    def _address_needs_a_name(self) -> Iterator[Violation]:
        if self.slug and not self.name:
            yield violation("address-without-name", ("slug",))


class Chapter(Part):
    """Where a chapter begins."""

    start: Offset = field("Start", example='"00:00"', widget="time")
    title: Line = field("Titel", example="Velkommen")

    @property
    def seconds(self) -> int:
        """The start in seconds."""
        return seconds(self.start)


class Soundbite(Part):
    """A short piece of the sound that makes people want to hear the rest (podcast:soundbite)."""

    start: Offset = field("Start", example='"04:30"', widget="time")
    duration: Annotated[int, Whole(15, 120)] = field(
        "Varighed i sekunder", example="30", widget="number"
    )
    title: Annotated[str, Text(1, 128)] = field(
        "Titel", help="Fx den sætning, der høres.", example="Det bedste er, at jeg kender dem"
    )

    @property
    def seconds(self) -> int:
        """The start in seconds."""
        return seconds(self.start)

    @property
    def end(self) -> int:
        """The end in seconds from the start of the episode."""
        return self.seconds + self.duration


class Plays(Part):
    """How often an episode was heard, as counted by somebody."""

    count: Annotated[int, Whole(0, 1_000_000_000)] = field("Antal", widget="number")
    since: Day | None = field("Talt fra", required=False, example="2026-10-01", widget="date")
    date: Day = field("Dato", help="Den sidste dag, der er talt med.", widget="date")
    standard: CountRule | None = field(
        "Regel",
        help="iab, når tallet er fra kommandoen podcast downloads. Ellers tom.",
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
