"""How far a letter is on its way from draft to inbox, and what the office does next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from newsletter.past import Past
from newsletter.selection.candidates import sent_at
from records.clock import Clock
from records.codes.programme import IssueStatus
from records.model.newsletter import Issue
from records.started import as_started, command


class Step(Enum):
    """The way of a letter; the value is what it is called."""

    DRAFT = "kladde"
    READY = "klar"
    FROZEN = "frosset"
    PUSHED = "lagt i afsenderprogrammet"
    PARTLY = "sendt til nogle"
    SENT = "sendt"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a letter is, and whether its moment has passed."""

    issue: str
    step: Step
    is_late: bool
    is_example: bool = False
    button: str = "Send"
    """What a person presses in the engine that has it."""

    @property
    def words(self) -> str:
        """`brevet er kladde`, and what is wrong with that where its moment has passed."""
        if self.is_late and self.step is not Step.SENT:
            return f"brevet er {self.step.value}, ikke markeret som sendt"
        return f"brevet er {self.step.value}"

    @property
    def do(self) -> str:
        """What is to be done, as sentences."""
        if self.is_example and self.step in _BEFORE:
            return _NEVER
        sent = f"Er det sendt, så kør {command('newsletter sent')} {self.issue}."
        next_one = as_started(_NEXT[self.step].format(issue=self.issue, button=self.button))
        if not self.is_late:
            return next_one
        return f"{sent} Ellers: {next_one}" if self.step in _WENT else f"Ret send_on. {next_one}"


_NEXT = {
    Step.DRAFT: "Se, hvem der får hvad: praksis newsletter plan {issue}. Skriv status: klar, når "
    "brevet må fryses.",
    Step.READY: "Kør praksis newsletter ready. Den fryser brevet og lægger kladderne.",
    Step.FROZEN: "Kør praksis newsletter ready, eller praksis newsletter export {issue} --to zip.",
    Step.PUSHED: "Se kladderne efter, og tryk {button}. Kør så praksis newsletter status {issue}.",
    Step.PARTLY: "Se, hvem der mangler: praksis newsletter status {issue}.",
    Step.SENT: "",
}
_NEVER = (
    "Brevet er et eksempel og bliver ikke gjort klar. Er det et rigtigt brev, så skriv "
    "example: false. Ellers skal du ikke gøre noget."
)
_BEFORE = (Step.READY, Step.FROZEN)
_WENT = (Step.FROZEN, Step.PUSHED, Step.PARTLY)
"""Steps from which it may have gone without anybody saying so."""


def standing_of(issue: Issue, past: Past, clock: Clock) -> Standing:
    """Where the letter is at the clock."""
    late = clock.utc >= sent_at(issue)
    return Standing(issue.id, _step(issue, past), late, issue.example, _button(issue, past))


def _button(issue: Issue, past: Past) -> str:
    letter = past.letters.get(issue.id)
    states = [past.state(issue.id, edition.key) for edition in letter.editions] if letter else []
    has_mailman = any(each.pushed and each.pushed.engine == "mailman" for each in states)
    return button_of("mailman" if has_mailman else "")


def button_of(engine: str) -> str:
    """What a person presses in that engine, so that a letter goes to its readers."""
    return "Accept" if engine == "mailman" else "Send"


def _step(issue: Issue, past: Past) -> Step:
    letter = past.letters.get(issue.id)
    if letter is None:
        return Step.READY if issue.status is IssueStatus.KLAR else Step.DRAFT
    states = [past.state(issue.id, edition.key) for edition in letter.editions]
    if all(state.sent or state.retracted for state in states):
        return Step.SENT
    if any(state.sent for state in states):
        return Step.PARTLY
    return Step.PUSHED if all(state.pushed for state in states) else Step.FROZEN
