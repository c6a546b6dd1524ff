"""The open data as files."""

from __future__ import annotations

import json
from collections.abc import Iterator

from publishing import addresses
from publishing.opendata.schema import schema
from publishing.opendata.status import status_document
from publishing.opendata.vacancies import as_csv, as_json, dataset
from publishing.output import OutputFile
from publishing.site import Site
from records.clock import Clock
from records.loading.library import Library


def data_files(library: Library, site: Site, clock: Clock) -> Iterator[OutputFile]:
    """The vacancies as JSON and CSV, their schema, and the figures."""
    document = dataset(library, site, clock)
    yield OutputFile(addresses.VACANCIES_JSON, as_json(document))
    yield OutputFile(addresses.VACANCIES_CSV, as_csv(document["vacancies"]))
    text = json.dumps(schema(site), ensure_ascii=False, indent=1) + "\n"
    yield OutputFile(addresses.VACANCIES_SCHEMA, text.encode())
    yield OutputFile(addresses.STATUS_JSON, as_json(status_document(library, site, clock)))
