"""The plan to read: in a terminal, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from newsletter.plan.matrix import Column, Plan, Row
from newsletter.selection.reasons import Reason
from records.danish.markup import plain
from records.danish.numbers import count, size


def as_text(plan: Plan) -> str:
    """The plan for a terminal: one letter for each audience, one line for each item."""
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield f"{plan.title} ({plan.issue})"
    yield _standing(plan)
    yield ""
    for letter, column in zip(ascii_uppercase, plan.columns, strict=False):
        yield f"  {letter}  {_summary(column)}"
    yield ""
    yield f"  {' '.join(ascii_uppercase[: len(plan.columns)])}"
    for row in plan.rows:
        yield f"  {' '.join(_letters(row, plan))}  {row.title} ({row.key})"
    yield ""
    yield from (f"  {why.letter}  {why.words}" for why in Reason)
    for heading, lines in _lists(plan):
        yield ""
        yield heading
        yield from (f"  {line}" for line in lines)


def _standing(plan: Plan) -> str:
    if plan.sent:
        return f"Listen {plan.mailing_list}. Sendt: planen viser, hvad der kom med."
    before = plan.previous or "ingen, så alt er nyt"
    return f"Listen {plan.mailing_list}. Forrige udgave: {before}."


def _summary(column: Column) -> str:
    if not column.items:
        return f"{column.label}: intet nyt, ingen mail"
    octets = f", {size(column.octets)}" if column.octets else ""
    return f"{column.label}: {count(column.items, 'post', 'poster')}{octets}"


def _letters(row: Row, plan: Plan) -> Iterator[str]:
    for column in plan.columns:
        why = row.cells.get(column.key)
        yield why.letter if why else " "


def _lists(plan: Plan) -> Iterator[tuple[str, list[str]]]:
    notes = [f"{column.key}: {note}" for column in plan.columns for note in column.notes]
    if notes:
        yield "Bemærk", notes
    if plan.unseen:
        yield "Nyt, som ingen får", list(plan.unseen_lines)
    if plan.difference:
        yield "Siden sidste build", list(plan.difference)


def as_markdown(plan: Plan) -> str:
    """The plan as GitHub-flavoured Markdown tables."""
    return "\n".join(_markdown(plan)) + "\n"


def _markdown(plan: Plan) -> Iterator[str]:
    yield f"## {plain(plan.title)}"
    yield ""
    yield plain(_standing(plan))
    yield ""
    yield "| Udgave | Indhold |"
    yield "| --- | --- |"
    yield from (f"| {column.key} | {plain(_summary(column))} |" for column in plan.columns)
    yield ""
    yield f"| Post | {' | '.join(column.key for column in plan.columns)} |"
    yield f"| --- {'| --- ' * len(plan.columns)}|"
    for row in plan.rows:
        cells = (row.cells.get(column.key) for column in plan.columns)
        words = " | ".join(_cell(why) for why in cells)
        yield f"| {plain(row.title)} `{row.key}` | {words} |"
    for heading, lines in _lists(plan):
        yield ""
        yield f"### {heading}"
        yield ""
        yield from (f"- {plain(line)}" for line in lines)


def _cell(why: Reason | None) -> str:
    if why is None:
        return ""
    return f"**{why.words}**" if why.shown else why.words
