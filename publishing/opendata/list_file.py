"""`muligheder/liste.json`: all openings for the scripts of the overview and of the matching."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from publishing.addresses import VACANCY_LIST
from publishing.lists.columns import as_file, card_row, packed
from publishing.lists.listing import row_groups
from publishing.lists.vacancies import vacancy_ask, vacancy_parts
from publishing.opendata.fields import FIELDS
from publishing.opendata.shape import Row, Value
from publishing.output import OutputFile, made_once
from publishing.site import Site
from records.clock import Clock
from records.facts.status import display
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.vacancy import Vacancy

_MATCHED = (
    "municipalities", "patients", "takeover", "period_start", "deadline", "deadline_text",
    "audience_labels", "area_names", "practice_form_label",
)  # fmt: skip
"""What the matching reads beside the answers and the card, by the names of the open data."""
_READ = {field.key: field.read for field in FIELDS if field.key in _MATCHED}


def vacancy_file(library: Library, site: Site, clock: Clock) -> OutputFile:
    """The file; its rows stand in the order of the list, and are those that the page shows."""
    return OutputFile(VACANCY_LIST, made_once(partial(_content, library, site, clock)))


def _content(library: Library, site: Site, clock: Clock) -> bytes:
    shown = listed(library, Vacancy, clock)
    by_id = {vacancy.id: vacancy for vacancy in shown}
    parts = tuple(vacancy_parts(shown, clock))
    groups = row_groups(parts, vacancy_ask(library, clock), library, clock)
    rows, facets = [], []
    for group in groups:
        for card in group.cards:
            vacancy = by_id[card.facets["id"]]
            read = Row(vacancy, display(vacancy, clock), None, library, site, clock)
            rows.append({**card_row(card, group.id), **dict(_matched(read))})
            facets.append(card.facets)
    return as_file(
        {
            "site": site.absolute(""),
            "count": len(rows),
            "rows": packed(rows),
            "facets": packed(facets),
        }
    )


def _matched(row: Row) -> Iterator[tuple[str, Value | tuple[str, ...]]]:
    for key in _MATCHED:
        value = _READ[key](row)
        yield key, tuple(value) if isinstance(value, list) else value
