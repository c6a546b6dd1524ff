"""The open data as files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from publishing import addresses
from publishing.dated import dated
from publishing.opendata.catalog import Described, catalog
from publishing.opendata.columns import Around, DataFile
from publishing.opendata.designations import DESIGNATIONS, designation_turns
from publishing.opendata.exchanges import EXCHANGES
from publishing.opendata.few import Counts
from publishing.opendata.glossary import glossary_document
from publishing.opendata.offers import OFFERS, offer_turns, offers_in_order
from publishing.opendata.practice_profiles import PRACTICE_PROFILES, practice_profile_turns
from publishing.opendata.record_schema import record_schema
from publishing.opendata.records import DATASETS, document, last_change, shown
from publishing.opendata.schema import schema
from publishing.opendata.status import status_document
from publishing.opendata.vacancies import as_csv, as_json, dataset, head_of
from publishing.opendata.wishes import WISHES
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock, midnight
from records.facts.designations import in_order
from records.facts.practice_profiles import profiles_at
from records.facts.statistics import counted_at
from records.facts.status import display
from records.facts.turns import last_turn, last_turn_today
from records.facts.visibility import listed
from records.loading.library import Library
from records.model.base import Content
from records.model.term import Term
from records.model.unnamed import Unnamed
from records.model.vacancy import Vacancy

R = TypeVar("R", bound=Content)
U = TypeVar("U", bound=Unnamed)


def data_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """The vacancies and their counts, the glossary, every other kind; and last what there is.

    Of what doctors seek and of their days there are counts alone.
    """
    made = tuple(_data(library, site, clock))
    yield from made
    written = {file.path: file.content for file in made}
    yield OutputFile(addresses.CATALOG, catalog(tuple(_described(written)), site))


def _data(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    openings = dataset(library, site, clock)
    counted = any(display(vacancy, clock).near for vacancy in listed(library, Vacancy, clock))
    turn_of = last_turn_today if counted else last_turn  # the days left are told, and change
    turn = turn_of(library.all(Vacancy), clock)
    yield _dated(addresses.VACANCIES_JSON, openings, turn, library, clock)
    yield OutputFile(addresses.VACANCIES_CSV, as_csv(openings["vacancies"]))
    yield OutputFile(addresses.VACANCIES_SCHEMA, _json(schema(site)))
    figures = status_document(library, site, clock)
    yield _dated(addresses.STATUS_JSON, figures, counted_at(library, clock), library, clock)
    terms = listed(library, Term, clock)
    if terms:
        words = glossary_document(library, site, clock)
        yield _dated(addresses.GLOSSARY_JSON, words, last_change(terms), library, clock)
    yield from _counts(WISHES, library, site, clock)
    yield from _counts(EXCHANGES, library, site, clock)
    for each in DATASETS:
        records = shown(each, library, clock)
        if records:
            told = document(each, library, site, clock)
            yield _dated(each.path, told, last_change(records), library, clock)
            yield OutputFile(each.schema_path, _json(record_schema(each, site)))
    offers = offers_in_order(library, clock)
    yield from _file(OFFERS, offers, offer_turns(library, clock), Around(library, site, clock))
    found = in_order(library, clock)
    turns = designation_turns(library, clock)
    yield from _file(DESIGNATIONS, found, turns, Around(library, site, clock))
    profiles = profiles_at(library, clock)
    around = Around(library, site, clock)
    yield from _file(PRACTICE_PROFILES, profiles, practice_profile_turns(profiles), around)


def _counts(counts: Counts[U], library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """The counts of what is shown without a name; nothing where there is none."""
    if counts.at(library, clock):
        told = counts.document(library, site, clock)
        turn = last_turn(library.all(counts.model), clock)
        yield _dated(counts.path, told, turn, library, clock)


def _file(
    file: DataFile[R], records: Sequence[R], turns: Iterable[date], around: Around
) -> Iterator[OutputFile]:
    """The records and their schema; nothing where there are none."""
    if not records:
        return
    turn = midnight(max(day for day in turns if day <= around.clock.today))
    document = file.document(records, around)
    yield _dated(file.path, document, turn, around.library, around.clock)
    yield OutputFile(file.schema_path, _json(file.schema(around.site)))


_BESIDE = {addresses.VACANCIES_JSON: (addresses.VACANCIES_CSV, addresses.VACANCIES_SCHEMA)}


def _described(written: Mapping[str, bytes]) -> Iterator[Described]:
    """Every data file with what lies beside it, as the files say it themselves."""
    for path, content in written.items():
        if not path.endswith(".json") or path.endswith(".schema.json"):
            continue
        told = head_of(content)
        tables, schema_path = _BESIDE.get(path, ("", path.replace(".json", ".schema.json")))
        yield Described(
            title=told["name"],
            description=told["description"],
            files=tuple(each for each in (path, tables) if each),
            schema=schema_path if schema_path in written else "",
            changed=told["as_of"] or "",
        )


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _dated(
    path: str, document: Mapping[str, Any], turn: datetime | None, library: Library, clock: Clock
) -> OutputFile:
    def write(moment: datetime | None) -> bytes:
        return as_json({**document, "as_of": moment.isoformat() if moment else None})

    return dated(path, write, turn, library.memory, clock)
