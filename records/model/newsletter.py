"""Newsletter issues and the lists they go to (domain guide 6.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, PrivateAttr

from records.codes.people import AudienceCode
from records.codes.programme import AlertTrigger, BlockType, IssueStatus
from records.codes.scenes import Subject
from records.model.base import Content, Part, Record, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import FieldType, Ref, refusal
from records.types.links import AreaCode, WebAddress
from records.types.moments import Day
from records.types.numbers import Whole
from records.types.text import (
    Id,
    IssueNumber,
    Line,
    Markdown,
    Paragraph,
    Pattern,
    Summary,
    Text,
)

MERGE_TAG = re.compile(r"\*\|[A-Z0-9_:]+\|\*|\{\{ ?[A-Za-z0-9_. ]+ ?\}\}(\?[a-z=&]+)?")
"""A placeholder that the mail engine fills in: Mailchimp's `*|UNSUB|*`, Listmonk's `{{ … }}`."""
SENDER = re.compile(r"[^<>()\[\]\\,;:@\"\r\n]+ <[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[a-z]+>")
"""A name and an address: `Min Almen Praksis <nyhedsbrev@example.org>`."""
_HTTPS = re.compile(r"https://[^\s<>\"/]+[^\s<>\"]*")


class _MailLink(FieldType):
    def read(self, value: str) -> str:
        if _HTTPS.fullmatch(value) or MERGE_TAG.fullmatch(value):
            return value
        raise refusal("not-mail-link", value=value)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": rf"^({_HTTPS.pattern}|{MERGE_TAG.pattern})$"}


MailLink = Annotated[str, _MailLink()]
"""An https address, or a placeholder that the mail engine puts one in for."""


_PARAMETER = r"[a-z][a-z0-9_]*=(?:[A-Za-z0-9._~-]|\{udgave\}|\{maalgruppe\})+"
LinkParameters = Annotated[
    str,
    Pattern(rf"{_PARAMETER}(?:&{_PARAMETER})*", "not-link-parameters"),
]
"""The query of a link (RFC 3986, 3.4) without the question mark."""


def _auto_or_ids(value: object) -> object:
    if value == "auto" or isinstance(value, (list, tuple)):
        return value
    raise refusal("selection-neither-auto-nor-list", value=value)


Select = Annotated[Literal["auto"] | tuple[Id, ...], BeforeValidator(_auto_or_ids)]


class Block(Part):
    """One part of a newsletter: what it shows, and how that is chosen."""

    type: BlockType = field("Type", example="muligheder", widget="code")
    select: Select = field("Udvalg", required=False, default="auto", example="auto")
    max: Annotated[int, Whole(1, 200)] = field(
        "Højst", required=False, default=6, example="6", widget="number"
    )
    text: Markdown | None = field("Tekst", required=False, widget="markdown")

    @rule("type", "text")
    def _text_blocks_have_text(self) -> Iterator[Violation]:
        if self.type is BlockType.TEKST and not self.text:
            yield violation("text-block-without-text", ("type",))


class Issue(Content):
    """One newsletter issue; each audience gets its own edition of it."""

    mailing_list: Annotated[Id, Ref("mailing_list")] = field(
        "Nyhedsbrevsliste", example="paa-vej-i-praksis", widget="relation"
    )
    number: IssueNumber = field("Udgavenummer", example='"2026-11"')
    status: IssueStatus = field(
        "Status",
        help="klar, når brevet må fryses. At det er sendt, husker programmet selv.",
        required=False,
        default=IssueStatus.KLADDE,
        example="klar",
        widget="code",
    )
    corrects: Annotated[Id, Ref("issue")] | None = field(
        "Retter brevet",
        help="Det brev, som dette retter. Så må indledningen være kort.",
        required=False,
        example="paa-vej-i-praksis-2026-11",
        widget="relation",
    )
    subject: Annotated[str, Text(10, 60)] = field(
        "Emne",
        help="Hver udgave laver sit eget af indholdet. Dette bruges, hvor det ikke kan lade sig "
        "gøre, og i en rettelse.",
        example="Tre nye kapaciteter og et seminar",
    )
    preheader: Annotated[str, Text(40, 110)] = field(
        "Forhåndstekst", help="Som emnet: til de udgaver, der ikke kan lave deres egen.",
        widget="text",
    )  # fmt: skip
    scene: Subject | None = field(
        "Tegning",
        help="Hvad tegningen øverst viser. Uden valg følger den det, der haster mest.",
        required=False,
        example="kaffe",
        widget="code",
    )
    send_on: Day = field("Udsendes", example="2026-11-23", widget="date")
    intro: Markdown = field("Indledning", help="40–120 ord.", widget="markdown")
    blocks: tuple[Block, ...] = field("Afsnit", many=True, least=1, widget="list")

    _out: datetime | None = PrivateAttr(default=None)

    @property
    def out(self) -> datetime | None:
        """When it went to its first readers. The file does not know: `newsletter` tells it."""
        return self._out

    def gone_out(self, at: datetime, words: Mapping[str, Any] | None = None) -> Issue:
        """The issue as one that went to its readers at that moment, in the words of then."""
        told = self.model_copy(update=dict(words or {}))
        told._out = at  # noqa: SLF001 - of a copy that nobody else has yet
        return told

    @rule("subject")
    def _subject_does_not_shout(self) -> Iterator[Violation]:
        if self.subject.isupper():
            yield violation("subject-in-capitals", ("subject",))
        if "!!" in self.subject:
            yield violation("subject-with-exclamation-marks", ("subject",))

    @rule("subject", "preheader")
    def _preheader_adds_something(self) -> Iterator[Violation]:
        if self.subject.casefold() == self.preheader.casefold():
            yield violation("preheader-is-subject", ("preheader",))

    @rule("intro", "corrects")
    def _intro_is_short(self) -> Iterator[Violation]:
        words = len(re.findall(r"\S+", self.intro))
        least = 1 if self.corrects else 40
        if not least <= words <= 120:
            yield violation("intro-length", ("intro",), words=words, least=least)

    @rule("number", "send_on")
    def _number_is_of_its_year(self) -> Iterator[Violation]:
        if not self.number.startswith(f"{self.send_on.year}-"):
            yield violation(
                "issue-number-of-other-year",
                ("number",),
                number=self.number,
                year=self.send_on.year,
            )


class MailTarget(Part):
    """Where in the mail engine one audience stands, or one area."""

    audience: AudienceCode | None = field(
        "Målgruppe", required=False, example="nynedsat", widget="code"
    )
    area: AreaCode | None = field("Område", required=False, example='"0400"', widget="relation")
    to: Line = field(
        "Liste i afsenderprogrammet",
        help="Listmonk: listens nummer. Mailman: listens adresse. Mailchimp: audience/segment.",
        example='"3"',
    )
    signup: Line | None = field(
        "Listens navn i programmets tilmelding",
        help="Listmonk: listens UUID. Mailchimp: feltets navn og værdi fra programmets formular. "
        "Mailman: tom.",
        required=False,
        example="group[1234]=8",
    )

    @property
    def key(self) -> str:
        """Its name in files and ids: the code of the audience, `0400` or `0101-valby` of an area.

        Editions are files, so the stroke in the code of a district becomes a hyphen.
        """
        return str(self.audience or self.area or "").replace("/", "-")

    @rule("audience", "area")
    def _is_of_one_thing(self) -> Iterator[Violation]:
        if (self.audience is None) == (self.area is None):
            yield violation("mail-target-of-one-thing", ("to",))


class MailingList(Record):
    """A list that people sign up to. Links may be merge tags of the mail engine."""

    name_field: ClassVar[str] = "name"

    name: Line = field("Navn", example="På vej i praksis")
    summary: Summary | None = field("Resumé", required=False, widget="text")
    description: Paragraph = field("Beskrivelse", widget="text")
    audiences: tuple[AudienceCode, ...] = field(
        "Målgrupper", many=True, least=1, example="[nynedsat]", widget="codes"
    )
    frequency: Line | None = field("Hyppighed", required=False)
    targets: tuple[MailTarget, ...] = field(
        "Lister i afsenderprogrammet",
        help="En for hver målgruppe. Skriver listen selv, så også for områder.",
        many=True,
        required=False,
        widget="list",
    )
    trigger: tuple[AlertTrigger, ...] = field(
        "Skriver selv, når der er",
        help="Tom for et brev, som I skriver. Ellers sendes en kort besked for hvert mål.",
        many=True,
        required=False,
        example="[new-opening]",
        widget="codes",
    )
    subscribe_url: WebAddress | None = field(
        "Link til tilmelding",
        help="Kun når tilmelding sker et andet sted end på siden /nyhedsbrev/.",
        required=False,
        example="https://example.org/til",
    )
    unsubscribe_url: MailLink = field("Link til afmelding", example="https://example.org/fra")
    preferences_url: MailLink | None = field(
        "Link til læserens valg", required=False, example="https://example.org/valg"
    )
    web_url: MailLink | None = field("Link til webudgave", required=False)
    link_parameters: LinkParameters | None = field(
        "Linkparametre",
        help="Sættes på links til jeres egen side, så I kan se, at et besøg kom fra brevet. "
        "Tom er det bedste for læseren. {udgave} og {maalgruppe} bliver udfyldt.",
        required=False,
        example='"kilde=nyhedsbrev&udgave={udgave}"',
    )
    sender: Annotated[str, Text(5, 200, markup=True)] = field(
        "Afsender", example="Min Almen Praksis <nyhedsbrev@example.org>"
    )
    postal_address: Line = field("Postadresse", example="Eksempelvej 1, 0000 Eksempelby")

    @rule("sender")
    def _sender_is_a_mailbox(self) -> Iterator[Violation]:
        if not SENDER.fullmatch(self.sender):
            yield violation("sender-not-mailbox", ("sender",), sender=self.sender)
