"""Initiatives: what is being done for general practice, and how far it is (domain guide 6.12)."""

from __future__ import annotations

from collections.abc import Iterator

from records.codes.landscape import InitiativeStatus
from records.codes.people import Region
from records.danish.partial_dates import exists
from records.model.base import Content, missing, raw_violation, rule
from records.source.diagnostics import Violation
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
            yield missing("sources", "Skriv kilden: sources: med title, publisher og date.")

    @rule("topics")
    def _has_topics(self) -> Iterator[Violation]:
        if not self.topics:
            yield missing("topics", "Skriv mindst ét tema, fx topics: [etablering].")

    @rule("status_date")
    def _day_exists(self) -> Iterator[Violation]:
        if not exists(self.status_date):
            cure = "Skriv en dag fra kalenderen, fx 2026-03-01."
            yield raw_violation(
                ("status_date",), f"er {self.status_date}, og den dag findes ikke", cure
            )
