"""The open data as files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from publishing import addresses
from publishing.dated import dated
from publishing.opendata.glossary import glossary_document, last_change
from publishing.opendata.schema import schema
from publishing.opendata.status import status_document
from publishing.opendata.vacancies import as_csv, as_json, dataset
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.facts.statistics import counted_at
from records.facts.status import display
from records.facts.turns import last_turn, last_turn_today
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.vacancy import Vacancy


def data_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """The vacancies as JSON and CSV, their schema, the figures; the glossary where there is one."""
    document = dataset(library, site, clock)
    counted = any(display(vacancy, clock).near for vacancy in listed(library, Vacancy, clock))
    turn_of = last_turn_today if counted else last_turn  # the days left are told, and change
    turn = turn_of(library.all(Vacancy), clock)
    yield _dated(addresses.VACANCIES_JSON, document, turn, library, clock)
    yield OutputFile(addresses.VACANCIES_CSV, as_csv(document["vacancies"]))
    text = json.dumps(schema(site), ensure_ascii=False, indent=1) + "\n"
    yield OutputFile(addresses.VACANCIES_SCHEMA, text.encode())
    figures = status_document(library, site, clock)
    yield _dated(addresses.STATUS_JSON, figures, counted_at(library, clock), library, clock)
    changed = last_change(library, clock)
    if changed:
        words = glossary_document(library, site, clock)
        yield _dated(addresses.GLOSSARY_JSON, words, changed, library, clock)


def _dated(
    path: str, document: Mapping[str, Any], turn: datetime | None, library: Library, clock: Clock
) -> OutputFile:
    def write(moment: datetime | None) -> bytes:
        return as_json({**document, "as_of": moment.isoformat() if moment else None})

    return dated(path, write, turn, library.memory, clock)
