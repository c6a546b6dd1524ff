"""No file fills a screen: the first faults, and how many more there are."""

from __future__ import annotations

from records.messages import line_of
from records.source.diagnostics import Diagnostic, Position, Severity, diagnostic
from records.source.places import Lines, capped, how_many


def found(path: str, count: int, severity: Severity = Severity.FAULT) -> list[Diagnostic]:
    return [
        diagnostic("merge-conflict", Position(path, line), severity) for line in range(count, 0, -1)
    ]


def test_twenty_are_told_and_the_rest_is_counted() -> None:
    kept = capped(found("a.yml", 1234))
    assert [each.position.line for each in kept] == [*range(1, 21), 1234]
    assert (
        line_of(kept[-1])
        == "a.yml:1234:1: … og 1.214\u00a0fejl mere i denne fil. Ret de første, og prøv igen."
    )
    assert sum(map(how_many, kept)) == 1234


def test_what_is_counted_already_is_counted_on() -> None:
    once = capped(found("a.yml", 100))
    twice = capped([*once, diagnostic("tab-indents", Position("a.yml", 200))])
    assert sum(map(how_many, twice)) == 101
    assert len(twice) == 21


def test_files_and_warnings_have_counts_of_their_own() -> None:
    kept = capped([*found("a.yml", 20), *found("b.yml", 20), *found("a.yml", 21, Severity.WARNING)])
    assert [each.code for each in kept if each.code != "merge-conflict"] == ["warnings-more"]
    assert len(kept) == 61


def test_an_offset_has_a_line_and_a_column() -> None:
    lines = Lines("a.md", "en\nto\n\ntre", 5)
    assert [str(lines.at(offset)) for offset in (0, 2, 3, 6, 7, 9)] == [
        "a.md:5:1", "a.md:5:3", "a.md:6:1", "a.md:7:1", "a.md:8:1", "a.md:8:3",
    ]  # fmt: skip
