"""Steps of guides: no loops, in order of time, and nothing before what it depends on (6.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import fault, warning
from records.model.guide import Guide, Step
from records.source.diagnostics import Diagnostic

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_guides(library: LibraryView) -> Iterator[Diagnostic]:
    """Problems of single steps, then of each guide."""
    used = {step for guide in library.all(Guide) for step in guide.steps}
    for step in library.all(Step):
        loop = _loop(library, step)
        if loop:
            said = f"går i ring: {' → '.join(loop)}. Ret den ene, så trinnene får en begyndelse."
            yield fault(library, step, ("depends_on",), said)
        if step.id not in used and not library.is_unreadable("guide"):
            said = "er et trin, som ingen guide har. Skriv det i en guides steps, eller slet filen."
            yield warning(library, step, ("id",), said)
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
            said = (
                f'har "{step.id}" ({step.months_before} måneder før) efter "{last.id}" '
                f"({last.months_before} måneder før). Skriv det, der skal ske først, øverst."
            )
            yield fault(library, guide, ("steps", place), said)
        else:
            last = step


def _dependencies(library: LibraryView, guide: Guide) -> Iterator[Diagnostic]:
    places = {step: place for place, step in reversed(list(enumerate(guide.steps)))}
    for place, step in _steps(library, guide):
        for earlier in step.depends_on:
            if earlier not in places:
                said = f'har "{step.id}", som forudsætter "{earlier}", der ikke er i guiden. '
                yield fault(library, guide, ("steps", place), said + "Skriv trinnet på listen.")
            elif places[earlier] > place:
                said = f'har "{step.id}" før "{earlier}", som det forudsætter. '
                yield fault(library, guide, ("steps", place), said + "Byt om på dem.")


def _steps(library: LibraryView, guide: Guide) -> Iterator[tuple[int, Step]]:
    for place, step_id in enumerate(guide.steps):
        step = library.find(Step, step_id)
        if step:
            yield place, step
