"""Handing a frozen letter to the mail engine, one edition after the other.

Each edition is written into the ledger as soon as the engine has it. Killed anywhere, it is simply
begun again: the engine finds what it has by the mail's tag, so nothing is lost or there twice.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from newsletter.consents import refuse_taken_back
from newsletter.engines.engine import Engine, Mail, Stage
from newsletter.engines.web import NoAnswerError
from newsletter.errors import EngineError, NewsletterError
from newsletter.frozen.values import FrozenLetter
from newsletter.ledger import Ledger, Pushed, change_ledger
from newsletter.mails import mails_of
from newsletter.targets import check_targets
from records.clock import Clock
from records.loading.library import Library
from records.model.newsletter import MailingList
from records.source.files import Project


@dataclass(frozen=True, slots=True)
class Laid:
    """An edition that the engine has."""

    mail: Mail
    id: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Failed:
    """An edition that it has not, as far as is known."""

    mail: Mail
    reason: str


@dataclass(frozen=True, slots=True)
class Pushing:
    """How far a push came."""

    wanted: int
    laid: tuple[Laid, ...]
    failed: tuple[Failed, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the engine has every edition that was to be handed over."""
        return len(self.laid) == self.wanted

    @property
    def waits(self) -> bool:
        """Whether anything waits for a person to send it."""
        return any(each.stage in (Stage.DRAFT, Stage.HELD) for each in self.laid)

    @property
    def sentence(self) -> str:
        """The exact state, and what to do about it."""
        if self.is_whole and not self.waits:
            return "Intet venter på et menneske: alt er planlagt, undervejs, sendt eller stoppet."
        drafts = sum(each.stage is Stage.DRAFT for each in self.laid)
        held = sum(each.stage is Stage.HELD for each in self.laid)
        others = len(self.laid) - drafts - held
        more = f" {others} er længere end det." if others else ""
        lie = f"{drafts} af {self.wanted} ligger som kladder."
        wait = f"{held} af {self.wanted} venter på, at nogen frigiver dem."
        state = f"{wait if held and not drafts else f'{lie} {wait}' if held else lie}{more}"
        return state if self.is_whole else f"{state} Kør kommandoen igen; den tager resten."


def mails_to_push(
    letter: FrozenLetter,
    library: Library,
    ledger: Ledger,
    clock: Clock,
    keys: Collection[str] = (),
) -> tuple[Mail, ...]:
    """The mails that are still to be handed over: those of `keys`, else all that are not sent.

    Raises NewsletterError where an audience has no list of its own, an edition that was asked for
    is sent, nothing is left, or a story in one of them has no consent at the clock.
    """
    mailing_list = library.find(MailingList, letter.mailing_list)
    if mailing_list is None:
        raise NewsletterError(
            f'Listen "{letter.mailing_list}" til {letter.issue} findes ikke. '
            "Læg dens fil tilbage i content/mailing_lists/."
        )
    check_targets(library, mailing_list, [edition.key for edition in letter.editions])
    states = ledger.of(letter.issue)
    done = {key for key, state in states.items() if state.sent or state.retracted}
    asked = [key for key in keys if key in done]
    if asked:
        raise NewsletterError(f"{letter.issue} er allerede sendt til {', '.join(asked)}.")
    mails = mails_of(letter, mailing_list, keys)
    left = tuple(mail for mail in mails if mail.key not in done)
    refuse_taken_back(letter, (mail.key for mail in left), library, clock)
    if not left:
        raise NewsletterError(f"{letter.issue} er allerede sendt til alle.")
    return left


def check_engine(
    engine: Engine, mails: Sequence[Mail], lists: Sequence[str], tell: Callable[[str], object]
) -> None:
    """Ask the engine, before anything is handed over, whether it can take the mails.

    `lists` are all lists of the letter, also of editions that are not among `mails`. Raises
    EngineError with every reason against it.
    """
    objections = engine.objections(mails)
    if objections:
        raise EngineError("\n".join(objections))
    several = engine.on_several(lists)
    if several is None:
        tell("Afsenderprogrammet kan ikke sige, om nogen står på flere af brevets lister.")
    elif several:
        who = "1 læser står" if several == 1 else f"{several} læsere står"
        raise EngineError(
            f"{who} på flere af brevets lister ({', '.join(lists)}) og ville få det mere end én "
            "gang. Lad hver stå på én af dem, og kør kommandoen igen: docs/drift/nyhedsbrev.md "
            "viser, hvordan du finder dem."
        )


def push_mails(
    project: Project,
    mails: Sequence[Mail],
    engine: Engine,
    clock: Clock,
    tell: Callable[[Laid], object],
    *,
    start: bool = False,
) -> Pushing:
    """Hand the mails over, and remember each at once.

    Where the engine gives no answer the rest waits; where it refuses one, the others go on.
    """
    laid: list[Laid] = []
    failed: list[Failed] = []
    for mail in mails:
        try:
            laid.append(_laid(project, mail, engine, clock, start=start))
        except EngineError as error:
            failed.append(Failed(mail, reason_of(error)))
            if isinstance(error, NoAnswerError):
                break
            continue
        tell(laid[-1])
    return Pushing(len(mails), tuple(laid), tuple(failed))


def _laid(project: Project, mail: Mail, engine: Engine, clock: Clock, *, start: bool) -> Laid:
    number = engine.push(mail, start=start)
    _remember(project, mail, engine, number, clock)
    try:
        return Laid(mail, number, engine.status(number).stage)
    except EngineError as error:
        error.add_note(f"Den er afleveret (nr. {number}), men ikke set efter.")
        raise


def reason_of(error: EngineError) -> str:
    """What the error says, with what was added to it."""
    return " ".join((str(error), *getattr(error, "__notes__", ())))


def _remember(project: Project, mail: Mail, engine: Engine, number: str, clock: Clock) -> None:
    """Write where the edition lies; what is written already stays, so that nothing looks new."""

    def changed(ledger: Ledger) -> Ledger:
        state = ledger.state(mail.issue, mail.key)
        pushed = Pushed(engine.name, number, mail.to, clock.now, mail.digest)
        if state.pushed and replace(state.pushed, at=pushed.at) == pushed:
            return ledger
        return ledger.with_state(mail.issue, mail.key, replace(state, pushed=pushed))

    change_ledger(project, changed)
