"""Who gets what, and why: the matrix of audiences and items, before anything is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsletter.edition import Edition, Editions
from newsletter.render.size_limit import Fitted
from newsletter.selection.cards import key_of
from newsletter.selection.choose import SHOWS, candidates
from newsletter.selection.reasons import Reason
from records.clock import Clock
from records.codes.programme import BlockType
from records.danish.numbers import count
from records.facts.examples import with_example_prefix
from records.loading.library import Library
from records.model.base import Content
from records.model.newsletter import Block
from records.model.registry import BY_KEY


@dataclass(frozen=True, slots=True)
class Column:
    """An audience of the issue."""

    key: str
    label: str
    items: int
    octets: int = 0
    """Of the HTML; 0 where no mail is made."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """An item, and why each audience gets it or not."""

    key: str
    title: str
    cells: Mapping[str, Reason]


@dataclass(frozen=True, slots=True)
class Unseen:
    """An item that is new and that nobody gets."""

    key: str
    title: str
    because: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a person should know before an issue is sent."""

    issue: str
    title: str
    mailing_list: str
    previous: str | None
    sent: bool
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unseen: tuple[Unseen, ...] = ()
    difference: tuple[str, ...] = field(default=())
    """Set against the last build; empty where nothing is other, or nothing was built."""

    @property
    def notes(self) -> tuple[str, ...]:
        """The sentences an editor should see even without asking for the plan."""
        quiet = (
            f"{self.issue}: intet nyt til {column.label}, så de får ingen mail."
            for column in self.columns
            if not column.items
        )
        fitting = (
            f"{self.issue}, udgaven {column.key}: {note}"
            for column in self.columns
            for note in column.notes
        )
        unseen = (f"{self.issue}: nyt, som ingen får: {line}." for line in self.unseen_lines)
        return (*quiet, *fitting, *unseen)

    @property
    def unseen_lines(self) -> tuple[str, ...]:
        """What is new for no audience, one line for each reason and kind, a few by name."""
        groups: dict[tuple[str, str], list[str]] = {}
        for each in self.unseen:
            kind, _, record_id = each.key.partition(":")
            groups.setdefault((kind, each.because), []).append(record_id)
        return tuple(
            f"{_counted(kind, len(ids))}, {because} ({_some(ids)})"
            for (kind, because), ids in groups.items()
        )


def _counted(kind: str, number: int) -> str:
    return count(number, BY_KEY[kind].label.lower(), BY_KEY[kind].plural)


def _some(ids: list[str], most: int = 4) -> str:
    return ", ".join(ids[:most]) + (" …" if len(ids) > most else "")


def plan_of(editions: Editions, made: Mapping[str, Fitted], library: Library, clock: Clock) -> Plan:
    """The plan of an issue; `made` holds the editions that were rendered, by audience."""
    issue = editions.issue
    every = (*editions.going, *editions.quiet)
    order = {str(audience): place for place, audience in enumerate(issue.audiences)}
    return Plan(
        issue=issue.id,
        title=with_example_prefix(issue.title, example=issue.example),
        mailing_list=issue.mailing_list,
        previous=editions.previous,
        sent=editions.sent is not None,
        columns=tuple(
            sorted((_column(e, made) for e in every), key=lambda c: order.get(c.key, len(order)))
        ),
        rows=tuple(_rows(every)),
        unseen=() if editions.sent else tuple(_unseen(editions, library, clock)),
    )


def _column(edition: Edition, made: Mapping[str, Fitted]) -> Column:
    fit = made.get(edition.key)
    label, items = edition.audience.label, len(edition.picks) if edition.has_news else 0
    return Column(edition.key, label, items, fit.octets if fit else 0, fit.notes if fit else ())


def _rows(editions: tuple[Edition, ...]) -> Iterator[Row]:
    titles: dict[str, str] = {}
    cells: dict[str, dict[str, Reason]] = {}
    places: dict[str, int] = {}
    for edition in editions:
        for block in edition.blocks:
            for pick in block.picks:
                title = with_example_prefix(pick.card.title, example=pick.card.example)
                titles.setdefault(pick.key, title)
                places.setdefault(pick.key, block.number)
                cells.setdefault(pick.key, {})[edition.key] = pick.why
        for passed in edition.passed:
            titles.setdefault(passed.key, passed.title)
            cells.setdefault(passed.key, {})[edition.key] = passed.why
    last = len(titles)
    for key in sorted(titles, key=lambda key: places.get(key, last)):
        yield Row(key, titles[key], cells[key])


# --- what nobody gets -------------------------------------------------------------------------


def _unseen(editions: Editions, library: Library, clock: Clock) -> Iterator[Unseen]:
    told = {pick.key for edition in editions.going for pick in edition.picks}
    told |= {key for heard in editions.history.audiences.values() for key in heard.told}
    for kind in SHOWS:
        block = Block.model_construct(type=kind, select="auto", max=200, text=None)
        for record in candidates(block, editions.issue, library, clock):
            if key_of(record) not in told:
                title = with_example_prefix(record.title, example=record.example)
                yield Unseen(key_of(record), title, _because(record, kind, editions))


def _because(record: Content, kind: BlockType, editions: Editions) -> str:
    issue = editions.issue
    if set(record.audiences).isdisjoint(issue.audiences):
        return "som ikke er til nogen af brevets målgrupper"
    if not any(block.type is kind and block.select == "auto" for block in issue.blocks):
        return f'fordi brevet ikke har et automatisk afsnit af typen "{kind.value}"'
    return "fordi der ikke er plads under afsnittets max"


# --- as JSON, and set against the last build --------------------------------------------------


def plan_json(plan: Plan) -> str:
    """The plan for programs."""
    return json.dumps(plan_values(plan), ensure_ascii=False, indent=1) + "\n"


def plan_values(plan: Plan) -> dict[str, Any]:
    """Plain values of the plan."""
    return {
        "issue": plan.issue,
        "title": plan.title,
        "mailing_list": plan.mailing_list,
        "previous": plan.previous,
        "sent": plan.sent,
        "editions": {
            column.key: {
                "audience": column.label,
                "items": column.items,
                "html_bytes": column.octets,
                "notes": list(column.notes),
            }
            for column in plan.columns
        },
        "items": [
            {
                "item": row.key,
                "title": row.title,
                "editions": {
                    key: {"shown": why.shown, "why": why.code, "reason": why.words}
                    for key, why in row.cells.items()
                },
            }
            for row in plan.rows
        ],
        "unseen": [
            {"item": each.key, "title": each.title, "reason": each.because} for each in plan.unseen
        ],
        "difference": list(plan.difference),
    }


def difference(new: Mapping[str, str], old: Mapping[str, str]) -> tuple[str, ...]:
    """What is other in the plain texts of this build (by audience) than in those of the last."""
    said: list[str] = []
    for audience in sorted({*new, *old}):
        now, then = new.get(audience, ""), old.get(audience, "")
        if not then or not now:
            said.append(f"{'+' if now else '-'} hele udgaven til {audience}")
            continue
        told, before = _links(now), _links(then)
        said += [f"+ {link} til {audience}" for link in told if link not in before]
        said += [f"- {link} til {audience}" for link in before if link not in told]
        if now != then and set(told) == set(before):
            said.append(f"~ ordene i udgaven til {audience}")
    return tuple(said)


def _links(text: str) -> list[str]:
    """The address of each item, which has a line of its own."""
    return [line for line in text.splitlines() if line.startswith("https://")]
