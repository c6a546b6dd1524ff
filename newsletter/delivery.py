"""Reading back from the mail engine what became of a letter, and remembering it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from newsletter.engines.engine import Delivery, Engine, Stage
from newsletter.frozen.store import check_still_frozen
from newsletter.frozen.values import FrozenEdition, FrozenLetter
from newsletter.ledger import Counts, EditionState, Ledger, change_ledger, load_ledger
from records.clock import COPENHAGEN, Clock
from records.danish.dates import format_datetime, long_date
from records.source.files import Project
from records.started import command

_ON_ITS_WAY = (Stage.SENDING, Stage.SENT)


@dataclass(frozen=True, slots=True)
class Found:
    """One edition: what the ledger knows now, and what the engine says."""

    key: str
    state: EditionState
    delivery: Delivery | None = None
    """None where the engine was not asked: nothing was handed over, or to another engine."""
    is_old: bool = False
    """Whether the engine has another content than the frozen letter."""

    @property
    def is_wrong(self) -> bool:
        """Whether readers got something else than what was frozen."""
        return self.is_old and self.delivery is not None and _is_out(self.delivery)


def read_back(
    project: Project, letter: FrozenLetter, engine_of: Callable[[], Engine], clock: Clock
) -> tuple[Found, ...]:
    """Ask of every edition and write what is new into the ledger, each at once.

    `engine_of` is called only where something was handed over. Raises EngineError.
    """
    states = load_ledger(project).of(letter.issue)
    engine = engine_of() if any(state.pushed for state in states.values()) else None
    found = []
    for edition in letter.editions:
        state = states.get(edition.key, EditionState())
        found.append(_asked(edition, state, engine))
        _remember(project, letter, found[-1], clock)
    after = load_ledger(project)
    return tuple(replace(each, state=after.state(letter.issue, each.key)) for each in found)


def _asked(edition: FrozenEdition, state: EditionState, engine: Engine | None) -> Found:
    pushed = state.pushed
    if engine is None or pushed is None or pushed.engine != engine.name:
        return Found(edition.key, state)
    is_old = pushed.digest != edition.digest
    return Found(edition.key, state, engine.status(pushed.id), is_old)


def _is_out(delivery: Delivery) -> bool:
    """Whether any reader has it; a campaign that was stopped half-way has gone to some."""
    begun = delivery.stage in _ON_ITS_WAY or bool(delivery.sent)
    return begun and delivery.at is not None


def _remember(project: Project, letter: FrozenLetter, found: Found, clock: Clock) -> None:
    told = found.delivery
    if told is None or told.at is None or not _is_out(told) or found.is_wrong:
        return
    begun = told.at.astimezone(COPENHAGEN)
    counts = Counts(clock.now, told.sent, told.bounced, told.unsubscribed)

    def changed(ledger: Ledger) -> Ledger:
        state = ledger.state(letter.issue, found.key)
        if state.counts and replace(state.counts, at=counts.at) == counts and state.sent:
            return ledger
        check_still_frozen(project, letter)
        sent = state.sent or begun
        return ledger.with_state(letter.issue, found.key, replace(state, sent=sent, counts=counts))

    change_ledger(project, changed)


# --- in words -----------------------------------------------------------------------------------


def line_of_edition(found: Found) -> str:
    """One edition in one line."""
    return f"{found.key}: {' · '.join(_words(found))}"


def _words(found: Found) -> list[str]:
    state, told = found.state, found.delivery
    if found.is_wrong:
        return ["sendt med et andet indhold end det frosne. Ret det med et nyt brev"]
    words = [_stage(found)]
    if told and _is_out(told) and state.counts:
        counts = state.counts
        words += [
            f"{number} {word}"
            for number, word in (
                (counts.sent, "modtager" if counts.sent == 1 else "modtagere"),
                (counts.bounced, "afvist"),
                (counts.unsubscribed, "afmeldt"),
            )
            if number is not None
        ]
    if told and found.is_old:
        words.append(f"indholdet er ældre end det frosne. Kør {command('newsletter push')}")
    return words


def _stage(found: Found) -> str:
    state, told = found.state, found.delivery
    if state.retracted:
        return f"trukket tilbage {long_date(state.retracted.date())}"
    if told and told.stage is Stage.GONE and not state.sent:
        return f"kladden er slettet. Kør {command('newsletter push')}"
    if state.sent and (told is None or told.stage in (Stage.SENT, Stage.GONE)):
        return f"sendt {format_datetime(state.sent.astimezone(COPENHAGEN))}"
    if told:
        number = f" (nr. {state.pushed.id})" if state.pushed else ""
        return f"{told.stage.value}{number}"
    return f"afleveret til {state.pushed.engine}" if state.pushed else "står ikke som afleveret"
