"""Surveys: what doctors have told, without numbers of our own (domain guide 6.12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from records.model.base import Content, rule
from records.source.diagnostics import Violation, violation
from records.types.define import field
from records.types.field_type import MarkdownText
from records.types.text import Markdown, Pattern, Sentence, Text

Finding = Annotated[str, Text(1, 400), MarkdownText()]
_YEAR_OR_MONTH = Pattern(r"\d{4}(-(0[1-9]|1[0-2]))?", "not-year-or-month")
_DIRECTIVE = re.compile(r"\{\{[^{}]*\}\}")
_PERCENT = re.compile(r"\S*\s*(?:%|\bprocent\w*|\bpct\b\.?)", re.IGNORECASE)


class Survey(Content):
    """One survey in short, with what was found."""

    date: Annotated[str, _YEAR_OR_MONTH] = field("Tidspunkt", example='"2026"', widget="date")
    respondents: Sentence = field("Hvem svarede", example="Yngre læger")
    method: Sentence | None = field("Metode", required=False, example="Spørgeskema")
    findings: tuple[Finding, ...] = field(
        "Fund",
        help="Procenter kun som nøgletal: {{figure:id}}.",
        many=True,
        least=1,
        example="[Travlhed fylder]",
        widget="list",
    )
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @rule("sources")
    def _has_sources(self) -> Iterator[Violation]:
        if not self.sources:
            yield violation("sources-missing", ("sources",))

    @rule("findings")
    def _percentages_are_figures(self) -> Iterator[Violation]:
        for place, finding in enumerate(self.findings):
            found = _PERCENT.search(_DIRECTIVE.sub("", finding))
            if found:
                percentage = found.group().strip()
                loc = ("findings", place)
                yield violation("percentage-without-source", loc, percentage=percentage)
