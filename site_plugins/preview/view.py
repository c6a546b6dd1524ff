"""What an editor has asked the preview to show: another moment, and what readers do not see yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from records.clock import Clock
from records.danish.dates import long_date
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.newsletter import Issue
from records.model.registry import address_of


@dataclass(frozen=True, slots=True)
class View:
    """The wishes of whoever looks."""

    clock: str = ""
    """A moment as `Clock.parse` reads it, or `now`; empty for that of the project."""
    hidden: bool = False
    """Whether drafts and what comes later are shown too."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """A record that readers do not see yet."""

    label: str
    why: str
    """`Udkast`, `Kommer den …`, or of a letter `Ikke sendt endnu`."""
    address: str
    """Of its page; empty where it has none."""


def hidden_records(library: Library, clock: Clock) -> Iterator[tuple[Content, Revealed]]:
    """Every record that the clock or a draft keeps from readers, with the reason."""
    for shelf in library.records.values():
        for record in shelf.values():
            if isinstance(record, Content) and visibility(record, clock) is Visibility.HIDDEN:
                yield record, Revealed(record.label, _why(record, clock), address_of(record) or "")


def _why(record: Content, clock: Clock) -> str:
    if record.draft:
        return "Udkast"
    if record.published > clock.today:
        return f"Kommer den {long_date(record.published)}"
    return "Ikke sendt endnu"


def revealed(library: Library, clock: Clock) -> Library:
    """The library as if every hidden record had come out today."""
    out = {id(record) for record, _ in hidden_records(library, clock)}
    shelves = {
        kind: MappingProxyType({key: _out(record, out, clock) for key, record in shelf.items()})
        for kind, shelf in library.records.items()
    }
    return library.with_records(MappingProxyType(shelves))


def _out(record: Record, out: set[int], clock: Clock) -> Record:
    if not isinstance(record, Content) or id(record) not in out:
        return record
    published = min(record.published, clock.today)
    words = {"draft": False, "published": published}
    if isinstance(record, Issue):
        return record.gone_out(clock.now, words)
    return record.model_copy(update=words)


def asked(form: Mapping[str, str], before: View) -> View:
    """The view that a form of the bar asks for; a moment that cannot be read changes nothing.

    `clock` is `YYYY-MM-DDTHH:MM` as browsers send it, `now`, or empty for the project's own.
    """
    hidden = form.get("hidden") == "1"
    clock = form.get("clock", "") if form.get("moment") != "own" else ""
    clock = "now" if form.get("moment") == "now" else clock
    try:
        if clock not in ("", "now"):
            Clock.parse(clock)
    except ValueError:
        return replace(before, hidden=hidden)
    return View(clock, hidden)
