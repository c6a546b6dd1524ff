"""What a reader can sign up to: one letter for each audience, and alerts of areas.

Where a list is real, no example is offered beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from records.clock import Clock
from records.codes.people import AudienceCode
from records.codes.programme import AlertTrigger
from records.danish.sorting import danish_key
from records.facts.regions import WHOLE_REGION, areas_at
from records.model.area import Area
from records.model.library_view import LibraryView
from records.model.newsletter import MailingList, MailTarget
from records.model.people import Audience


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """An audience, and the one list that its readers stand on."""

    audience: AudienceCode
    label: str
    mailing_list: MailingList
    target: MailTarget | None
    """Where that is in the mail engine, if it is known."""


@dataclass(frozen=True, slots=True)
class AlertChoice:
    """An area of a list that writes by itself, or an audience of one."""

    code: str
    """Of the municipality, district or audience; `region` for all of the region."""
    label: str
    mailing_list: MailingList
    target: MailTarget
    covers: tuple[str, ...]
    """Codes and ids of the areas that it tells of; `*` for every one, none of an audience."""

    @property
    def is_of_audience(self) -> bool:
        """Whether it tells of what is for an audience, wherever that is."""
        return self.target.audience is not None


def letter_choices(library: LibraryView) -> tuple[LetterChoice, ...]:
    """One for each audience that some letter goes to, in the order of a doctor's life."""
    lists = _offered(library, alerts=False)
    records = {audience.code: audience for audience in library.all(Audience)}
    return tuple(_letters(lists, records))


def _letters(
    lists: tuple[MailingList, ...], records: dict[AudienceCode, Audience]
) -> Iterator[LetterChoice]:
    for code in AudienceCode:
        fitting = [each for each in lists if code in each.audiences]
        record = records.get(code)
        named = [each for each in fitting if record and each.id == record.mailing_list]
        for chosen in (*named, *fitting)[:1]:
            target = next((t for t in chosen.targets if t.audience is code), None)
            yield LetterChoice(code, record.name if record else code.label, chosen, target)


def alert_choices(library: LibraryView, clock: Clock) -> tuple[AlertChoice, ...]:
    """Every choice of every list that writes by itself.

    The whole region, then areas in Danish order; audiences in the order of a doctor's life.
    """
    lists = _offered(library, alerts=True)
    areas = {area.code: area for area in areas_at(library, clock)}
    names = {audience.code: audience.name for audience in library.all(Audience)}
    found = (c for each in lists for c in (*_alerts(each, areas), *_for_audiences(each, names)))
    return tuple(sorted(found, key=lambda c: (_place(c, lists), c.code != WHOLE_REGION,
                                              _order(c))))  # fmt: skip


def _order(choice: AlertChoice) -> tuple[int, Any]:
    if choice.target.audience:
        return 1, [*AudienceCode].index(choice.target.audience)
    return 0, danish_key(choice.label)


def _for_audiences(
    mailing_list: MailingList, names: dict[AudienceCode, str]
) -> Iterator[AlertChoice]:
    for target in mailing_list.targets:
        if target.audience:
            label = names.get(target.audience, target.audience.label)
            yield AlertChoice(target.audience.value, label, mailing_list, target, ())


def _place(choice: AlertChoice, lists: tuple[MailingList, ...]) -> tuple[bool, int]:
    """Lists that tell of new openings come first."""
    tells = AlertTrigger.NEW_OPENING in choice.mailing_list.trigger
    return not tells, lists.index(choice.mailing_list)


def _alerts(mailing_list: MailingList, areas: dict[str, Area]) -> Iterator[AlertChoice]:
    own = {target.area for target in mailing_list.targets}
    for target in mailing_list.targets:
        if target.area == WHOLE_REGION:
            yield AlertChoice(WHOLE_REGION, "Hele regionen", mailing_list, target, ("*",))
        elif target.area in areas:
            area = areas[target.area]
            parts = (a for a in areas.values() if _is_part(a, area) and a.code not in own)
            names = tuple(name for each in (area, *parts) for name in (each.code, each.id))
            yield AlertChoice(
                area.code, area.name, mailing_list, target, tuple(dict.fromkeys(names))
            )


def _is_part(part: Area, whole: Area) -> bool:
    return part.is_district and part.municipality == whole.code


def alert_for(area: Area, library: LibraryView, clock: Clock) -> AlertChoice | None:
    """The alert that tells of openings in the area: its own, its municipality's, the region's."""
    found = alert_choices(library, clock)
    exact = [c for c in found if c.code == area.code]
    wider = [c for c in found if area.code in c.covers]
    return next(iter((*exact, *wider, *(c for c in found if "*" in c.covers))), None)


def _offered(library: LibraryView, *, alerts: bool) -> tuple[MailingList, ...]:
    lists = sorted(
        (each for each in library.all(MailingList) if bool(each.trigger) is alerts),
        key=lambda each: each.id,
    )
    real = tuple(each for each in lists if not each.example)
    return real or tuple(lists)
