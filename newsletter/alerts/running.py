"""Starting alerts in the mail engine, each once, whenever a run was cut off.

First the alert is frozen, then the engine starts it, then the ledger knows it. The next run begins
with those that are frozen and not known as sent. It never makes a second of them: the engine finds
what it has by the mail's tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsletter.alerts.places import place_of
from newsletter.alerts.told import alerts_of, is_of
from newsletter.delivery import read_back
from newsletter.engines.engine import Engine, Mail, Stage
from newsletter.errors import EngineError
from newsletter.frozen.store import remove_letter
from newsletter.frozen.values import FrozenItem, FrozenLetter
from newsletter.ledger import Ledger, Pushed, change_ledger
from newsletter.locking import alone
from newsletter.mails import mail_of
from newsletter.past import Past
from newsletter.pushing import Failed, Laid, push_mails, reason_of
from newsletter.selection.facts import changed_facts, facts_of
from records.clock import Clock
from records.facts.families import all_of
from records.facts.status import is_open
from records.facts.visibility import Visibility, visibility
from records.loading.library import Library
from records.model.base import Content
from records.model.newsletter import MailingList
from records.model.told import Told
from records.model.vacancy import Vacancy
from records.source.files import Project

_OVER = (Stage.GONE, Stage.STOPPED)
"""What a person did with an alert in the engine: it is not started again."""
_HELD = (Stage.SCHEDULED, Stage.HELD)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An alert that is frozen, and of which nobody knows yet that it was sent."""

    letter: FrozenLetter
    mail: Mail
    number: str
    """The engine's own id of it; empty where the ledger does not know it."""


def waiting(
    lists: Sequence[MailingList], library: Library, past: Past, clock: Clock
) -> Iterator[Waiting]:
    """Those of the lists, the oldest first. One whose area has no target any more waits on."""
    for mailing_list in lists:
        targets = (place_of(target, library, clock) for target in mailing_list.targets)
        to = {place.key: place.to for place in targets if place}
        for letter in alerts_of(mailing_list, past):
            (edition,) = letter.editions
            state = past.state(letter.issue, edition.key)
            if state.sent or state.retracted or edition.key not in to:
                continue
            number = state.pushed.id if state.pushed else ""
            yield Waiting(letter, mail_of(edition, letter, to[edition.key]), number)


def is_true(letter: FrozenLetter, library: Library, clock: Clock) -> bool:
    """Whether all that the alert says is still so: nobody is told of a deadline that has moved."""
    return all(_is_true(item, library, clock) for edition in letter.editions
               for item in edition.items)  # fmt: skip


def _is_true(item: FrozenItem, library: Library, clock: Clock) -> bool:
    record = _record(item, library)
    if record is None or visibility(record, clock) is not Visibility.LISTED:
        return False
    is_useful = is_open(record, clock) if isinstance(record, Vacancy) else True
    return is_useful and not changed_facts(item.facts, facts_of(record))


def _record(item: FrozenItem, library: Library) -> Content | None:
    told: Iterable[Content] = (*library.all(Vacancy), *all_of(library, Told))
    return next((record for record in told if is_of(item, record)), None)


# --- one alert after the other ------------------------------------------------------------------


def resume(
    project: Project,
    each: Waiting,
    engine: Engine,
    library: Library,
    clock: Clock,
    tell: Callable[[str], object],
) -> Laid | Failed | None:
    """Do what is left to do with one alert; None where nothing is started.

    What the engine has begun is remembered, what a person has stopped there is left alone, what is
    not true any more is taken away, and the rest is started.
    """
    try:
        number = each.number or engine.find(each.mail) or ""
        stage = engine.status(number).stage if number else None
    except EngineError as error:
        return Failed(each.mail, reason_of(error))
    if stage is not None and stage in _OVER:
        _stop(project, each, clock)
        tell(f"{each.letter.issue} er {stage.value} i {engine.name}.")
        return None
    if stage is not None and stage in _HELD and each.number:
        tell(f"{each.letter.issue} er {stage.value} i {engine.name}. Den venter på et menneske.")
        return None
    is_begun = stage in (Stage.SENDING, Stage.SENT)
    if not is_begun and not is_true(each.letter, library, clock):
        _take_away(project, each)
        left = f" Slet kladde nr. {number} i {engine.name}." if number else ""
        tell(f"{each.letter.issue} passer ikke mere og bliver ikke sendt.{left}")
        return None
    done = start(project, each, engine, clock)
    if is_begun and isinstance(done, Failed):
        return _already_out(project, each, engine, number, clock, tell)
    return done


def start(project: Project, each: Waiting, engine: Engine, clock: Clock) -> Laid | Failed:
    """Start it, and remember that it is sent where the engine says so already."""
    done = push_mails(project, [each.mail], engine, clock, lambda _: None, start=True)
    if done.failed:
        return done.failed[0]
    try:
        read_back(project, each.letter, lambda: engine, clock)
    except EngineError:
        return done.laid[0]  # it is started; the next run asks again
    return done.laid[0]


def _already_out(
    project: Project,
    each: Waiting,
    engine: Engine,
    number: str,
    clock: Clock,
    tell: Callable[[str], object],
) -> Failed | None:
    """Remember an alert that went out before the one that is frozen here was written.

    So it is where an earlier run could not keep what it froze. Its readers have heard of it, and
    an alert that can never be started would hold back all others of its list.
    """
    try:
        told = engine.status(number)
    except EngineError as error:
        return Failed(each.mail, reason_of(error))
    issue, key, mail = each.letter.issue, each.mail.key, each.mail
    pushed = Pushed(engine.name, number, mail.to, clock.now, mail.digest)

    def out(ledger: Ledger) -> Ledger:
        state = replace(ledger.state(issue, key), pushed=pushed, sent=told.at or clock.now)
        return ledger.with_state(issue, key, state)

    change_ledger(project, out)
    tell(
        f"{issue} er {told.stage.value} i {engine.name} (nr. {number}), før den blev frosset her. "
        "Læserne får den ikke igen."
    )
    return None


def _stop(project: Project, each: Waiting, clock: Clock) -> None:
    key = each.mail.key

    def stopped(ledger: Ledger) -> Ledger:
        state = ledger.state(each.letter.issue, key)
        return ledger.with_state(each.letter.issue, key, replace(state, retracted=clock.now))

    change_ledger(project, stopped)


def _take_away(project: Project, each: Waiting) -> None:
    with alone(project):
        remove_letter(project, each.letter.issue)
    change_ledger(project, lambda ledger: ledger.without(each.letter.issue))
