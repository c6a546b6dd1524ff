"""Frozen letters on their way to the office's eyes: drafts in the engine, proofs in its inbox.

Everything is remembered at once: a run that was cut off is simply begun again. Whether a proof
arrived just before that, nobody can tell; it goes once more, as the same message, so that it is
there at least once and shown once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from newsletter.delivery import line_of_edition, read_back
from newsletter.engines.engine import Engine, Mail
from newsletter.engines.proof import lasting_id
from newsletter.engines.smtp import Relay, send_proofs
from newsletter.errors import EngineError
from newsletter.frozen.values import FrozenLetter
from newsletter.ledger import EditionState, Ledger, change_ledger, load_ledger
from newsletter.mails import mail_of
from newsletter.pushing import check_engine, mails_to_push, push_mails
from records.clock import Clock
from records.loading.library import Library
from records.source.files import Project


def lay_drafts(
    letter: FrozenLetter,
    library: Library,
    engine: Engine,
    clock: Clock,
    tell: Callable[[str], object],
) -> None:
    """Hand over what the engine has not got as it is frozen, then say how each edition stands.

    A draft that was handed over and that somebody has deleted is left so. Raises EngineError.
    """
    project = library.project
    ledger = load_ledger(project)
    mails = mails_to_push(letter, library, ledger, clock)
    states = ledger.of(letter.issue)
    new = [mail for mail in mails if not _is_there(mail, engine, states.get(mail.key))]
    if new:
        check_engine(engine, new, [mail.to for mail in mails], tell)
        done = push_mails(project, new, engine, clock, lambda _: None)
        if not done.is_whole:
            reasons = "\n".join(f"{each.mail.key}: {each.reason}" for each in done.failed)
            raise EngineError(f"{letter.issue}: {done.sentence}\n{reasons}")
    for each in read_back(project, letter, lambda: engine, clock):
        tell(f"  {line_of_edition(each)}")


def _is_there(mail: Mail, engine: Engine, state: EditionState | None) -> bool:
    pushed = state.pushed if state else None
    known = (engine.name, mail.to, mail.digest)
    return pushed is not None and (pushed.engine, pushed.list, pushed.digest) == known


def prove(
    project: Project, letter: FrozenLetter, to: Sequence[str], relay: Relay, links_to: str
) -> int:
    """Send a proof of each edition that is neither sent nor proved as it is; returns how many.

    Raises EngineError.
    """
    states = load_ledger(project).of(letter.issue)
    wanted = [
        edition
        for edition in letter.editions
        if not (state := states.get(edition.key))
        or not (state.sent or state.retracted or state.proved == edition.digest)
    ]
    for edition in wanted:
        send_proofs([mail_of(edition, letter)], to, relay, links_to, lasting_id)
        _remember(project, letter.issue, edition.key, edition.digest)
    return len(wanted)


def _remember(project: Project, issue: str, key: str, digest: str) -> None:
    def proved(ledger: Ledger) -> Ledger:
        return ledger.with_state(issue, key, replace(ledger.state(issue, key), proved=digest))

    change_ledger(project, proved)
