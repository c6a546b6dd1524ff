"""A small film in which somebody tells of themselves (domain guide 6.18)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from records.model.base import Part, rule
from records.model.episode_parts import Bytes
from records.model.told import Told
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.links import MediaPath, SoundAddress, origin_of
from records.types.moments import Offset
from records.types.text import Markdown

FILMS = (".mp4", ".webm")
"""The endings of films that every browser can show."""
_PAGES = re.compile(
    r"https://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|facebook\.com|instagram\.com"
    r"|linkedin\.com|tiktok\.com)/",
    re.IGNORECASE,
)
"""Pages that show a film, and are none."""
_CAPTIONS = ".vtt"


class Footage(Part):
    """The film itself: a file here, or one on another host."""

    file: MediaPath | None = field(
        "Fil", required=False, example="media/film/en-dag-i-klinikken.mp4", widget="file"
    )
    url: SoundAddress | None = field(
        "Webadresse",
        help="Kun når filmen ligger på en anden server. Intet hentes derfra før et tryk.",
        required=False,
        example="https://example.org/en-dag.mp4",
    )
    duration: Offset = field("Varighed", example='"02:30"', widget="time")
    bytes: Bytes | None = field(
        "Størrelse i bytes", help="Kun for en film på en anden server.", required=False,
        example="12345678", widget="number",
    )  # fmt: skip

    @rule("file", "url", "bytes")
    def _one_place(self) -> Iterator[Violation]:
        if self.file and self.url:
            yield violation("film-in-two-places", ("url",))
        elif not self.file and not self.url:
            yield violation("film-in-no-place", ("file",))
        elif self.url and self.bytes is None:
            yield violation("film-size-untold", ("bytes",))

    @rule("url")
    def _host_is_plain(self) -> Iterator[Violation]:
        if self.url and _PAGES.match(self.url):
            yield violation("film-address-of-page", ("url",), url=self.url)
        elif self.url and not origin_of(self.url):
            yield violation("film-host-not-plain", ("url",), url=self.url)


class Film(Told):
    """A small film, with captions and with all that is said and seen in words."""

    film: Footage = field("Film", widget="object")
    captions: MediaPath = field(
        "Undertekster",
        help="WebVTT (.vtt), også med lyde, der betyder noget. Kræves af loven.",
        example="media/film/en-dag-i-klinikken.vtt",
        widget="file",
    )
    transcript: Markdown = field(
        "Udskrift af filmen",
        help="Alt, der bliver sagt, og det, man ser, for dem, der ikke ser eller hører filmen.",
        widget="markdown",
    )

    @rule("captions")
    def _captions_are_webvtt(self) -> Iterator[Violation]:
        if PurePosixPath(self.captions).suffix.lower() != _CAPTIONS:
            yield violation("captions-not-webvtt", ("captions",), file=self.captions)

    @rule("film")
    def _file_is_a_film(self) -> Iterator[Violation]:
        file = self.film.file
        if file and PurePosixPath(file).suffix.lower() not in FILMS:
            yield violation("film-with-other-ending", ("film", "file"), file=file)
