"""Whatever an editor writes gives a record or diagnostics with a sentence, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from records.loading.reader import read_record
from records.messages import line_of, sentence_of
from records.messages.catalogue import catalogue
from records.model.registry import BY_KEY, KINDS
from records.source.diagnostics import Diagnostic, SourceError
from records.source.documents import document_of
from tests.any_text import any_text
from tests.projects import BASE
from tests.steps import steps

KEYS = sorted({key for kind in KINDS for key in kind.model.model_fields})
SIGNS = st.sampled_from(list("-:?[]{}\"'|>#&*!%@`,\n \t\\~=<0a.é"))
SCALARS = st.one_of(
    st.sampled_from(["", "2026-11-02", "14.30", "true", "ja", "~", "[]", "{}", "- a", "1.600",
                     "vacancy:x", "\u0007", "'", "0400", "{a: [b]}", "|", "> x", "https://a",
                     "https://[", "9999-12-31", "0001-01-01", "٣", "2026-01-0٣"]),
    st.text(SIGNS, max_size=12),
    any_text(max_size=12),
)  # fmt: skip
LINES = st.lists(st.tuples(st.sampled_from(KEYS), SCALARS), max_size=8).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
)
quick = settings(
    max_examples=steps(8, 30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def judged(kind: str, raw: bytes, name: str) -> None:
    try:
        document = document_of(name, Path(name), raw)
    except SourceError as refused:
        told = refused.diagnostics
        if not told or not all_told(told):
            pytest.fail(f"{told}")
        return
    record, problems = read_record(BY_KEY[kind], document)
    assert record is not None or problems
    assert all_told(problems)


def all_told(problems: list[Diagnostic] | tuple[Diagnostic, ...]) -> bool:
    """Whether each has a place, a code of the catalogue, and a sentence that can be made."""
    return all(
        p.code in catalogue()
        and p.position.line >= 1
        and p.position.column >= 1
        and "\n" not in line_of(p)
        and sentence_of(p)[-1] in ".?"
        for p in problems
    )


@pytest.mark.parametrize("kind", BY_KEY)
@given(text=st.one_of(LINES, st.text(SIGNS, max_size=60), any_text(max_size=60)))
@example(text="a: " + "[" * 5000)
@quick
def test_any_text(kind: str, text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    judged(kind, raw, "a.yml")
    judged(kind, b"---\n" + raw + b"\n---\n" + raw, "a.md")
    judged(kind, raw, "a.md")


@given(raw=st.binary(max_size=80))
@quick
def test_any_bytes(raw: bytes) -> None:
    for kind in BY_KEY:
        judged(kind, raw, "a.yml")
        judged(kind, raw, "a.md")


@pytest.mark.parametrize("kind", sorted(set(BASE) - {"area"}))
@given(data=st.data())
@quick
def test_a_valid_record_with_one_value_exchanged(kind: str, data: st.DataObject) -> None:
    path, text = BASE[kind]
    lines = text.splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    key = lines[number].partition(":")[0]
    value = data.draw(SCALARS)
    judged(
        kind, "\n".join([*lines[:number], f"{key}: {value}", *lines[number + 1 :]]).encode(), path
    )
