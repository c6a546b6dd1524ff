"""Read the derived fields of the open data from a vacancy."""

from __future__ import annotations

from datetime import date

from publishing.cards import card_of
from publishing.changed import known_change
from publishing.lists.designations import designated_as
from publishing.opendata.shape import Row
from publishing.opening_cards import state_label
from records.clock import COPENHAGEN
from records.facts.changes import touched_by
from records.facts.examples import with_example_prefix
from records.facts.status import earlier_rounds, last_moment_iso
from records.model.registry import address_of


def title(row: Row) -> str:
    """The title as search results and feeds show it (domain guide 9.2)."""
    return with_example_prefix(row.vacancy.title, example=row.vacancy.example)


def path(row: Row) -> str:
    """`muligheder/albertslund-2026-1/`."""
    return address_of(row.vacancy) or ""


def url(row: Row) -> str:
    """The absolute address of the page."""
    return row.site.absolute(path(row))


def updated(row: Row) -> str | None:
    """The day of the last change: of the facts as they went out, or of the words."""
    change, has_release = known_change(row.vacancy, row.library, row.clock)
    if not has_release:
        return row.vacancy.updated.isoformat() if row.vacancy.updated else None
    touched = touched_by(row.vacancy, change, row.clock)
    day = touched.astimezone(COPENHAGEN).date().isoformat()
    return day if touched > change.first else None


def area_names(row: Row) -> list[str]:
    """The names of the areas, in the order of their codes."""
    found = ((code, row.library.area(code)) for code in row.vacancy.areas)
    return [area.name if area else "Hele regionen" for _, area in found]


def municipalities(row: Row) -> list[str]:
    """The four-digit codes of the municipalities that the areas are in, each once."""
    codes = (code.partition("/")[0] for code in row.vacancy.areas if code != "region")
    return list(dict.fromkeys(codes))


def state_name(row: Row) -> str:
    """`Åben`."""
    return state_label(row.vacancy, row.display.state)


def deadline(row: Row) -> str | None:
    """`2026-12-01T12:00:00+01:00` (RFC 3339), or None where there is no deadline."""
    closes = row.vacancy.closes
    return closes.isoformat() if closes else None


def deadline_last_moment(row: Row) -> str | None:
    """`2026-12-01T12:00:59.999+01:00`, or None where there is no deadline."""
    closes = row.vacancy.closes
    return last_moment_iso(closes) if closes else None


def takeover(row: Row) -> str | None:
    """A day, or `efter-aftale`."""
    day = row.vacancy.takeover
    return day.isoformat() if isinstance(day, date) else day


def round_number(row: Row) -> int:
    """1 for a first posting."""
    return len(earlier_rounds(row.vacancy, row.library)) + 1


def period_start(row: Row) -> str | None:
    """The first day of a job or a training post."""
    period = row.vacancy.period
    return period.start.isoformat() if period else None


def period_end(row: Row) -> str | None:
    """The last day of a job or a training post."""
    period = row.vacancy.period
    return period.end.isoformat() if period and period.end else None


def official_url(row: Row) -> str | None:
    """The address of the official posting; None for an example."""
    application = row.vacancy.application
    return application.official_url if application and not row.vacancy.example else None


def adviser_id(row: Row) -> str | None:
    """The id of the adviser that the page shows."""
    return row.adviser.id if row.adviser else None


def adviser_role(row: Row) -> str | None:
    """`Rådgiver for etablering`: the role, never a name."""
    return row.adviser.role if row.adviser else None


def adviser_email(row: Row) -> str | None:
    """The mail address of the adviser."""
    return row.adviser.email if row.adviser else None


def line(row: Row) -> str:
    """The facts of the card in one line."""
    return card_of(row.vacancy, row.library, row.clock).line


def designated(row: Row) -> list[str]:
    """What the areas are designated as now, or that they once were."""
    return list(designated_as(row.vacancy, row.library, row.clock))
