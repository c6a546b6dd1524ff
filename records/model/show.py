"""The podcast as a whole (domain guide 6.4); its episodes are in `records.model.episode`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from records.codes.programme import ShowType
from records.model.base import Image, Part, Record, rule
from records.model.location import Location
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.links import Email, WebAddress
from records.types.numbers import Flag, Whole
from records.types.text import Line, Paragraph, Pattern, Summary, Text, Title
from records.types.world import LanguageCode


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


class Txt(Part):
    """A line for machines at another service, e.g. proof of who owns the podcast (podcast:txt)."""

    purpose: Annotated[str, Text(1, 128)] | None = field(
        "Formål", help="Tjenestens eget ord for, hvad værdien er til.", required=False,
        example="verify",
    )  # fmt: skip
    value: Annotated[str, Text(1, 4000)] = field(
        "Værdi", help="Præcis som tjenesten skriver den.", example="praksis-1234"
    )


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
    type: ShowType = field(
        "Rækkefølge",
        help="serial, når episoderne skal høres fra den første; apps viser dem så i den orden.",
        required=False,
        default=ShowType.EPISODIC,
        example="episodic",
        widget="code",
    )
    txt: tuple[Txt, ...] = field(
        "Linjer til tjenester",
        help="Kun når en tjeneste beder om det, fx for at vise, at podcasten er jeres.",
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

    @rule("apps")
    def _apps_lead_to_different_places(self) -> Iterator[Violation]:
        told: set[str] = set()
        for number, app in enumerate(self.apps):
            if app.url in told:
                yield violation("app-twice", ("apps", number, "url"), url=app.url)
            told.add(app.url)

    @rule("seasons")
    def _seasons_have_one_name(self) -> Iterator[Violation]:
        named: set[int] = set()
        for at, season in enumerate(self.seasons):
            if season.number in named:
                yield violation("season-twice", ("seasons", at, "number"), number=season.number)
            named.add(season.number)

    @rule("txt")
    def _txt_is_said_once(self) -> Iterator[Violation]:
        said: set[tuple[str | None, str]] = set()
        for number, line in enumerate(self.txt):
            if (line.purpose, line.value) in said:
                yield violation("txt-twice", ("txt", number, "value"), value=line.value)
            said.add((line.purpose, line.value))
