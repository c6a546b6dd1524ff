"""Counted visits as text, CSV, JSON and a chart: by month, page and letter."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from publishing.cells import harmless
from publishing.serverlogs import chart
from publishing.serverlogs.visits import ALL, Letter, Visits
from records.danish.dates import long_date
from records.danish.numbers import count, number

RULE = "Et besøg er en gæst på en dag, uden robotter og filer"
_TOP = 25
_MORE = "… og {} sider til, som --csv har med.\n"


class Line(NamedTuple):
    """What was counted of a page, a letter or the whole site in a month."""

    month: str
    kind: str
    """`site`, `page` or `letter`."""
    what: str
    title: str
    views: int
    visits: int


@dataclass(frozen=True)
class VisitReport:
    """What was counted, and what pages and letters are called."""

    counted: Visits
    titles: Mapping[str, str]
    """Of pages, by address."""
    issues: Mapping[str, str]
    """Of letters, by id."""
    days: tuple[date, date] | None
    """The first and the last day of the logs."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """A line for each month and each thing that was seen in it."""
        return tuple(sorted(self._lines()))

    def _lines(self) -> Iterator[Line]:
        for key, views in self.counted.views.items():
            kind, what, title = self._named(key.what)
            yield Line(key.month, kind, what, title, views, self.counted.visits[key])

    def _named(self, what: str | Letter) -> tuple[str, str, str]:
        if isinstance(what, Letter):
            told = what.issue or what.list
            edition = f" ({what.edition})" if what.edition else ""
            return "letter", told + edition, self.issues.get(what.issue, "")
        if what == ALL:
            return "site", "", ""
        return "page", f"/{what}", self.titles.get(what, "")

    @property
    def rule(self) -> str:
        """What was counted, over which time, as a line of Danish."""
        if self.days is None:
            return f"{RULE}."
        first, last = self.days
        return f"{RULE}, talt fra {long_date(first)} til {long_date(last)}."

    def totals(self, kind: str) -> list[tuple[str, int]]:
        """Visits of each page or letter over the whole time, the most visited first."""
        found: Counter[str] = Counter()
        for line in self.lines:
            if line.kind == kind:
                found[line.what] += line.visits
        return sorted(found.items(), key=lambda row: (-row[1], row[0]))

    @property
    def months(self) -> list[tuple[str, int]]:
        """Visits of the site by month."""
        return [(line.month, line.visits) for line in self.lines if line.kind == "site"]

    def as_text(self) -> str:
        """The sums, the months, the pages with most visits, the letters, and the rest."""
        site = [line for line in self.lines if line.kind == "site"]
        views, visits = sum(line.views for line in site), sum(line.visits for line in site)
        pages, letters = self.totals("page"), self.totals("letter")
        more = len(pages) - _TOP
        seen = count(views, "sidevisning", "sidevisninger")
        elsewhere = count(self.counted.elsewhere, "visning", "visninger")
        parts = (
            f"{self.rule}\n{count(visits, 'besøg', 'besøg')} og {seen}.\n",
            chart.lines(self.months),
            chart.lines(pages[:_TOP]) + (_MORE.format(number(more)) if more > 0 else ""),
            f"Besøg fra breve:\n{chart.lines(letters)}" if letters else "",
            f"{elsewhere} af andre adresser er ikke talt med.\n",
        )
        return "\n".join(part for part in parts if part)

    def as_csv(self) -> str:
        """A row for each month and each page, letter or the whole site (RFC 4180)."""
        file = io.StringIO()
        table = csv.writer(file)
        table.writerow(Line._fields)
        for line in self.lines:
            table.writerow(harmless(v) if isinstance(v, str) else v for v in line)
        return file.getvalue()

    def as_json(self) -> str:
        """The same, with the rule and the time."""
        first, last = self.days or (None, None)
        content = {
            "rule": self.rule,
            "from": first and first.isoformat(),
            "to": last and last.isoformat(),
            "elsewhere": self.counted.elsewhere,
            "rows": [line._asdict() for line in self.lines],
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"

    def as_svg(self) -> str:
        """A bar for each month."""
        return chart.svg("Besøg på hjemmesiden", self.rule, self.months)
