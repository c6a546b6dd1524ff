"""The gate itself: everything that stops the site, what to remember, and who cures which."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from publishing.golive import set_up, written
from publishing.golive.reminders import reminders
from publishing.golive.rendered import findable, rendered
from publishing.settings import Settings
from records.clock import Clock
from records.loading.library import Library
from records.messages import in_order
from records.source.diagnostics import Diagnostic, Position, Severity, diagnostic

MOST = 20
"""So many lines of a file are told; the rest are counted."""


class Owner(StrEnum):
    """Who can cure something."""

    OFFICE = "Kontoret"
    LEGAL = "Regionens jura og kommunikation"
    OPERATION = "Den, der driver siden"


_LEGAL = frozenset({
    "golive-no-statement", "golive-statement-elsewhere", "golive-no-privacy",
    "golive-no-privacy-heading", "golive-privacy-incomplete",
})  # fmt: skip


def owner_of(found: Diagnostic) -> Owner:
    """Who can cure it: by what it is, else by whose file it stands in."""
    if found.code in _LEGAL:
        return Owner.LEGAL
    return Owner.OFFICE if found.position.path.startswith("content") else Owner.OPERATION


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stops the site, and what the office is reminded of; each in the order of the files."""

    stops: tuple[Diagnostic, ...] = ()
    reminders: tuple[Diagnostic, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether the site may go live."""
        return not self.stops

    @classmethod
    def of(cls, found: Iterable[Diagnostic]) -> Verdict:
        """Faults stop, warnings remind. Of several rules at one place the first is told."""
        by_place: dict[Position | Diagnostic, Diagnostic] = {}
        for each in found:
            key = each.position if each.code.startswith("golive-") else each
            by_place.setdefault(key, each)
        told = in_order(by_place.values())
        return cls(
            tuple(each for each in told if each.severity is Severity.FAULT),
            tuple(each for each in told if each.severity is Severity.WARNING),
        )


def before_building(
    library: Library,
    settings: Settings,
    started: float,
    given: str = "",
    environment: Mapping[str, str] = os.environ,
) -> Verdict:
    """The verdict on records and settings, at the time that readers have.

    `started` is in seconds since 1970, `given` the `--clock` of a build. Raises EpochError.
    """
    now = Clock.at_start({}, started)
    return Verdict.of(_before(library, settings, started, given, environment, now))


def _before(
    library: Library,
    settings: Settings,
    started: float,
    given: str,
    environment: Mapping[str, str],
    now: Clock,
) -> Iterator[Diagnostic]:
    """Each rule; those that say more of a place come before those that say less."""
    project = library.project
    yield from library.diagnostics
    yield from set_up.moment(project, settings, started, given, environment)
    yield from written.examples(library)
    yield from written.unreachable(library)
    yield from written.privacy(library, now)
    yield from set_up.law(project, settings)
    yield from written.placeholders(library)
    yield from written.gap_talk(library)
    yield from set_up.addresses(library, settings)
    yield from reminders(library, now)


def after_building(folders: Mapping[str, Path], clock: Clock) -> Verdict:
    """The verdict on what was built, by the name of each output: `site`, `outbox`."""
    found: list[Diagnostic] = []
    for name, folder in folders.items():
        found += rendered(folder, name)
        found += findable(folder, name, clock)
    return Verdict.of(found)


def capped(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """At most `MOST` of each file, then one that counts the rest."""
    listed = tuple(found)
    told: Counter[str] = Counter()
    total = Counter(each.position.path for each in listed)
    for each in listed:
        path = each.position.path
        told[path] += 1
        if told[path] <= MOST:
            yield each
        elif told[path] == MOST + 1:
            more = total[path] - MOST
            yield diagnostic("golive-more-in-file", Position(path), each.severity, more=more)
