"""What every record shares: frozen models, rules across fields, the common keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from types import FunctionType
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict

from records.codes.people import AudienceCode, Topic
from records.source.diagnostics import Severity, Violation, violation
from records.types.define import field
from records.types.field_type import Ref
from records.types.links import AreaCode, FocalPoint, KindId, MediaPath, WebAddress
from records.types.moments import Day, PartialDay
from records.types.numbers import Flag
from records.types.text import FactNumber, Id, Line, Paragraph, Summary, Text, Title

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|webp|gif|svg)|(?:IMG|DSC)[_-]?\d+", re.IGNORECASE)
_PICTURE_OF = re.compile(r"(?:et )?(?:billede|foto|fotografi|illustration) af ", re.IGNORECASE)
Rule = Callable[[Any], Iterator[Violation]]


def rule(*needs: str) -> Callable[[Rule], Rule]:
    """Mark a method as a rule across fields; it runs when the fields it `needs` are readable."""

    def mark(method: Rule) -> Rule:
        method.needs = needs  # type: ignore[attr-defined]
        return method

    return mark


@cache
def rules_of(model: type[BaseModel]) -> tuple[tuple[tuple[str, ...], Rule], ...]:
    """Every rule of a model with the fields it needs, in the order they are written."""
    found: dict[str, Rule] = {}
    for parent in reversed(model.__mro__):
        methods = {n: v for n, v in list(vars(parent).items()) if isinstance(v, FunctionType)}
        found |= {name: method for name, method in methods.items() if hasattr(method, "needs")}
    return tuple((method.needs, method) for method in found.values())  # type: ignore[attr-defined]


def not_after(key: str, value: date, other: str, label: str, limit: date) -> Violation:
    """The fault of a day that does not lie after another one; `label` is that one's field."""
    return violation(
        "date-not-after-other", (key,), value=value, other=other, label=label, limit=limit
    )


def before(key: str, value: date, other: str, label: str, limit: date) -> Violation:
    """The fault of a day that lies before another one; `label` is that one's field."""
    return violation(
        "date-before-other", (key,), value=value, other=other, label=label, limit=limit
    )


class Part(BaseModel):
    """A frozen group of fields inside a record; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Record(Part):
    """A record of any kind: an id that never changes, and whether it is an example."""

    name_field: ClassVar[str] = "title"
    """The field that names the record to a reader."""

    id: Id = field(
        "Id", help="Filens navn uden endelse. Ændres aldrig.", example="bornholm-roenne-2026-1"
    )
    example: Flag = field("Eksempel", help="Er posten opdigtet?", example="true", widget="boolean")

    @property
    def label(self) -> str:
        """What a reader calls the record."""
        return str(getattr(self, self.name_field))


@cache
def kind_key(model: type[Record]) -> str:
    """`EventSeries` → `event_series`, the kind as references name it."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()


class Source(Part):
    """Where a fact comes from."""

    title: Line = field("Titel", example='"Bilag 3: Status fra rekrutteringsfunktionen"')
    publisher: Line = field("Udgiver", example="Region Hovedstaden")
    date: PartialDay = field("Dato", example='"2026"', widget="date")
    url: WebAddress | None = field("Webadresse", required=False, example="https://example.org/")
    note: Line | None = field(
        "Note til redaktøren", help="Vises aldrig for læsere.", required=False,
        example="Læst i en kopi i november 2026",
    )  # fmt: skip


class Image(Part):
    """A picture, with what a person who cannot see it needs."""

    file: MediaPath = field("Fil", example="media/images/klinik.jpg", widget="file")
    alt: Annotated[str, Text(0, 150)] = field(
        "Alternativ tekst", help='Hvad billedet viser. "" for pynt.', example="En åben dør"
    )
    credit: Line = field("Kredit", example="Min Almen Praksis")
    focus: FocalPoint | None = field(
        "Fokuspunkt",
        help="Det, der skal med, når billedet bliver beskåret: hvor langt fra venstre og fra oven.",
        required=False,
        example="50% 30%",
    )

    @property
    def focal_point(self) -> tuple[int, int]:
        """Per cent from the left and from the top; the middle where nothing is said."""
        left, top = (self.focus or "50% 50%").split()
        return int(left.removesuffix("%")), int(top.removesuffix("%"))

    @rule("alt")
    def _alt_says_something(self) -> Iterator[Violation]:
        if 0 < len(self.alt) < 5:
            yield violation("alternative-text-too-short", ("alt",), alt=self.alt)
        elif _FILE_NAME.fullmatch(self.alt):
            yield violation("alternative-text-is-file", ("alt",), alt=self.alt)
        begins = _PICTURE_OF.match(self.alt)
        if begins and self.alt[begins.end() :]:
            rest = self.alt[begins.end() :]
            meant = rest[0].upper() + rest[1:]
            yield violation(
                "alternative-text-says-picture", ("alt",), Severity.WARNING, meant=meant
            )


def former_ids_field() -> Any:
    """The field `was` of every kind whose records have pages."""
    return field(
        "Tidligere id",
        help="De id, posten har haft, det ældste først. Deres adresser sender videre hertil.",
        required=False,
        many=True,
        example="[det-gamle-id]",
        widget="list",
    )


def checked_field() -> Any:
    """The field `checked` of the kinds that say what a source says: the day it was last read."""
    return field(
        "Kontrolleret",
        help="Den dag, kilden sidst blev læst efter.",
        example="2026-11-15",
        widget="date",
    )


def review_field(day: str = "Den dag, teksten skal læses igen.") -> Any:
    """The field `review` of what grows old: the day on which somebody reads it again."""
    return field(
        "Læses igen",
        help=f"{day} Så står den på listen over det, der sker snart.",
        required=False,
        example="2027-11-15",
        widget="date",
    )


def review_after(
    key: str, label: str, review: date | None, day: date | None
) -> Iterator[Violation]:
    """The fault of a `review` that does not lie after the day that another field says."""
    if review and day and review <= day:
        yield not_after("review", review, key, label, day)


def facts_field() -> Any:
    """The field `facts` of every kind that states something: where editors find the proof."""
    return field(
        "Faktanumre",
        help="Numrene i redaktionens faktaliste, som teksten bygger på. Vises aldrig for læsere.",
        required=False,
        many=True,
        example="[F12, F55]",
        widget="list",
    )


def note_field() -> Any:
    """The field `note` of every kind: what one editor tells another."""
    return field(
        "Note til redaktøren",
        help="Det, der mangler eller skal bekræftes. Vises aldrig for læsere.",
        required=False,
        example="Spørg regionen, om reglen også gælder i 2027.",
        widget="text",
    )


class Content(Record):
    """A record with a page or a card of its own: the common keys of domain guide 6.0."""

    title: Title = field(
        "Titel", help="5–90 tegn uden punktum.", example="To 0-kapaciteter i Rønne"
    )
    summary: Summary = field(
        "Resumé",
        help="40–200 tegn ren tekst til kort, feeds og nyhedsbrev.",
        example="Start din egen klinik i Rønne – alene eller sammen med en makker.",
        widget="text",
    )
    audiences: tuple[AudienceCode, ...] = field(
        "Målgrupper",
        help="Hvem det er til.",
        example="[ny-speciallaege, etableret]",
        widget="codes",
        many=True,
        least=1,
    )
    topics: tuple[Topic, ...] = field(
        "Temaer", example="[etablering]", widget="codes", required=False, many=True
    )
    areas: tuple[AreaCode, ...] = field(
        "Områder",
        help="Kommuner og bydele, eller hele regionen.",
        example='["0400"]',
        widget="relation",
        required=False,
        many=True,
    )
    published: Day = field(
        "Publiceret",
        help="En dag i fremtiden skjuler posten indtil da.",
        example="2026-03-02",
        widget="date",
    )
    updated: Day | None = field("Opdateret", required=False, example="2026-03-09", widget="date")
    expires: Day | None = field(
        "Udløber",
        help="Efter den dag står posten ikke længere på lister.",
        required=False,
        example="2026-06-01",
        widget="date",
    )
    contact: Annotated[Id, Ref("adviser")] | None = field(
        "Kontakt",
        help="Den rådgiver, læserne kan spørge.",
        required=False,
        example="raadgiver-etablering",
        widget="relation",
    )
    sources: tuple[Source, ...] = field(
        "Kilder", help="Kræves, når teksten har tal.", required=False, many=True, widget="list"
    )
    related: tuple[KindId, ...] = field(
        "Se også", example='["article:bornholm"]', widget="relation", required=False, many=True
    )
    image: Image | None = field("Billede", required=False, widget="object")
    draft: Flag = field(
        "Udkast",
        help="Holder posten ude af alt, der udgives.",
        required=False,
        default=False,
        example="true",
        widget="boolean",
    )
    was: tuple[Id, ...] = former_ids_field()
    facts: tuple[FactNumber, ...] = facts_field()
    note: Paragraph | None = note_field()

    @rule("published", "updated")
    def _updated_after_published(self) -> Iterator[Violation]:
        if self.updated and self.updated < self.published:
            yield before("updated", self.updated, "published", "Publiceret", self.published)

    @rule("published", "expires")
    def _expires_after_published(self) -> Iterator[Violation]:
        if self.expires and self.expires <= self.published:
            yield not_after("expires", self.expires, "published", "Publiceret", self.published)

    @rule("id", "related")
    def _no_self_reference(self) -> Iterator[Violation]:
        for number, other in enumerate(self.related):
            if other == f"{kind_key(type(self))}:{self.id}":
                yield violation("related-to-itself", ("related", number))
