"""Passages of a text that hold from a day, or until one, and come and go by themselves.

    {{until:2026-12-31}}
    I 2026 arbejder de to regioner på en fælles strategi.
    {{end}}

Each mark stands on a line of its own. What is written in the present tense is then a date and not
a thing to remember. In code nothing is a mark: there it is shown as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from records.danish.written import written_day

_INNER = (
    r"\{\{[ \t]*(?:(until|from|indtil|til|fra)\b([^{}\n]{0,200})"
    r"|(?:end|slut|/[a-zæøå]{0,10})[ \t]*)\}\}"
)
_IN_DANISH = {"indtil": "until", "til": "until", "fra": "from"}
"""Words that only one mark can be meant by; programs know the English ones."""
_MARK = re.compile(rf"^[ \t]*{_INNER}[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ANY = re.compile(_INNER, re.IGNORECASE)
_HALF = re.compile(
    r"(?<!\{)\{[ \t]*(?:(?:until|from)\b[^{}\n]{0,200}|end[ \t]*)\}{1,2}(?!\})"
    r"|\{\{[ \t]*(?:(?:until|from)\b[^{}\n]{0,200}|end[ \t]*)\}(?!\})",
    re.IGNORECASE,
)
"""A mark with a brace too few."""
_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??(?P=fence)[ ]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL
)
"""Fenced blocks as Markdown sees them, with an end, and code within a line."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words from `start` to `end` of a text, with their marks."""

    start: int
    end: int
    body: tuple[int, int]
    first: date | None
    last: date | None

    def holds(self, today: date) -> bool:
        """Whether readers see it on that day."""
        return (self.first is None or self.first <= today) and (
            self.last is None or today <= self.last
        )


@dataclass(frozen=True, slots=True)
class PassageFault:
    """A mark that has no day, no end or no beginning; `code` of the message for it."""

    code: str
    offset: int
    written: str
    meant: str = ""
    """The mark as it shall stand there, where that is known."""


def passages(text: str) -> tuple[Passage, ...]:
    """Every whole passage, in the order of the text; faulty marks begin none."""
    return tuple(each for each in _read(text) if isinstance(each, Passage))


def passage_faults(text: str) -> tuple[PassageFault, ...]:
    """Every mark that is wrong."""
    return tuple(each for each in _read(text) if isinstance(each, PassageFault))


def text_at(text: str, today: date) -> str:
    """The text as readers see it on a day: without marks, and without what does not hold."""
    parts, at = [], 0
    for passage in passages(text):
        parts.append(text[at : passage.start])
        if passage.holds(today):
            parts.append(text[slice(*passage.body)].strip("\n"))
        at = passage.end
    return "".join((*parts, text[at:])) if parts else text


def without_marks(text: str) -> str:
    """The text with spaces for its marks, so that each word stays where it is.

    A mark that the text begins with leaves empty lines: Markdown reads spaces there as code.
    """
    if "{{" not in text:
        return text
    code = _code_in(text)
    bare = _ANY.sub(lambda f: f[0] if _is_within(f, code) else " " * len(f[0]), text)
    first, line_end, rest = bare.partition("\n")
    return bare if first.strip() else "\n" * len(first) + line_end + rest


def half_marks(text: str) -> tuple[re.Match[str], ...]:
    """Each mark with a brace too few: `{until:2026-12-31}`."""
    if "{" not in text:
        return ()
    code = _code_in(text)
    return tuple(each for each in _HALF.finditer(text) if not _is_within(each, code))


def _read(text: str) -> Iterator[Passage | PassageFault]:
    if "{" not in text:
        return
    halves = half_marks(text)
    yield from (PassageFault("passage-with-one-brace", h.start(), h[0]) for h in halves)
    code = _code_in(text)
    marks = [each for each in _MARK.finditer(text) if not _is_within(each, code)]
    if not halves:  # the other half of the pair has nothing wrong with it
        yield from _pairs(text, marks)
    alone = {mark.start() + _lead(mark) for mark in marks}
    for found in _ANY.finditer(text):
        if found.start() not in alone and not _is_within(found, code):
            yield _fault("passage-not-on-its-own-line", found)


def _pairs(text: str, marks: Iterable[re.Match[str]]) -> Iterator[Passage | PassageFault]:
    opened: re.Match[str] | None = None
    told = 0
    for found in marks:
        if found[1]:
            wrong = _wrong_beginning(opened, found)
            told += len(wrong)
            yield from wrong
            opened = found if _day(found[2]) and not _is_other(found) else None
        elif _is_other(found):
            yield replace(_fault("passage-mark-unknown", found), meant="{{end}}")
            opened, told = None, 0
        elif opened:
            yield _whole(opened, found)
            if not text[opened.end() : found.start()].strip():
                yield _fault("passage-empty", opened)
            opened = None
        elif told:
            told -= 1  # it ends a passage whose beginning has been told of
        else:
            yield _fault("passage-without-beginning", found)
    if opened:
        yield _fault("passage-without-end", opened)


def _wrong_beginning(
    opened: re.Match[str] | None, found: re.Match[str]
) -> tuple[PassageFault, ...]:
    """What is wrong where a passage begins, while another may be open."""
    unended = (_fault("passage-without-end", opened),) if opened else ()
    if _is_other(found):
        wrong = _fault("passage-mark-unknown", found)
        return (*unended, replace(wrong, meant=_mark_meant(found)))
    if _day(found[2]):
        return unended
    wrong = _fault("passage-without-day", found)
    return (*unended, replace(wrong, meant=_mark_meant(found)))


def _mark_meant(found: re.Match[str]) -> str:
    """`{{until:1.1.2027}}` as `{{until:2027-01-01}}`; empty where no day can be read in it."""
    day = written_day(found[2].strip(" \t:="))
    is_one = day is not None and day.year is not None and day.exists
    word = found[1].lower()
    return f"{{{{{_IN_DANISH.get(word, word)}:{day.iso}}}}}" if day and is_one else ""


def _is_other(found: re.Match[str]) -> bool:
    """Whether it is a mark in other words than ours."""
    if found[1]:
        return found[1].lower() in _IN_DANISH
    return found[0].strip().strip("{}").strip().lower() != "end"


def _whole(opened: re.Match[str], closed: re.Match[str]) -> Passage:
    day = _day(opened[2])
    first, last = (day, None) if opened[1].lower() == "from" else (None, day)
    return Passage(opened.start(), closed.end(), (opened.end(), closed.start()), first, last)


def _code_in(text: str) -> tuple[tuple[int, int], ...]:
    if "`" not in text and "~~~" not in text:
        return ()
    return tuple(found.span() for found in _CODE.finditer(text))


def _is_within(found: re.Match[str], code: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= found.start() < end for start, end in code)


def _lead(mark: re.Match[str]) -> int:
    """How far the mark is indented."""
    return len(mark[0]) - len(mark[0].lstrip())


def _fault(code: str, found: re.Match[str]) -> PassageFault:
    return PassageFault(code, found.start() + _lead(found), found[0].strip())


def _day(written: str) -> date | None:
    found = re.fullmatch(r"\s*:\s*(\d{4}-\d\d-\d\d)\s*", written)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
