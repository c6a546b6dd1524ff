"""The committed ledger: what became of each frozen edition, in the engine and with the readers.

It lies at `.praksis/newsletter.lock.json`, beside the podcast's lock: people read it in reviews,
and editors, who own `content/`, never touch it. What the letters say lies in `.praksis/letters/`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from newsletter.errors import LedgerError
from newsletter.frozen.before import letter_of_entry
from newsletter.frozen.values import FrozenLetter
from newsletter.locking import alone
from records.source.diagnostics import Position, diagnostic
from records.source.files import Project
from records.source.two_versions import conflict_in
from records.source.whole_file import write_whole

FILE = ".praksis/newsletter.lock.json"


@dataclass(frozen=True, slots=True)
class Pushed:
    """Where an edition lies in the mail engine."""

    engine: str
    """`listmonk`."""
    id: str
    """The engine's own name of the mail."""
    list: str
    """The engine's own name of the list."""
    at: datetime
    digest: str
    """Of the edition as it was pushed."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the engine says of a mail that was sent; None where it does not count."""

    at: datetime
    """When it was asked."""
    sent: int | None = None
    bounced: int | None = None
    unsubscribed: int | None = None


@dataclass(frozen=True, slots=True)
class EditionState:
    """What became of one frozen edition."""

    pushed: Pushed | None = None
    sent: datetime | None = None
    """When it went to its readers."""
    counts: Counts | None = None
    retracted: datetime | None = None
    """When the office took it back; its readers get a correction."""
    proved: str = ""
    """The digest of the edition that the office got a proof of; empty before that."""


Key = tuple[str, str]
"""The letter, and the edition of it."""
NOTHING_YET = EditionState()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The state of every edition that anything has happened to."""

    states: Mapping[Key, EditionState] = field(default_factory=dict)
    before: Mapping[str, FrozenLetter] = field(default_factory=dict)
    """Letters that were sent before letters were frozen: their cards, without mails."""
    entries: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """Those as the file holds them: they stay there, as they are."""

    def state(self, issue: str, key: str) -> EditionState:
        """What became of an edition; nothing yet, where it is not known."""
        return self.states.get((issue, key), NOTHING_YET)

    def of(self, issue: str) -> Mapping[str, EditionState]:
        """What is known of a letter, by edition."""
        return {key: state for (name, key), state in self.states.items() if name == issue}

    def with_state(self, issue: str, key: str, state: EditionState) -> Ledger:
        """The ledger in which that became of an edition; `NOTHING_YET` takes it out."""
        states = {**self.states, (issue, key): state}
        if state == NOTHING_YET:
            del states[issue, key]
        return replace(self, states=states)

    def without(self, issue: str) -> Ledger:
        """The ledger that knows nothing of a letter."""
        states = {key: state for key, state in self.states.items() if key[0] != issue}
        return replace(self, states=states)


def load_ledger(project: Project) -> Ledger:
    """The ledger of a project; an empty one where nothing was sent. Raises LedgerError."""
    file = project.root / FILE
    if not file.is_file():
        if file.is_symlink() or file.exists():  # to take it for empty would send letters again
            raise LedgerError(diagnostic("ledger-unreadable", Position(FILE), reason="ingen fil"))
        return Ledger()
    try:
        text = file.read_text(encoding="utf-8")
        conflict = conflict_in(FILE, text)
        if conflict:
            raise LedgerError(conflict)
        return _read(json.loads(text))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        found = diagnostic("ledger-unreadable", Position(FILE), reason=reason)
        raise LedgerError(found) from error


def change_ledger(project: Project, change: Callable[[Ledger], Ledger]) -> Ledger:
    """Write what `change` makes of the ledger as it is now; returns that.

    Whoever else changes it meanwhile waits, so that nothing is lost. Raises LedgerError, and
    whatever `change` raises; nothing has changed then.
    """
    with alone(project):
        changed = change(load_ledger(project))
        save_ledger(project, changed)
    return changed


def save_ledger(project: Project, ledger: Ledger) -> None:
    """Write it whole; `change_ledger` is for all that others may do at the same time."""
    file = project.root / FILE
    file.parent.mkdir(exist_ok=True)
    write_whole(file, ledger_text(ledger).encode())


# --- as JSON ----------------------------------------------------------------------------------


@cache
def _states() -> TypeAdapter[EditionState]:
    return TypeAdapter(EditionState)


def ledger_text(ledger: Ledger) -> str:
    """Keys sorted, one edition an entry, so that versions of two branches merge."""
    editions = {
        f"{issue}/{key}": _states().dump_python(state, mode="json", exclude_defaults=True)
        for (issue, key), state in ledger.states.items()
    }
    whole = {"editions": editions, **({"issues": dict(ledger.entries)} if ledger.entries else {})}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _read(kept: dict[str, Any]) -> Ledger:
    entries = kept.get("issues", {})
    before = {name: letter_of_entry(name, entry) for name, entry in entries.items()}
    states = {
        (letter.issue, edition.key): EditionState(sent=letter.frozen_at)
        for letter in before.values()
        for edition in letter.editions
    }
    for name, state in kept.get("editions", {}).items():
        issue, _, key = name.partition("/")
        if not (issue and key):
            raise ValueError(name)
        states[issue, key] = _states().validate_python(state)
    if not {"issues", "editions"} & kept.keys():
        raise KeyError("editions")
    return Ledger(states, before, entries)
