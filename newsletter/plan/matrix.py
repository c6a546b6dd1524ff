"""Who gets what, and why: the matrix of audiences and items, before anything is sent."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from newsletter.edition import Edition, Editions
from newsletter.inbox import inbox_line
from newsletter.plan.alike import alike
from newsletter.plan.unseen import Unseen, unseen_of
from newsletter.render.size_limit import Fitted
from newsletter.selection.candidates import sent_at
from newsletter.selection.reasons import Reason
from records.clock import Clock
from records.danish.numbers import count, joined
from records.facts.examples import with_example_prefix
from records.loading.library import Library
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
    subject: str = ""
    preheader: str = ""
    """As an inbox shows them, beside the sender; empty where no mail is made."""
    target: str = ""
    """The list in the mail engine; empty where it is missing."""
    like: str = ""
    """The key of an edition before it that says the same, word for word."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item, and why each audience gets it or not."""

    key: str
    title: str
    cells: Mapping[str, Reason]
    name: str = ""
    """What a subject calls it, with `*` for an example; its title where two have that name."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What each mail says of why the item is told now, by audience; left out where nothing."""


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
    sender: str = ""
    send_at: datetime | None = None
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
        same = (f"{self.issue}: {sentence}" for sentence in self.same)
        unseen = (f"{self.issue}: nyt, som ingen får: {line}." for line in self.unseen_lines)
        return (*quiet, *fitting, *same, *unseen)

    @property
    def same(self) -> tuple[str, ...]:
        """One sentence for each group of editions that say the same, word for word."""
        groups: dict[str, list[str]] = {}
        for column in self.columns:
            if column.items:
                groups.setdefault(column.like or column.key, []).append(column.key)
        return tuple(
            f"udgaverne {joined(keys)} siger det samme, ord for ord."
            for keys in groups.values()
            if len(keys) > 1
        )

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

    @property
    def unseen_in_short(self) -> tuple[str, ...]:
        """The same as numbers alone, without what some audience's edition had no room for."""
        planned = {row.key for row in self.rows if {*row.cells.values()} != {Reason.OTHERS}}
        left = [each for each in self.unseen if each.key not in planned]
        groups: dict[str, Counter[str]] = {}
        for each in left:
            groups.setdefault(each.in_short, Counter())[each.key.partition(":")[0]] += 1
        return tuple(
            f"{joined([_counted(kind, n) for kind, n in kinds.items()])} {why}"
            for why, kinds in groups.items()
        )


def _counted(kind: str, number: int) -> str:
    return count(number, BY_KEY[kind].label.lower(), BY_KEY[kind].plural)


def _some(ids: list[str], most: int = 4) -> str:
    return ", ".join(ids[:most]) + (" …" if len(ids) > most else "")


def plan_of(editions: Editions, made: Mapping[str, Fitted], library: Library, clock: Clock) -> Plan:
    """The plan of an issue; `made` holds the editions that were rendered, by audience."""
    issue = editions.issue
    every = (*editions.going, *editions.quiet)
    firsts = {each.key: same[0].key for same in alike(editions.going) for each in same[1:]}
    order = {str(audience): place for place, audience in enumerate(issue.audiences)}
    return Plan(
        issue=issue.id,
        title=with_example_prefix(issue.title, example=issue.example),
        mailing_list=issue.mailing_list,
        previous=editions.previous,
        sent=editions.sent is not None,
        sender=every[0].mailing_list.sender if every else "",
        send_at=sent_at(issue),
        columns=tuple(
            sorted(
                (_column(each, made, firsts.get(each.key, "")) for each in every),
                key=lambda column: order.get(column.key, len(order)),
            )
        ),
        rows=tuple(_rows(every)),
        unseen=() if editions.sent else tuple(unseen_of(editions, library, clock)),
    )


def _column(edition: Edition, made: Mapping[str, Fitted], like: str) -> Column:
    fit = made.get(edition.key)
    line = fit.letter if fit else inbox_line(edition)
    goes = edition.has_news
    return Column(
        key=edition.key,
        label=edition.audience.label,
        items=len(edition.picks) if goes else 0,
        octets=fit.octets if fit else 0,
        notes=fit.notes if fit else (),
        subject=line.subject if goes else "",
        preheader=line.preheader if goes else "",
        target=_target(edition),
        like=like,
    )


def _target(edition: Edition) -> str:
    """The engine's own name of the audience's list."""
    targets = edition.mailing_list.targets
    return next((each.to for each in targets if each.audience == edition.audience), "")


def _rows(editions: tuple[Edition, ...]) -> Iterator[Row]:
    rows: dict[str, Row] = {}
    cells: dict[str, dict[str, Reason]] = {}
    notes: dict[str, dict[str, str]] = {}
    places: dict[str, int] = {}
    for edition in editions:
        for block in edition.blocks:
            for pick in block.picks:
                title = with_example_prefix(pick.card.title, example=pick.card.example)
                name = f"{pick.name or pick.card.title}{'*' if pick.card.example else ''}"
                rows[pick.key] = Row(pick.key, title, {}, name)
                places.setdefault(pick.key, block.number)
                cells.setdefault(pick.key, {})[edition.key] = pick.why
                if pick.note:
                    notes.setdefault(pick.key, {})[edition.key] = pick.note
        for passed in edition.passed:
            rows.setdefault(passed.key, Row(passed.key, passed.title, {}, passed.title))
            cells.setdefault(passed.key, {})[edition.key] = passed.why
    last, names = len(rows), Counter(row.name for row in rows.values())
    for key in sorted(rows, key=lambda key: places.get(key, last)):
        row = rows[key]
        name = row.name if names[row.name] == 1 else row.title
        yield replace(row, name=name, cells=cells[key], notes=notes.get(key, {}))


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
        "sender": plan.sender,
        "send_at": plan.send_at.isoformat() if plan.send_at else None,
        "editions": {
            column.key: {
                "audience": column.label,
                "items": column.items,
                "subject": column.subject,
                "preheader": column.preheader,
                "target": column.target or None,
                "same_as": column.like or None,
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
                    key: {
                        "shown": why.shown,
                        "why": why.code,
                        "reason": why.words,
                        "says": row.notes.get(key) or None,
                    }
                    for key, why in row.cells.items()
                },
            }
            for row in plan.rows
        ],
        "unseen": [
            {"item": each.key, "title": each.title, "reason": each.because} for each in plan.unseen
        ],
        "notes": list(plan.notes),
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
