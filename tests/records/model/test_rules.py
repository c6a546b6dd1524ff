"""Each rule of each kind, broken once: the exact place and the exact sentence."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from records.loading.reader import read_record
from records.messages import sentence_of
from records.model.registry import BY_KEY
from records.source.documents import document_of, rows_of
from records.source.files import Project
from tests.projects import BASE, changed, write
from tests.records.model.rule_files import cases

CASES = list(cases())


def problems_of(kind: str, text: str, folder: Path) -> list[str]:
    """What reading the text says, without the path."""
    path, _ = BASE[kind]
    if path.endswith(".csv"):
        documents = list(rows_of(Project(folder, folder), write(folder / "table.csv", text)))
    else:
        documents = [document_of(path, Path(path), text.encode())]
    found = [p for document in documents for p in read_record(BY_KEY[kind], document)[1]]
    return [f"{p.position.line}:{p.position.column}: {sentence_of(p)}" for p in found]


def test_names_are_unique() -> None:
    times = Counter((case.kind, case.name) for case in CASES)
    assert [name for name, number in times.items() if number > 1] == []


@pytest.mark.parametrize("kind", BASE)
def test_valid_record_has_no_problem(kind: str, tmp_path: Path) -> None:
    assert problems_of(kind, BASE[kind][1], tmp_path) == []


@pytest.mark.parametrize("kind", sorted({case.kind for case in CASES}))
def test_broken_rule(kind: str, tmp_path: Path) -> None:
    for case in (case for case in CASES if case.kind == kind):
        text = changed(BASE[kind][1], *case.changes)
        assert problems_of(kind, text, tmp_path) == list(case.diagnostics), case.name


def test_what_is_quoted_cannot_command_a_terminal(tmp_path: Path) -> None:
    text = changed(BASE["vacancy"][1], ("count: 2\n", 'count: 2\n"\\e[2J\\nx": 2\n'))
    (line,) = problems_of("vacancy", text, tmp_path)
    assert line.startswith('13:1: feltet "\\x1b[2J\\nx" kendes ikke.')
