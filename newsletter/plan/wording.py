"""The plan to read: in a terminal, on one screen, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase
from textwrap import TextWrapper

from newsletter.plan.matrix import Column, Plan, Row
from newsletter.selection.reasons import Reason
from records.danish.dates import format_datetime
from records.danish.markup import plain
from records.danish.numbers import count, joined, size

WIDTH = 80
_HELD = (Reason.CUT, Reason.SENT)
"""What an editor may have expected to see; that others get something needs no line."""


def as_text(plan: Plan) -> str:
    """The plan for a terminal of 80 characters.

    Each audience with what its inbox shows, then what is told, once for each set of readers and
    each reason, what is held back, and what should be looked at.
    """
    return "\n".join(_lines(plan)) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    letters = {column.key: letter for column, letter in zip(plan.columns, _letters(), strict=False)}
    yield from _wrapped(f"{plan.title} ({plan.issue})")
    yield from _wrapped(_standing(plan))
    for column in plan.columns:
        if not column.like:
            yield from _inbox(column, plan, letters)
    yield from _told(plan, letters)
    for heading, texts in _lists(plan, letters):
        yield from _wrapped(f"{heading}: {'; '.join(texts)}.", most=3)
    if plan.difference:
        yield "Siden sidste build:"
        yield from (f"  {line}" for line in plan.difference)


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    yield from (f"{first}{second}" for first in ascii_uppercase for second in ascii_uppercase)


def _standing(plan: Plan) -> str:
    if plan.sent:
        before = "Sendt: planen viser, hvad der kom med."
    else:
        before = f"Forrige: {plan.previous}." if plan.previous else "Listens første, så alt er nyt."
    when = f"{format_datetime(plan.send_at)} · " if plan.send_at else ""
    return f"{when}fra {plan.sender} · {plan.mailing_list}. {before}"


def _inbox(column: Column, plan: Plan, letters: Mapping[str, str]) -> Iterator[str]:
    """What the readers of an edition find in their inbox; editions that are the same, together."""
    same = [each for each in plan.columns if column.key in (each.key, each.like)]
    names = joined([f"{letters[each.key]} {each.label}" for each in same])
    yield from _wrapped(f"{names}: {_summary(column)}, {_targets(same)}")
    if column.subject:
        yield from _wrapped(column.subject, "  > ", "    ")
        yield from _wrapped(column.preheader, "    ", "    ", most=1)


def _targets(same: list[Column]) -> str:
    found = dict.fromkeys(column.target or "mangler" for column in same)
    return f"liste {'/'.join(found)}"


def _summary(column: Column) -> str:
    if not column.subject:
        return "intet nyt, ingen mail"
    octets = f", {size(column.octets)}" if column.octets else ""
    return f"{count(column.items, 'post', 'poster')}{octets}"


def _told(plan: Plan, letters: Mapping[str, str]) -> Iterator[str]:
    """A line for each reason and set of readers: `N BCD  Netværksaften på Bornholm*`."""
    groups: dict[tuple[Reason, str], list[str]] = {}
    for row in plan.rows:
        for why in dict.fromkeys(why for why in row.cells.values() if why.shown):
            readers = _readers(row, why, letters)
            groups.setdefault((why, readers), []).append(row.name)
    yield _legend(dict.fromkeys(why for why, _ in groups), groups.values())
    for (why, readers), names in groups.items():
        yield from _wrapped(f"{why.letter} {readers}: {' · '.join(names)}", rest="     ")


def _legend(used: Iterable[Reason], names: Iterable[list[str]]) -> str:
    """The line that the told items stand under: what their letters mean."""
    said = [f"{why.letter} {why.words}" for why in used]
    if any(name.endswith("*") for each in names for name in each):
        said.append("* eksempel")
    return f"Hvem får hvad ({', '.join(said)}):" if said else "Ingen får noget."


def _readers(row: Row, why: Reason, letters: Mapping[str, str]) -> str:
    return "".join(letter for key, letter in letters.items() if row.cells.get(key) is why)


def _lists(plan: Plan, letters: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    for why in _HELD:
        held = [
            f"{row.name} ({readers})"
            for row in plan.rows
            if (readers := _readers(row, why, letters))
        ]
        if held:
            yield f"Holdt tilbage, {why.words}", held
    if plan.unseen_in_short:
        yield "Til ingen", list(plan.unseen_in_short)
    notes = [
        f"{column.key}: {note.rstrip('.')}" for column in plan.columns for note in column.notes
    ]
    if notes:
        yield "Bemærk", notes


def _wrapped(text: str, first: str = "", rest: str = "  ", most: int = 4) -> Iterator[str]:
    """The text in lines of 80 characters, cut with an ellipsis after `most` of them."""
    wrapper = TextWrapper(
        WIDTH, initial_indent=first, subsequent_indent=rest, max_lines=most, placeholder=" …"
    )
    yield from wrapper.wrap(text)


# --- as Markdown ------------------------------------------------------------------------------


def as_markdown(plan: Plan) -> str:
    """The plan as GitHub-flavoured Markdown tables, with nothing cut."""
    return "\n".join(_markdown(plan)) + "\n"


def _markdown(plan: Plan) -> Iterator[str]:
    yield f"## {plain(plan.title)}"
    yield ""
    yield plain(_standing(plan))
    yield ""
    yield "| Udgave | Indhold | Liste | Emne | Forhåndstekst |"
    yield "| --- | --- | --- | --- | --- |"
    for column in plan.columns:
        words = (_summary(column), column.target or "mangler", column.subject, column.preheader)
        yield f"| {column.key} | {' | '.join(map(plain, words))} |"
    yield ""
    yield f"| Post | {' | '.join(column.key for column in plan.columns)} |"
    yield f"| --- {'| --- ' * len(plan.columns)}|"
    for row in plan.rows:
        cells = " | ".join(_cell(row, column) for column in plan.columns)
        yield f"| {plain(row.title)} `{row.key}` | {cells} |"
    notes = [f"{column.key}: {note}" for column in plan.columns for note in column.notes]
    yield from _section("Bemærk", [*notes, *(f"{each[0].upper()}{each[1:]}" for each in plan.same)])
    yield from _section("Nyt, som ingen får", plan.unseen_lines)
    yield from _section("Siden sidste build", plan.difference)


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"- {plain(line)}" for line in lines]
    if told:
        yield from ("", f"### {heading}", "", *told)


def _cell(row: Row, column: Column) -> str:
    why = row.cells.get(column.key)
    if why is None:
        return ""
    note = row.notes.get(column.key)
    words = f"{why.words}: {plain(note)}" if note else why.words
    return f"**{words}**" if why.shown else words
