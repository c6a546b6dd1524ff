"""One run of the alerts: what was left, what is new, what waits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from newsletter.alerts.mail import frozen_alert
from newsletter.alerts.planning import Alert, planned
from newsletter.alerts.running import Waiting, is_true, resume, waiting
from newsletter.engines.engine import Engine
from newsletter.errors import EngineError
from newsletter.frozen.store import write_letter
from newsletter.frozen.values import FrozenLetter
from newsletter.locking import alone
from newsletter.past import load_past
from newsletter.pushing import Failed, Laid, reason_of
from newsletter.render.renderer import Renderer
from publishing.mail_settings import MailSettings
from publishing.site import Site
from records.clock import Clock
from records.loading.library import Library
from records.model.newsletter import MailingList
from records.source.files import Project


@dataclass(frozen=True, slots=True)
class Desk:
    """What a run works with."""

    project: Project
    library: Library
    site: Site
    clock: Clock
    settings: MailSettings
    lists: tuple[MailingList, ...]


@dataclass
class Night:
    """What a run did, or would do."""

    has_engine: bool = True
    is_shown: bool = False
    """Whether nothing was written or sent."""
    going: list[FrozenLetter] = field(default_factory=list)
    """The alerts that were frozen, or would be."""
    before: list[FrozenLetter] = field(default_factory=list)
    """Those that an earlier run left."""
    started: list[Laid] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    held: list[Alert] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def shown_night(desk: Desk) -> Night:
    """What a run would do; it asks no engine and writes nothing."""
    past = load_past(desk.project)
    night = Night(desk.settings.engine != "none", is_shown=True)
    for each in waiting(desk.lists, desk.library, past, desk.clock):
        if each.number or is_true(each.letter, desk.library, desk.clock):
            night.before.append(each.letter)
        else:
            night.remarks.append(f"{each.letter.issue} passer ikke mere og bliver ikke sendt.")
    found = planned(desk.lists, desk.library, desk.clock, past, desk.settings)
    night.held = [alert for alert in found if alert.held]
    with Renderer() as renderer:
        night.going = [_frozen(alert, desk, renderer) for alert in found if not alert.held]
    return night


def run_night(desk: Desk, engine: Callable[[], Engine], *, only_freeze: bool = False) -> Night:
    """Freeze and start what there is to tell.

    Two runs at once come one after the other. `engine` is asked for where something is to be
    started. Raises NewsletterError where letters cannot be read, or where an alert cannot be made;
    what the engine refuses is in `failed`, and the next run goes on with it. Until then its list
    freezes nothing new; the other lists go on.
    """
    real = [each for each in desk.lists if not each.example]
    night = Night(remarks=_of_examples(desk.lists))
    with alone(desk.project, "alerts"):
        if not only_freeze:
            night.before = _start_all(night, real, desk, engine)
        _freeze_new(night, _without_failed(night, real), desk)
        if night.going and not only_freeze:
            _start_all(night, real, desk, engine, {each.issue for each in night.going})
    return night


def _without_failed(night: Night, lists: Sequence[MailingList]) -> list[MailingList]:
    """The lists whose alerts of earlier runs went: the others begin with what they have left."""
    failed = {each.mail.issue for each in night.failed}
    stuck = {letter.mailing_list for letter in night.before if letter.issue in failed}
    return [each for each in lists if each.id not in stuck]


def _of_examples(lists: Sequence[MailingList]) -> list[str]:
    names = ", ".join(each.id for each in lists if each.example)
    return [f"Eksempler bliver ikke sendt: {names}."] if names else []


def _freeze_new(night: Night, lists: Sequence[MailingList], desk: Desk) -> None:
    past = load_past(desk.project)
    night.held = []
    with Renderer() as renderer:
        for alert in planned(lists, desk.library, desk.clock, past, desk.settings):
            if alert.held:
                night.held.append(alert)
                continue
            letter = _frozen(alert, desk, renderer)
            with alone(desk.project):
                write_letter(desk.project, letter)
            night.going.append(letter)


def _frozen(alert: Alert, desk: Desk, renderer: Renderer) -> FrozenLetter:
    return frozen_alert(alert, desk.library, desk.site, desk.clock, renderer)


def _start_all(
    night: Night,
    lists: Sequence[MailingList],
    desk: Desk,
    engine: Callable[[], Engine],
    only: Collection[str] = (),
) -> list[FrozenLetter]:
    """Start what is frozen and not sent, or of that those of `only`; returns them."""
    found = waiting(lists, desk.library, load_past(desk.project), desk.clock)
    left = [each for each in found if not only or each.letter.issue in only]
    if not left:
        return []
    made = engine()
    _tell_doubles(night, left, made)
    for each in left:
        done = _started(each, made, desk, night)
        if isinstance(done, Laid):
            night.started.append(done)
        elif done:
            night.failed.append(done)
    return [each.letter for each in left]


def _started(each: Waiting, engine: Engine, desk: Desk, night: Night) -> Laid | Failed | None:
    try:
        objections = engine.objections([each.mail])
    except EngineError as error:
        return Failed(each.mail, reason_of(error))
    if objections:
        return Failed(each.mail, " ".join(objections))
    return resume(desk.project, each, engine, desk.library, desk.clock, night.remarks.append)


def _tell_doubles(night: Night, left: Sequence[Waiting], engine: Engine) -> None:
    """Say how many stand on two areas that hear of the same opening tonight: lists cannot help it.

    Nobody's name is kept, and nothing is held back for it.
    """
    lists = sorted({one.mail.to for one in left for other in left if _shared(one, other)})
    if len(lists) < 2:
        return
    try:
        several = engine.on_several(lists)
    except EngineError:
        return  # the push tells what is wrong with the engine
    if several:
        who = "1 læser følger" if several == 1 else f"{several} læsere følger"
        night.remarks.append(
            f"{who} flere af områderne og får den samme mulighed mere end én gang."
        )


def _shared(one: Waiting, other: Waiting) -> bool:
    return one is not other and bool(_keys(one) & _keys(other))


def _keys(each: Waiting) -> set[str]:
    return {item.key for edition in each.letter.editions for item in edition.items}
