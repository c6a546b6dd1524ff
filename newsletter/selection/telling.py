"""Why a record is in a mail, and the words that tell its reader so: nothing is called new twice."""

from __future__ import annotations

from datetime import datetime

from newsletter.selection.cards import Heard, History, Told, last_told
from newsletter.selection.deadlines import deadline_of, due_note, is_due
from newsletter.selection.facts import change_in_words, changed_facts, facts_of
from newsletter.selection.reasons import Reason
from records.clock import COPENHAGEN, Clock
from records.codes.people import AudienceCode
from records.facts.changes import first_out
from records.facts.memory import Memory
from records.model.base import Content
from records.model.newsletter import Block

REPEAT_DAYS = 7
"""So many days pass before a deadline is told again."""
_CHANGED = "Ændret siden sidst"
_NOTES = {Reason.NEW: "Nyt siden sidst", Reason.NEW_HERE: "Nyt for dig"}


def told_as(
    record: Content,
    block: Block,
    audience: AudienceCode,
    history: History,
    memory: Memory,
    sending: Clock,
) -> tuple[Reason, str]:
    """Why this audience gets the record or not, and what the mail says of that (often nothing).

    A record that an editor chose is in anyway; what is said of it is as true as for any other.
    """
    if block.select == "auto" and audience not in record.audiences:
        return Reason.OTHERS, ""
    heard = history.of(audience)
    told = last_told(record, heard.told)
    why = _reason(record, told, heard, history, memory, sending)
    note = _note(record, told, why, history, sending)
    if block.select != "auto":
        again = why is Reason.SENT
        return (Reason.CHOSEN_AGAIN if again else Reason.CHOSEN), note
    return why, note


def _reason(
    record: Content,
    told: Told | None,
    heard: Heard,
    history: History,
    memory: Memory,
    sending: Clock,
) -> Reason:
    if told is not None:
        if changed_facts(told.facts, facts_of(record)):
            return Reason.CHANGED
        again = is_due(record, sending) and not _is_fresh(told.at or heard.last, sending)
        return Reason.DUE if again else Reason.SENT
    if heard.last is None:
        return Reason.NEW_HERE if history.previous else Reason.NEW
    return Reason.NEW if is_newer(record, heard.last, memory, sending) else Reason.UNTOLD


def _is_fresh(at: datetime | None, sending: Clock) -> bool:
    """Whether readers were told less than a week ago: a second letter then repeats nothing."""
    return at is not None and (sending.today - at.astimezone(COPENHAGEN).date()).days < REPEAT_DAYS


def is_newer(record: Content, last: datetime, memory: Memory, clock: Clock) -> bool:
    """Whether the record came out after the audience's last letter was frozen.

    Where nothing but its day is known, that of the letter counts as after: the letter did not
    tell of it.
    """
    first = first_out(record, memory, clock)
    if memory.released is None:
        return max(first.date(), record.published) >= last.astimezone(first.tzinfo).date()
    return first > last


def _note(record: Content, told: Told | None, why: Reason, history: History, sending: Clock) -> str:
    if history.previous is None:
        return ""  # the first letter of a list: all of it is new, and nobody has a "sidst"
    if why is Reason.CHANGED and told:
        what = change_in_words(changed_facts(told.facts, facts_of(record)))
        return f"{_CHANGED}: {what}" if what else _CHANGED
    if why is Reason.DUE and (deadline := deadline_of(record, sending)):
        return due_note(deadline, sending.today)
    return _NOTES.get(why, "")
