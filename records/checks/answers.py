"""Questions and answers of a posting: they name nobody who asked, and lie in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.area import Area
from records.model.event import Event
from records.model.health_council import HealthCouncil
from records.model.people import Partner
from records.model.vacancy import Vacancy
from records.source.diagnostics import Diagnostic, Severity, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_REACHED = re.compile(r"\S+@\S+|(?<!\d)(?:\+45 ?)?\d{2}(?: ?\d{2}){3}(?!\d)")
"""A mail address or a telephone."""
_SIGNED = re.compile(r"(?i:\b(?:mvh|med venlig hilsen|hilsen|kære)\b)\.?,? *[A-ZÆØÅ]\w+")
_NAME = r"[A-ZÆØÅÉÜÖÄ][a-zæøåéüöä]+"
_NAMES = re.compile(rf"(?<![\w-]){_NAME}(?:[ -](?:[A-ZÆØÅ]\. )?{_NAME})+")
"""Two words or more with a capital letter, one after the other."""
_OPENING = frozenset({
    "kan", "er", "må", "skal", "har", "vil", "får", "gælder", "ligger", "hvor", "hvem", "hvad",
    "hvornår", "hvordan", "hvilke", "hvis", "når", "ja", "nej", "i", "det", "den", "de", "vi",
})  # fmt: skip
"""Words that a sentence begins with, so that their capital letter says nothing."""
_KNOWN = frozenset({"region", "regionen", "kommune", "danske", "akuttelefonen"})


def check_answers(library: LibraryView) -> Iterator[Diagnostic]:
    """Warn of what can say who asked, and tell of days that lie out of order."""
    known: frozenset[str] | None = None
    for vacancy in library.all(Vacancy):
        for place, each in enumerate(vacancy.process.answers if vacancy.process else ()):
            known = known if known is not None else _known(library)
            for key in ("question", "answer"):
                word = _names_somebody(getattr(each, key), known)
                if word:
                    loc = ("process", "answers", place, key)
                    said = violation("answer-names-somebody", loc, Severity.WARNING, word=word)
                    yield found_at(library, vacancy, said)
        yield from _meeting(vacancy, library)


def _meeting(vacancy: Vacancy, library: LibraryView) -> Iterator[Diagnostic]:
    """A meeting after the deadline helps nobody to apply."""
    named = vacancy.process.information_meeting if vacancy.process else None
    meeting, deadline = library.find(Event, named), vacancy.deadline
    if meeting and deadline and meeting.start_date > deadline:
        loc = ("process", "information_meeting")
        late = violation("meeting-after-deadline", loc, day=meeting.start_date, deadline=deadline)
        yield found_at(library, vacancy, late)


def _names_somebody(text: str, known: frozenset[str]) -> str:
    for pattern in (_REACHED, _SIGNED):
        found = pattern.search(text)
        if found:
            return found[0]
    for found in _NAMES.finditer(text):
        first, _, rest = found[0].partition(" ")
        name = rest if first.casefold() in _OPENING else found[0]
        words = re.findall(r"\w{2,}", name.casefold())
        if len(words) > 1 and not known & {*words, *(word.removesuffix("s") for word in words)}:
            return name
    return ""


def _known(library: LibraryView) -> frozenset[str]:
    """Words of places and of those we work with: they name no person."""
    names = (
        *(each.name for each in library.all(Area)),
        *(each.name for each in library.all(HealthCouncil)),
        *(each.name for each in library.all(Partner)),
    )
    return _KNOWN | {word for name in names for word in re.findall(r"\w+", name.casefold())}
