"""Nobody is named without consent, and no two persons share a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from podcast.addresses import person_page
from podcast.transcript.webvtt import Cue
from records.checks.report import found_at
from records.loading.library import Library
from records.model.episode import Episode
from records.model.episode_parts import Person
from records.source.diagnostics import Diagnostic, Violation, violation

_NAME = re.compile(r"[A-ZÆØÅÉÖÄÜ][\w'’-]*\.?(?: (?:[a-zæøå]{1,3} )?[A-ZÆØÅÉÖÄÜ][\w'’-]*\.?)+")
"""Two words or more with capitals, as no role is written."""


def speaker_faults(episode: Episode, cues: Sequence[Cue]) -> Iterator[tuple[int, Violation]]:
    """The lines of a transcript that name a speaker who has not agreed to it in the episode."""
    known = {word for person in episode.people for word in (person.role, person.name) if word}
    told: set[str] = set()
    for cue in cues:
        if cue.speaker in known | told or not _NAME.fullmatch(cue.speaker):
            continue
        told.add(cue.speaker)
        yield cue.line, violation("speaker-without-consent", speaker=cue.speaker, id=episode.id)


def check_people(library: Library) -> Iterator[Diagnostic]:
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
