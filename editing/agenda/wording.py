"""The agenda to read: in a terminal, as Markdown, and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from editing.agenda.agenda import Agenda
from editing.agenda.item import AgendaItem, Urgency
from records.danish.dates import date_span, day_and_date
from records.danish.markup import plain
from records.danish.numbers import joined

LATE = "Skulle være gjort"
NOTES = "Noter til redaktøren"


def summary(agenda: Agenda) -> str:
    """`22. november–22. december 2026: 1 skulle være gjort, 4 skal gøres og 9 begynder.`."""
    span = date_span(agenda.first, agenda.last)
    numbers = [(len(agenda.late), "skulle være gjort")]
    words = {Urgency.ACT: "skal gøres", Urgency.BEGINS: "begynder", Urgency.ENDS: "slutter"}
    for sort, said in words.items():
        numbers.append((sum(each.sort is sort for each in agenda.coming), said))
    told = [f"{number} {said}" for number, said in numbers if number]
    return f"{span}: {joined(told) if told else 'der sker ikke noget'}."


def as_text(agenda: Agenda) -> str:
    """For a terminal: a heading for each day, and under each thing what to do and where."""
    return "\n".join(_lines(agenda)) + "\n"


def _lines(agenda: Agenda) -> Iterator[str]:
    yield summary(agenda)
    for heading, occasions in _groups(agenda):
        yield ""
        yield heading
        for each in occasions:
            yield f"  {headline(each, agenda)}"
            if each.do:
                yield f"    {each.do}"
            yield f"    {_place(each, agenda)}"
    if agenda.notes:
        yield ""
        yield NOTES
    for note in agenda.notes:
        yield f"  {note.title}: {note.text}"
        yield f"    {note.place.path}:{note.place.line}"


def headline(each: AgendaItem, agenda: Agenda) -> str:
    """What happens and to what; late things say their day."""
    late = f"{day_and_date(each.day)}: " if each.day < agenda.first else ""
    return f"{late}{each.said}: {each.title}"


def _place(each: AgendaItem, agenda: Agenda) -> str:
    mark = agenda.position(each)
    return f"{mark.path}:{mark.line}" if each.record else mark.path


def _groups(agenda: Agenda) -> Iterator[tuple[str, tuple[AgendaItem, ...]]]:
    if agenda.late:
        yield LATE, agenda.late
    for day, occasions in groupby(agenda.coming, key=lambda each: each.day):
        yield day_and_date(day).capitalize(), tuple(occasions)


def as_markdown(agenda: Agenda) -> str:
    """The same as GitHub-flavoured Markdown: a list under each day, with boxes to tick."""
    return "\n".join(_markdown(agenda)) + "\n"


def _markdown(agenda: Agenda) -> Iterator[str]:
    yield "## Det sker snart"
    yield ""
    yield plain(summary(agenda))
    for heading, occasions in _groups(agenda):
        yield ""
        yield f"### {heading}"
        yield ""
        for each in occasions:
            box = "[ ] " if each.sort is Urgency.ACT else ""
            do = f" – {plain(each.do)}" if each.do else ""
            yield f"- {box}**{plain(headline(each, agenda))}**{do} `{_place(each, agenda)}`"
    if agenda.notes:
        yield ""
        yield f"### {NOTES}"
        yield ""
    for note in agenda.notes:
        place = f"{note.place.path}:{note.place.line}"
        yield f"- **{plain(note.title)}** – {plain(note.text)} `{place}`"


def values(agenda: Agenda) -> dict[str, Any]:
    """Plain values for programs; days as ISO 8601."""
    return {
        "from": agenda.first.isoformat(),
        "to": agenda.last.isoformat(),
        "summary": summary(agenda),
        "items": [_values(each, agenda) for each in agenda.all],
        "notes": [
            {"title": n.title, "text": n.text, "path": n.place.path, "line": n.place.line}
            for n in agenda.notes
        ],
    }


def _values(each: AgendaItem, agenda: Agenda) -> dict[str, Any]:
    mark = agenda.position(each)
    return {
        "day": each.day.isoformat(),
        "late": each.day < agenda.first,
        "sort": each.sort.value,
        "item": each.key,
        "what": each.what,
        "title": each.title,
        "said": each.said,
        "do": each.do,
        "path": mark.path,
        "line": mark.line,
    }
