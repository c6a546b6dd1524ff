"""The open data as files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from publishing import addresses
from publishing.dated import dated
from publishing.opendata.columns import Around, DataFile
from publishing.opendata.designations import DESIGNATIONS, designation_turns
from publishing.opendata.glossary import glossary_document, last_change
from publishing.opendata.offers import OFFERS, offer_turns, offers_in_order
from publishing.opendata.schema import schema
from publishing.opendata.status import status_document
from publishing.opendata.vacancies import as_csv, as_json, dataset
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock, midnight
from records.facts.designations import in_order
from records.facts.statistics import counted_at
from records.facts.status import display
from records.facts.turns import last_turn, last_turn_today
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.base import Content
from records.model.vacancy import Vacancy

R = TypeVar("R", bound=Content)


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
    offers = offers_in_order(library, clock)
    yield from _file(OFFERS, offers, offer_turns(library, clock), Around(library, site, clock))
    found = in_order(library, clock)
    turns = designation_turns(library, clock)
    yield from _file(DESIGNATIONS, found, turns, Around(library, site, clock))


def _file(
    file: DataFile[R], records: Sequence[R], turns: Iterable[date], around: Around
) -> Iterator[OutputFile]:
    """The records and their schema; nothing where there are none."""
    if not records:
        return
    turn = midnight(max(day for day in turns if day <= around.clock.today))
    document = file.document(records, around)
    yield _dated(file.path, document, turn, around.library, around.clock)
    text = json.dumps(file.schema(around.site), ensure_ascii=False, indent=1) + "\n"
    yield OutputFile(file.schema_path, text.encode())


def _dated(
    path: str, document: Mapping[str, Any], turn: datetime | None, library: Library, clock: Clock
) -> OutputFile:
    def write(moment: datetime | None) -> bytes:
        return as_json({**document, "as_of": moment.isoformat() if moment else None})

    return dated(path, write, turn, library.memory, clock)
