"""A change to read: in a terminal, as Markdown for a pull request, and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from editing.diff.compare import ChangeKind, Changes, RecordChange
from editing.diff.impact import NewsletterImpact
from editing.diff.summary import summary
from records.danish.markup import plain
from records.messages import line_of, sentence_of
from records.model.registry import BY_KEY
from records.source.diagnostics import Diagnostic

_MEDIA = {"A": "ny fil", "M": "ændret fil", "D": "slettet fil", "T": "ændret fil"}


@dataclass(frozen=True, slots=True)
class Report:
    """All that is to be told of a change since `ref`."""

    ref: str
    changes: Changes
    effects: tuple[NewsletterImpact, ...]

    @property
    def summary(self) -> str:
        """The first line."""
        return summary(self.changes, self.effects, self.ref)


def as_text(told: Report) -> str:
    """For a terminal; the first line is the summary."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Report) -> Iterator[str]:
    yield told.summary
    for heading, items in _sections(told):
        yield ""
        yield heading
        for item, details in items:
            yield f"  {item}"
            yield from (f"    {detail}" for detail in details)


Item = tuple[str, tuple[str, ...]]


def _sections(told: Report) -> Iterator[tuple[str, list[Item]]]:
    """Every heading that has something under it."""
    changes = told.changes
    sections: list[tuple[str, list[Item]]] = [
        ("Ikke tilladt", _problems(changes.forbidden)),
        ("Forsvinder for læserne", _problems(changes.lost)),
        ("Kan ikke læses nu, så intet siges om det", _problems(changes.unreadable_now)),
        (f"Kunne ikke læses i {told.ref}", _problems(changes.unreadable_then)),
        ("Poster", [(_headline(c), _details(c)) for c in changes.records]),
        ("Lyd og billeder", [(f"{_MEDIA[how]}: {p}", ()) for p, how in changes.media.items()]),
        ("Nyhedsbreve", [(_capital(each.summary), each.lines) for each in told.effects]),
    ]
    yield from ((heading, items) for heading, items in sections if items)


def _problems(problems: tuple[Diagnostic, ...]) -> list[Item]:
    return [(line_of(problem), ()) for problem in problems]


def _headline(change: RecordChange) -> str:
    kind = BY_KEY[change.kind].label.lower()
    said = f"{change.sort.value.capitalize()}: {kind} »{change.title}« ({change.path})"
    return f"{said}, før {change.old_id}" if change.sort is ChangeKind.RENAMED else said


def _details(change: RecordChange) -> tuple[str, ...]:
    return (*map(str, change.fields), *(f"{_capital(note)}." for note in change.notes))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def as_markdown(told: Report) -> str:
    """GitHub-flavoured Markdown, which GitLab reads as well."""
    return "\n".join(_markdown(told)) + "\n"


def _markdown(told: Report) -> Iterator[str]:
    yield "## Det ændrer sig for læserne"
    yield ""
    yield f"**{plain(told.summary)}**"
    for heading, items in _sections(told):
        yield ""
        yield f"### {plain(heading)}"
        yield ""
        for item, details in items:
            yield f"- {plain(item)}"
            yield from (f"  - {plain(detail)}" for detail in details)


def values(told: Report) -> dict[str, Any]:
    """Plain values for programs."""
    changes = told.changes
    return {
        "since": told.ref,
        "summary": told.summary,
        "records": [_values(change) for change in changes.records],
        "forbidden": [_problem(problem) for problem in changes.forbidden],
        "lost": [_problem(problem) for problem in changes.lost],
        "unread": [_problem(problem) for problem in changes.unreadable_now],
        "unread_before": [_problem(problem) for problem in changes.unreadable_then],
        "media": [{"path": path, "change": _MEDIA[how]} for path, how in changes.media.items()],
        "newsletters": [
            {"issue": effect.name, "summary": effect.summary, "editions": list(effect.lines)}
            for effect in told.effects
        ],
    }


def _values(change: RecordChange) -> dict[str, Any]:
    return {
        "change": change.sort.value,
        "item": f"{change.kind}:{change.record.id}",
        "old_id": change.old_id or None,
        "title": change.title,
        "path": change.path,
        "fields": [
            {"key": f.key, "label": f.label, "said": f.said, "old": f.old, "new": f.new}
            for f in change.fields
        ],
        "notes": list(change.notes),
    }


def _problem(problem: Diagnostic) -> dict[str, Any]:
    mark = problem.position
    return {
        "path": mark.path,
        "line": mark.line,
        "column": mark.column,
        "message": sentence_of(problem),
    }
