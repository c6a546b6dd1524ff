"""Counted plays as CSV, JSON and a chart: by episode, day and app, and nothing personal."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from podcast.downloads.count import Key
from records.danish.numbers import number

_ROW, _LEFT, _BAR, _RIGHT = 44, 16, 560, 84
_STYLE = """
text{font:16px system-ui,sans-serif;fill:#17332e}.n{font-weight:700}
.ground{fill:#faf7f1}.all{fill:#dcebe4}.part{fill:#0e5a4f}
@media (prefers-color-scheme:dark){text{fill:#eaf2ee}.ground{fill:#0f1d1a}.all{fill:#1e3a33}
.part{fill:#6fd3b9}}
"""


@dataclass(frozen=True)
class Report:
    """What was counted, and what the episodes are called (`titles`, by id)."""

    counted: Mapping[Key, int]
    titles: Mapping[str, str]

    @property
    def by_episode(self) -> list[tuple[str, int]]:
        """Ids with their plays, the most heard first; also those that nobody heard."""
        found = self._by("episode")
        total = {episode: found[episode] for episode in self.titles}
        return sorted(total.items(), key=lambda item: (-item[1], item[0]))

    def _by(self, name: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for key, plays in self.counted.items():
            found[str(getattr(key, name))] += plays
        return found

    def as_csv(self) -> str:
        """A row for each episode, day and app (RFC 4180)."""
        file = io.StringIO()
        table = csv.writer(file)
        table.writerow(("episode", "title", "day", "app", "plays"))
        for key, plays in sorted(self.counted.items()):
            title = self.titles.get(key.episode, "")
            table.writerow((key.episode, _harmless(title), key.day, _harmless(key.app), plays))
        return file.getvalue()

    def as_json(self) -> str:
        """The same, with the sums by episode, day and app."""
        rows = [{**key._asdict(), "day": str(key.day), "plays": plays}
                for key, plays in sorted(self.counted.items())]  # fmt: skip
        content = {
            "total": sum(self.counted.values()),
            "by_episode": dict(self.by_episode),
            "by_day": dict(sorted(self._by("day").items())),
            "by_app": dict(self._by("app").most_common()),
            "rows": rows,
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"

    def as_svg(self) -> str:
        """A bar for each episode; the numbers stand beside the bars as text."""
        rows = self.by_episode
        most = max((plays for _, plays in rows), default=0) or 1
        bars = "\n".join(self._bar(at, *row, most) for at, row in enumerate(rows))
        height = _ROW * len(rows) + 56
        width = _LEFT + _BAR + _RIGHT
        said = ", ".join(f"{self.titles[episode]}: {number(plays)}" for episode, plays in rows)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            f'aria-labelledby="t d" lang="da"><title id="t">Afspilninger</title>'
            f'<desc id="d">{escape(said)}</desc><style>{_STYLE}</style>'
            f'<rect class="ground" width="{width}" height="{height}"/>\n'
            f'<text class="n" x="{_LEFT}" y="32">Afspilninger for hver episode</text>\n'
            f"{bars}\n</svg>\n"
        )

    def _bar(self, at: int, episode: str, plays: int, most: int) -> str:
        y = 56 + at * _ROW
        length = round(_BAR * plays / most)
        return (
            f'<text x="{_LEFT}" y="{y + 12}">{escape(self.titles[episode][:70])}</text>'
            f'<rect class="all" x="{_LEFT}" y="{y + 18}" width="{_BAR}" height="10" rx="5"/>'
            f'<rect class="part" x="{_LEFT}" y="{y + 18}" width="{length}" height="10" rx="5"/>'
            f'<text class="n" x="{_LEFT + _BAR + 12}" y="{y + 28}">{number(plays)}</text>'
        )


def _harmless(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
