"""Every audience finds an adviser for every subject in every area (domain guide 6.9)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.codes.people import AudienceCode, Topic
from records.model.area import Area
from records.model.people import Adviser, Audience
from records.source.diagnostics import Diagnostic, Position, diagnostic

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

Combination = tuple[AudienceCode, Topic, Area]


def check_coverage(library: LibraryView) -> Iterator[Diagnostic]:
    """One problem that names the first combination without an adviser, and counts the rest."""
    if not library.all(Adviser) or library.is_unreadable("adviser"):
        return
    alone = list(uncovered(library))
    if not alone:
        return
    audience, topic, area = alone[0]
    yield diagnostic(
        "question-without-adviser" if len(alone) == 1 else "questions-without-adviser",
        Position(library.project.shown(library.project.content / "advisers")),
        topic=topic.value,
        topic_label=topic.label,
        audience=audience.value,
        audience_label=audience.label,
        area=area.name,
        area_code=area.code,
        more=len(alone) - 1,
    )


def uncovered(library: LibraryView) -> Iterator[Combination]:
    """Every combination that no adviser answers, for the audiences that have a page."""
    areas = library.all(Area)
    for audience in library.all(Audience):
        for topic in Topic:
            served = [a for a in library.all(Adviser) if _answers(a, audience.code, topic)]
            for area in areas:
                if not any(_serves(adviser, area) for adviser in served):
                    yield audience.code, topic, area


def _answers(adviser: Adviser, audience: AudienceCode, topic: Topic) -> bool:
    return audience in adviser.audiences and topic in adviser.topics


def _serves(adviser: Adviser, area: Area) -> bool:
    return not {"region", area.code, area.municipality}.isdisjoint(adviser.areas)
