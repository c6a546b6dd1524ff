"""Initiatives: what is being done for general practice, and how far it is (domain guide 6.12)."""

from __future__ import annotations

from collections.abc import Iterator

from records.codes.landscape import InitiativeStatus
from records.codes.people import Region
from records.danish.partial_dates import exists
from records.model.base import Content, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.moments import PartialDay
from records.types.text import Markdown


class Initiative(Content):
    """One initiative with its status on a day."""

    description: Markdown = field(
        "Beskrivelse", example="Netværk for nynedsatte læger.", widget="markdown"
    )
    status: InitiativeStatus = field("Status", example="paabegyndt", widget="code")
    status_date: PartialDay = field("Status pr.", example='"2026"', widget="date")
    region: Region = field("Region", example="hovedstaden", widget="code")

    @rule("sources")
    def _has_sources(self) -> Iterator[Violation]:
        if not self.sources:
            yield violation("sources-missing", ("sources",))

    @rule("topics")
    def _has_topics(self) -> Iterator[Violation]:
        if not self.topics:
            yield violation("topics-missing", ("topics",))

    @rule("status_date")
    def _day_exists(self) -> Iterator[Violation]:
        if not exists(self.status_date):
            loc = ("status_date",)
            yield violation("date-not-in-calendar", loc, value=self.status_date)
