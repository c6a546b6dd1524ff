"""Advisers, audiences and partners: whom one can talk to, and who reads (6.9, 6.10, 6.12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from records.codes.people import AudienceCode, Channel, Journey, PartnerType, Topic
from records.model.base import (
    Image,
    Part,
    Record,
    Source,
    facts_field,
    former_ids_field,
    note_field,
    rule,
)
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.links import AreaCode, Email, LinkTarget, WebAddress
from records.types.moments import Day
from records.types.numbers import Flag
from records.types.text import FactNumber, Id, Line, Paragraph, Phone, Sentence, Summary


class Adviser(Record):
    """Someone a doctor can write to, known by role."""

    name_field: ClassVar[str] = "role"

    role: Line = field("Rolle", example="Rådgiver for etablering")
    summary: Summary | None = field("Resumé", required=False, widget="text")
    name: Line | None = field("Navn", required=False, example="Kun med samtykke")
    consent: Flag = field("Samtykke", required=False, default=False, widget="boolean")
    portrait: Image | None = field(
        "Portræt",
        help="Kun med samtykke. Det står i en bue ved siden af rollen.",
        required=False,
        widget="object",
    )
    topics: tuple[Topic, ...] = field(
        "Temaer",
        help="Det vigtigste først: Det afgør, hvem en side nævner, når flere passer.",
        many=True,
        least=1,
        example="[etablering]",
        widget="codes",
    )
    email: Email = field("Mail", example="raadgiver@example.org")
    phone: Phone | None = field("Telefon", required=False, example='"00 00 00 00"')
    office_hours: Line | None = field(
        "Træffetid", required=False, example="Hverdage kl. 9.00–15.00"
    )
    call_back: Line | None = field(
        "Ringer tilbage",
        help="Hvornår du ringer tilbage til den, der har skrevet.",
        required=False,
        example="Vi ringer tilbage senest næste hverdag",
    )
    areas: tuple[AreaCode, ...] = field(
        "Områder", many=True, least=1, example="[region]", widget="relation"
    )
    audiences: tuple[AudienceCode, ...] = field(
        "Målgrupper", many=True, least=1, example="[ny-speciallaege]", widget="codes"
    )

    @rule("name", "consent")
    def _name_needs_consent(self) -> Iterator[Violation]:
        if self.name and not self.consent:
            yield violation("name-without-consent", ("name",))

    @rule("portrait", "consent")
    def _portrait_needs_consent(self) -> Iterator[Violation]:
        if self.portrait and not self.consent:
            yield violation("portrait-without-consent", ("portrait",))

    @rule("example", "phone")
    def _example_has_no_real_phone(self) -> Iterator[Violation]:
        if self.example and self.phone not in (None, "00 00 00 00"):
            yield violation("phone-of-example", ("phone",), phone=self.phone)

    @rule("example", "email")
    def _example_has_no_real_mail(self) -> Iterator[Violation]:
        if self.example and not self.email.endswith("@example.org"):
            yield violation("mail-of-example", ("email",), email=self.email)


class Step(Part):
    """A line that leads somewhere."""

    text: Sentence = field("Tekst", example="Hvad er en kapacitet?")
    target: LinkTarget = field("Mål", example="article:ledige-kapaciteter")


class Audience(Record):
    """A group of readers with an entrance page of its own."""

    name_field: ClassVar[str] = "name"

    code: AudienceCode = field("Kode", example="nynedsat", widget="code")
    name: Line = field("Navn", example="Nynedsatte læger")
    summary: Summary | None = field("Resumé", required=False, widget="text")
    journey: Journey = field("Rejse", example="i-praksis", widget="code")
    questions: tuple[Step, ...] = field("Spørgsmål", many=True, least=3, most=6, widget="list")
    first_steps: tuple[Step, ...] = field(
        "Første skridt", many=True, least=3, most=3, widget="list"
    )
    preferred_channels: tuple[Channel, ...] = field(
        "Foretrukne kanaler", required=False, many=True, example="[nyhedsbrev]", widget="codes"
    )
    mailing_list: Annotated[Id, Ref("mailing_list")] | None = field(
        "Nyhedsbrevsliste", required=False, example="paa-vej-i-praksis", widget="relation"
    )
    sources: tuple[Source, ...] = field("Kilder", required=False, many=True, widget="list")
    was: tuple[Id, ...] = former_ids_field()
    facts: tuple[FactNumber, ...] = facts_field()
    note: Paragraph | None = note_field()

    @rule("preferred_channels", "sources")
    def _channels_have_source(self) -> Iterator[Violation]:
        if self.preferred_channels and not self.sources:
            yield violation("without-source", ("preferred_channels",))

    @rule("id", "code")
    def _id_is_code(self) -> Iterator[Violation]:
        if self.id != self.code.value:
            yield violation("audience-id-not-code", ("code",), audience=self.code, id=self.id)


class Partner(Record):
    """An organisation the office works with."""

    name_field: ClassVar[str] = "name"

    name: Line = field("Navn", example="Min Almen Praksis")
    abbreviation: Line | None = field("Forkortelse", required=False, example="KAP-H")
    type: PartnerType = field("Type", example="organisation", widget="code")
    description: Paragraph = field("Beskrivelse", widget="text")
    url: WebAddress | None = field("Webadresse", required=False)
    valid_through: Day | None = field(
        "Gælder til og med",
        help="Efter den dag står partneren sidst på listen som tidligere.",
        required=False,
        example="2026-12-31",
        widget="date",
    )
    facts: tuple[FactNumber, ...] = facts_field()
    note: Paragraph | None = note_field()
