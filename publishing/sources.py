"""The list of sources under a text."""

from __future__ import annotations

from collections.abc import Iterable

from records.danish.partial_dates import exists, partial_date
from records.model.base import Source

SourceLine = dict[str, str | None]


def source_lines(sources: Iterable[Source]) -> tuple[SourceLine, ...]:
    """Lines such as `Bilag 3, Region Hovedstaden, november 2026`, with the address if known."""
    return tuple({"text": source_text(source), "url": source.url} for source in sources)


def source_text(source: Source) -> str:
    """`Bilag 3, Region Hovedstaden, november 2026`."""
    day = partial_date(source.date) if exists(source.date) else source.date
    return f"{source.title}, {source.publisher}, {day}"
