"""Counted downloads as text, CSV, JSON and a chart, and nothing personal."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from podcast.downloads.count import Key
from publishing.cells import harmless
from publishing.serverlogs import chart
from records.danish.dates import long_date
from records.danish.numbers import count

RULE = "IAB Podcast Measurement 2.2"


@dataclass(frozen=True)
class Report:
    """What was counted, and what the episodes are called (`titles`, by id)."""

    counted: Mapping[Key, int]
    titles: Mapping[str, str]
    listeners: Mapping[str, int] = field(default_factory=dict)
    """By month."""
    days: tuple[date, date] | None = None
    """The first and the last day of the logs."""

    @property
    def by_episode(self) -> list[tuple[str, int]]:
        """Ids with their downloads, the most heard first; also those that nobody heard."""
        found = self._by("episode")
        total = {episode: found[episode] for episode in self.titles}
        return sorted(total.items(), key=lambda item: (-item[1], item[0]))

    @property
    def by_month(self) -> dict[str, dict[str, int]]:
        """Downloads and listeners of each month."""
        found: Counter[str] = Counter()
        for key, downloads in self.counted.items():
            found[f"{key.day:%Y-%m}"] += downloads
        return {
            month: {"downloads": found[month], "listeners": self.listeners.get(month, 0)}
            for month in sorted({*found, *self.listeners})
        }

    @property
    def rule(self) -> str:
        """By which rule and over which time, as a line of Danish."""
        told = f"Downloads efter IAB's regler ({RULE})"
        if self.days is None:
            return f"{told}."
        first, last = self.days
        return f"{told}, talt fra {long_date(first)} til {long_date(last)}."

    def _by(self, name: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for key, downloads in self.counted.items():
            found[str(getattr(key, name))] += downloads
        return found

    def as_text(self) -> str:
        """The rule, a bar for each episode and app, and the months."""
        episodes = [(self.titles[episode], total) for episode, total in self.by_episode]
        months = "".join(
            f"{month}: {count(told['downloads'], 'download', 'downloads')}, "
            f"{count(told['listeners'], 'lytter', 'lyttere')}\n"
            for month, told in self.by_month.items()
        )
        apps = chart.lines(self._by("app").most_common())
        parts = (f"{self.rule}\n", chart.lines(episodes), apps, months)
        return "\n".join(part for part in parts if part)

    def as_csv(self) -> str:
        """A row for each episode, day and app (RFC 4180)."""
        file = io.StringIO()
        table = csv.writer(file)
        table.writerow(("episode", "title", "day", "app", "downloads"))
        for key, total in sorted(self.counted.items()):
            title, app = self.titles.get(key.episode, ""), harmless(key.app)
            table.writerow((key.episode, harmless(title), key.day, app, total))
        return file.getvalue()

    def as_json(self) -> str:
        """The same, with the rule, the time, and the sums by episode, month, day and app."""
        rows = [{**key._asdict(), "day": str(key.day), "downloads": total}
                for key, total in sorted(self.counted.items())]  # fmt: skip
        first, last = self.days or (None, None)
        content = {
            "rule": RULE,
            "from": first and first.isoformat(),
            "to": last and last.isoformat(),
            "total": sum(self.counted.values()),
            "by_episode": dict(self.by_episode),
            "by_month": self.by_month,
            "by_day": dict(sorted(self._by("day").items())),
            "by_app": dict(self._by("app").most_common()),
            "rows": rows,
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"

    def as_svg(self) -> str:
        """A bar for each episode; the numbers stand beside the bars as text."""
        rows = [(self.titles[episode], total) for episode, total in self.by_episode]
        return chart.svg("Downloads af hver episode", self.rule, rows)
