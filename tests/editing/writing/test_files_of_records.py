"""A record can be written to a file, changed there, and read again as the same record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from editing.writing.edit import with_fields
from editing.writing.file_text import bare_file, commented_file
from editing.writing.values import values_of_record
from praksis.project import find_project
from records.loading.library import Library, load
from records.loading.reader import read_record
from records.model.base import Record
from records.model.field_spec import KindSpec, spec_of
from records.model.registry import KINDS, Kind
from records.source.documents import document_of
from records.source.tree import Data
from tests.steps import some

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(find_project(ROOT))


def read_again(kind: Kind, text: str, suffix: str) -> Record | None:
    document = document_of("file", Path("file" + suffix), text.encode())
    record, problems = read_record(kind, document)
    assert not problems
    return record


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@pytest.mark.parametrize("writer", some([bare_file, commented_file], 8))
def test_every_record_of_the_site_is_the_same_after_writing(
    library: Library, kind: Kind, writer: Callable[[KindSpec, Mapping[str, Data], str], str]
) -> None:
    form = spec_of(kind.key)
    for record in some(library.records[kind.key].values(), 3):
        for suffix in (".yml", ".md") if form.body else (".yml",):
            text = writer(form, values_of_record(record), suffix)
            again = read_again(kind, text, suffix)
            assert again is not None
            # text under the fields ends with a line break, as every file does
            assert values_of_record(again).keys() == values_of_record(record).keys()
            for key, value in values_of_record(record).items():
                found = values_of_record(again)[key]
                assert found == value or str(found).strip() == str(value).strip()


PLANNED = """\
# Opslaget på Bornholm
id: a
title: En kapacitet  # kort
status: opslaaet # skal snart rettes
posted: 2026-10-01
application:
  method: mail
  # hertil
  address: a@example.org

# Det får du
benefits:
  - ét
  - "to: tre"
# slut
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"status": "vurderes"}, "status: opslaaet # skal snart rettes", "status: vurderes"),
        ({"posted": None}, "posted: 2026-10-01\n", ""),
        ({"deadline": "2026-11-02"}, "posted: 2026-10-01\n",
         "posted: 2026-10-01\ndeadline: 2026-11-02\n"),
        ({"caveats": ["fire", "0400"]}, '  - "to: tre"\n',
         '  - "to: tre"\ncaveats:\n  - fire\n  - "0400"\n'),
        ({"application": None},
         "application:\n  method: mail\n  # hertil\n  address: a@example.org\n", ""),
    ],
)  # fmt: skip
def test_a_change_leaves_every_other_letter(changes: dict[str, Data], old: str, new: str) -> None:
    form = spec_of("vacancy")
    assert with_fields(form, PLANNED, Path("a.yml"), changes) == PLANNED.replace(old, new)
    in_markdown = f"---\n{PLANNED}---\n\nTekst\n---\nmere\n"
    assert with_fields(form, in_markdown, Path("a.md"), changes) == in_markdown.replace(old, new)


def test_a_change_of_a_file_without_a_last_line_break_keeps_the_fields_apart() -> None:
    assert (
        with_fields(spec_of("vacancy"), "id: a", Path("a.yml"), {"count": "2"})
        == "id: a\ncount: 2\n"
    )
