"""What a change of a record means for readers: whether and when they see it, and where."""

from __future__ import annotations

from collections.abc import Iterator

from records.clock import Clock
from records.danish.dates import long_date
from records.facts.lifecycle import faults_of_move
from records.facts.visibility import Visibility, visibility
from records.model.base import Content, Record
from records.model.registry import address_of
from records.model.vacancy import Vacancy


def notes_of(old: Record | None, new: Record | None, clock: Clock) -> tuple[str, ...]:
    """Short sentences without a full stop; None is a record that is not there."""
    return tuple(_notes(old, new, clock))


def _notes(old: Record | None, new: Record | None, clock: Clock) -> Iterator[str]:
    seen = _seen(old, clock)
    if new is None:
        if old and seen is not Visibility.HIDDEN and _page(old):
            yield f"siden {_page(old)} forsvinder"
        return
    if isinstance(new, Content):
        yield from _appearing(new, old, clock)
    if old and seen is not Visibility.HIDDEN and _page(old) != _page(new):
        yield f"adressen skifter fra {_page(old) or 'ingen side'} til {_page(new) or 'ingen side'}"
    if isinstance(new, Vacancy) and isinstance(old, Vacancy) and old.status is not new.status:
        allowed = not any(faults_of_move(old, new, clock))
        yield "skiftet af status er tilladt" if allowed else "skiftet af status er ikke tilladt"


def _appearing(new: Content, old: Record | None, clock: Clock) -> Iterator[str]:
    seen, was = visibility(new, clock), _seen(old, clock)
    if new.draft:
        yield "er et udkast og vises ikke"
    elif seen is Visibility.HIDDEN:
        yield f"vises først den {long_date(new.published)}"
    elif seen is Visibility.ARCHIVED and was is not Visibility.ARCHIVED:
        yield "står ikke længere på lister"
    elif old is not None and seen is Visibility.LISTED and was is not Visibility.LISTED:
        yield "vises fra nu af"
    if old is not None and seen is Visibility.HIDDEN and was is not Visibility.HIDDEN:
        yield "var på siden og forsvinder fra den"


def _seen(record: Record | None, clock: Clock) -> Visibility:
    return visibility(record, clock) if record else Visibility.HIDDEN


def _page(record: Record) -> str:
    address = address_of(record)
    return "" if address is None else f"/{address}"
