"""Steps of guides: no loops, in order of time, and nothing before what it depends on (6.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.guide import Guide, Step
from records.source.diagnostics import Diagnostic, Severity, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_guides(library: LibraryView) -> Iterator[Diagnostic]:
    """Problems of single steps, then of each guide."""
    used = {step for guide in library.all(Guide) for step in guide.steps}
    for step in library.all(Step):
        loop = _loop(library, step)
        if loop:
            chain = " → ".join(loop)
            yield found_at(library, step, violation("steps-in-loop", ("depends_on",), chain=chain))
        if step.id not in used and not library.is_unreadable("guide"):
            yield found_at(library, step, violation("step-in-no-guide", ("id",), Severity.WARNING))
    for guide in library.all(Guide):
        yield from _order(library, guide)
        yield from _dependencies(library, guide)


def _loop(library: LibraryView, start: Step) -> list[str] | None:
    """The way from a step back to itself, or None."""
    ways = [[start.id]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        current = library.find(Step, way[-1])
        for earlier in current.depends_on if current else ():
            if earlier == start.id:
                return [*way, earlier]
            if earlier not in seen:
                seen.add(earlier)
                ways.append([*way, earlier])
    return None


def _order(library: LibraryView, guide: Guide) -> Iterator[Diagnostic]:
    last: Step | None = None
    for place, step in _steps(library, guide):
        if step.months_before is None:
            continue
        if last and last.months_before is not None and step.months_before > last.months_before:
            late = violation(
                "step-out-of-time",
                ("steps", place),
                step=step.id,
                months=_told(step.months_before),
                earlier=last.id,
                earlier_months=_told(last.months_before),
            )
            yield found_at(library, guide, late)
        else:
            last = step


def _told(months: int) -> str:
    return f"{abs(months)} måneder {'før' if months >= 0 else 'efter'}"


def _dependencies(library: LibraryView, guide: Guide) -> Iterator[Diagnostic]:
    places = {step: place for place, step in reversed(list(enumerate(guide.steps)))}
    for place, step in _steps(library, guide):
        loc = ("steps", place)
        for needed in step.depends_on:
            if needed not in places:
                absent = violation("step-needs-absent-step", loc, step=step.id, needed=needed)
                yield found_at(library, guide, absent)
            elif places[needed] > place:
                early = violation("step-before-needed-step", loc, step=step.id, needed=needed)
                yield found_at(library, guide, early)


def _steps(library: LibraryView, guide: Guide) -> Iterator[tuple[int, Step]]:
    for place, step_id in enumerate(guide.steps):
        step = library.find(Step, step_id)
        if step:
            yield place, step
