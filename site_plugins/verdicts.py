"""What the last checks said, so that a check of what nobody changed says it again at once.

A verdict is known by a hash of all that it was made of: the content, the guide, the settings with
what they take from the environment, what was sent and published, and our own code. It holds from
the moment it was made for until the next moment at which anything that the records name begins or
ends.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from records.clock import COPENHAGEN, Clock, midnight, right_after
from records.source.cache_file import FOLDER, keep_file, sealed, unsealed
from records.source.diagnostics import Diagnostic, Position, Severity
from records.source.files import Project
from records.started import program
from site_plugins.project_key import key_of

if TYPE_CHECKING:
    from records.loading.library import Library

NAME = "verdicts.pickle"
KEPT = 4
"""As many clocks as somebody goes to and fro between."""
_SET_AT = time(1)
"""When the clocks of the EU are set, in UTC."""
_PLAIN = {each.__name__: each for each in (Position, Diagnostic, Severity)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says, and when it holds."""

    since: str
    until: str
    has_examples: bool
    """Decides the clock that holds where none is asked for."""
    diagnostics: tuple[Diagnostic, ...]
    counts: Mapping[str, int]
    """How many records there are of each kind."""
    lines: tuple[str, ...] = ()
    """What is printed of each, made once: the words and the models stay where they are."""
    summary: str = ""
    """One line: how many faults there are, or how many records of each kind."""
    program: str = ""
    """The name of the program that the lines give."""

    @classmethod
    def on(cls, library: Library, clock: Clock) -> Verdict:
        """The verdict that a judged library amounts to."""
        counts = {key: len(shelf) for key, shelf in library.records.items()}
        since, until = _written(clock.now), _written(next_change(library, clock))
        made = cls(since, until, library.has_examples, library.diagnostics, counts)
        return made.saying(library.diagnostics)

    def saying(self, found: Iterable[Diagnostic]) -> Verdict:
        """The same verdict with other diagnostics."""
        from records.messages import line_of

        told = replace(self, diagnostics=tuple(found))
        lines = tuple(map(line_of, told.diagnostics))
        return replace(told, lines=lines, summary=_summary(told), program=program())

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """The problems that stop a build."""
        return tuple(p for p in self.diagnostics if p.severity is Severity.FAULT)


@dataclass(slots=True)
class Verdicts:
    """The verdicts on a project as it lies on the disk."""

    project: Project
    key: bytes
    release: str = ""
    """The commit of what went out, which the verdicts take into account."""
    found: list[Verdict] = field(default_factory=list)

    @classmethod
    def open(cls, project: Project, release: str = "") -> Verdicts:
        """Those of the project as it is now; none where anything has changed."""
        opened = cls(project, key_of(project, release), release)
        with suppress(OSError):
            opened.found = _unpacked(opened.file.read_bytes(), opened.key)
        return opened

    @property
    def file(self) -> Path:
        """Where they lie."""
        return self.project.root / FOLDER / NAME

    def at(self, clock: Clock) -> Verdict | None:
        """The verdict that holds at a clock."""
        now = _written(clock.now)
        found = next((each for each in self.found if each.since <= now < each.until), None)
        if found is None or found.program == program():
            return found
        return found.saying(found.diagnostics)

    def keep(self, made: Verdict) -> None:
        """Remember a verdict; a folder without room is no fault.

        What was changed while it was judged is in doubt, so that nothing is remembered of it.
        """
        if key_of(self.project, self.release) != self.key:
            return
        self.found = [made, *self.found][:KEPT]
        keep_file(self.file, _packed(self.found, self.key))


def _summary(verdict: Verdict) -> str:
    from records.danish.numbers import count
    from records.model.registry import KINDS
    from records.source.places import how_many

    if verdict.faults:
        faults = sum(map(how_many, verdict.faults))
        return f"{count(faults, 'fejl', 'fejl')}. Ret dem, og prøv igen."
    counts = [
        count(verdict.counts[kind.key], kind.label.lower(), kind.plural)
        for kind in KINDS
        if verdict.counts[kind.key]
    ]
    return f"Alt er i orden: {', '.join(counts)}."


def next_change(library: Library, clock: Clock) -> datetime:
    """The first moment after the clock at which anything may begin, end or be sent."""
    end = midnight(clock.today + timedelta(days=1))
    moments = (each.astimezone(UTC) for each in (end, *_moments(library, clock.today)))
    return min(each for each in moments if each > clock.utc)


def moment_of(library: Library, clock: Clock) -> str:
    """The same for two clocks between which nothing that records name begins or ends.

    Where somebody asked for the moment, pages may name it itself.
    """
    if clock.is_said:
        return f"at {clock.now.isoformat()} {clock.now.fold}"
    return f"until {_written(next_change(library, clock))}"


def _moments(library: Library, today: date) -> Iterator[datetime]:
    """Those of today. What is near or long past is so by whole days, at the same time of day."""
    from records.facts.registration import registration_closes  # not for those who only read
    from records.facts.status import last_moment
    from records.model.event import Event
    from records.model.newsletter import Issue
    from records.model.vacancy import Vacancy

    times: set[time] = set()
    for vacancy in library.all(Vacancy):
        if vacancy.closes:
            closed = right_after(last_moment(vacancy.closes))
            times |= {_of_day(vacancy.closes), _of_day(closed)}
    for event in library.all(Event):
        # In the moment that it begins it has not begun: lists show it until the one after.
        begun = right_after(event.starts)
        times |= {_of_day(event.starts), _of_day(begun), _of_day(event.ends)}
        closes = registration_closes(event)
        if closes:  # the end of a day, which is midnight here only where the event is here
            times.add(_of_day(right_after(closes)))
    yield from (
        datetime.combine(today, each.replace(fold=fold), COPENHAGEN)
        for each in times
        for fold in (0, 1)  # a time of day can come twice
    )
    yield from _clocks_are_set(today)
    for issue in library.all(Issue):
        yield from _hours(issue.send_on)
    yield from _of_letters(library)


def _clocks_are_set(today: date) -> Iterator[datetime]:
    """When the time of day leaps, and so passes others, or comes back to before them."""
    start = midnight(today)
    if start.utcoffset() != midnight(today + timedelta(days=1)).utcoffset():
        yield datetime.combine(today, _SET_AT, UTC)


def _of_letters(library: Library) -> Iterator[datetime]:
    """When each edition went out, which may be later than the first, and was taken back."""
    from newsletter.errors import NewsletterError
    from newsletter.past import past_of

    with suppress(NewsletterError):
        for state in past_of(library).ledger.states.values():
            yield from filter(None, (state.sent, state.retracted))


def _of_day(moment: datetime) -> time:
    return moment.astimezone(COPENHAGEN).time().replace(fold=0)


def _hours(day: date) -> Iterator[datetime]:
    """A letter leaves at an hour of its day."""
    for hour in range(24):
        yield datetime.combine(day, time(hour), COPENHAGEN)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _packed(found: list[Verdict], key: bytes) -> bytes:
    plain = [
        (v.since, v.until, v.has_examples, v.diagnostics, dict(v.counts),
         v.lines, v.summary, v.program)
        for v in found
    ]  # fmt: skip
    return sealed(pickle.dumps(plain, protocol=5), key)


def _unpacked(content: bytes, key: bytes) -> list[Verdict]:
    """The verdicts, or none where the file is of another state, cut short or none at all."""
    body = unsealed(content, key)
    if body is None:
        return []
    try:
        return [Verdict(*each) for each in _Plain(io.BytesIO(body)).load()]
    except (pickle.UnpicklingError, TypeError, ValueError, AttributeError, EOFError):
        return []


class _Plain(pickle.Unpickler):
    """Gives back diagnostics; refuses every other name that a file asks for."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name. Raises UnpicklingError for all that is not ours."""
        if module == "records.source.diagnostics" and name in _PLAIN:
            return _PLAIN[name]
        message = f"{module}.{name} is no verdict"
        raise pickle.UnpicklingError(message)
