"""No two persons share a page."""

from __future__ import annotations

from collections.abc import Iterator

from podcast.addresses import person_page
from records.checks.report import found_at
from records.loading.library import Library
from records.model.episode import Episode
from records.model.episode_parts import Person
from records.source.diagnostics import Diagnostic, violation


def shared_addresses(library: Library) -> Iterator[Diagnostic]:
    """Two names that would get one page, unless an editor says that they are one person."""
    seen: dict[str, Person] = {}
    for episode in library.all(Episode):
        for number, person in enumerate(episode.people):
            address = person_page(person)
            if not address:
                continue
            first = seen.setdefault(address, person)
            if first.name != person.name and not (first.slug and person.slug):
                wrong = violation(
                    "person-address-shared", ("people", number, "name"),
                    name=person.name, other=first.name, address=f"/{address}",
                )  # fmt: skip
                yield found_at(library, episode, wrong)
