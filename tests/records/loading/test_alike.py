"""Rows that say nearly the same are read as if each were alone; rules read what they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from records.loading.alike import AlikeReader
from records.loading.reader import read_record, readable_part
from records.model.base import Record, rules_of
from records.model.registry import BY_KEY
from records.source.documents import Document, document_of, rows_of
from records.source.files import Project
from tests.projects import BASE, changed, write
from tests.records.model.rule_files import cases

CASES = list(cases())


def documents_of(kind: str, text: str, folder: Path) -> list[Document]:
    path, _ = BASE[kind]
    if path.endswith(".csv"):
        return list(rows_of(Project(folder, folder), write(folder / "table.csv", text)))
    return [document_of(path, Path(path), text.encode())]


def documents(kind: str, folder: Path) -> Iterator[Document]:
    """A right one before and after each in which a rule is broken."""
    right = BASE[kind][1]
    wrong = [changed(right, *case.changes) for case in CASES if case.kind == kind]
    for text in (right, *(each for other in wrong for each in (other, right))):
        yield from documents_of(kind, text, folder)


def said(record: Record | None) -> object:
    """All that a record holds, in its order, and which of it was written."""
    return record and (repr(record), list(vars(record).items()), record.model_fields_set)


@pytest.mark.parametrize("kind", BASE)
def test_each_is_read_as_if_it_were_alone(kind: str, tmp_path: Path) -> None:
    alike = AlikeReader(BY_KEY[kind])
    for document in documents(kind, tmp_path):
        record, problems = alike.read(document)
        alone, wrong = read_record(BY_KEY[kind], document)
        assert (said(record), problems) == (said(alone), wrong)


def test_what_is_the_same_is_read_once() -> None:
    alike = AlikeReader(BY_KEY["vacancy"])
    path, text = BASE["vacancy"]
    first, other = (
        alike.read(document_of(path, Path(path), each.encode()))[0]
        for each in (text, changed(text, ("count: 2\n", "count: 3\n")))
    )
    assert first
    assert other
    assert (vars(first)["count"], vars(other)["count"]) == (2, 3)
    assert vars(first)["criteria"] is vars(other)["criteria"]


@pytest.mark.parametrize("kind", BASE)
def test_a_rule_reads_nothing_but_the_fields_that_it_needs(kind: str, tmp_path: Path) -> None:
    """So that where those stay, what it says stays."""
    for document in documents(kind, tmp_path):
        record = readable_part(BY_KEY[kind], document, str(document.data.get("id")))
        for needs, rule in rules_of(type(record)):
            if vars(record).keys() >= set(needs):
                part = object.__new__(type(record))
                kept = {key: value for key, value in vars(record).items() if key in needs}
                object.__setattr__(part, "__dict__", kept)
                assert list(rule(part)) == list(rule(record)), rule
