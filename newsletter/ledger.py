"""The committed ledger: what each issue that was sent carried, in the words that it used.

It lies at `.praksis/newsletter.lock.json`, beside the podcast's lock: people read it in reviews,
and editors, who own `content/`, never touch it. Only `praksis newsletter sent` writes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from newsletter.errors import LedgerError
from newsletter.selection.cards import Deadline, Heard, History, Item, Told
from newsletter.selection.reasons import Reason
from publishing.blocks import Card, DateBlock, Tag, Tone
from records.model.newsletter import Issue
from records.source.diagnostics import Position, diagnostic
from records.source.files import Project
from records.source.two_versions import conflict_in
from records.source.whole_file import write_whole

FILE = ".praksis/newsletter.lock.json"


@dataclass(frozen=True, slots=True)
class Sent:
    """One issue as it was sent."""

    issue: str
    mailing_list: str
    at: datetime
    words: Mapping[str, str]
    """Title, subject, preheader, number, day of sending and introduction of the record."""
    editions: Mapping[str, tuple[SentBlock, ...]]
    """By audience."""
    digests: Mapping[str, str]
    """SHA-256 of each edition's message."""


@dataclass(frozen=True, slots=True)
class SentBlock:
    """A block of an edition as it was sent. Addresses are canonical."""

    type: str
    number: int
    heading: str
    html: str
    more: tuple[str, str] | None
    picks: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every issue that was sent, by id."""

    sent: Mapping[str, Sent] = field(default_factory=dict)

    def history(self, issue: Issue) -> History:
        """What the readers of the issue's list got in earlier issues."""
        before = sorted(
            (
                sent
                for sent in self.sent.values()
                if sent.mailing_list == issue.mailing_list
                and sent.issue != issue.id
                and date.fromisoformat(sent.words["send_on"]) < issue.send_on
            ),
            key=lambda sent: (sent.words["send_on"], sent.issue),
        )
        told: dict[str, dict[str, Told]] = {}
        last: dict[str, datetime] = {}
        for sent in before:
            for audience, blocks in sent.editions.items():
                picks = (pick for block in blocks for pick in block.picks)
                carried = {pick.key: Told(pick.card, pick.facts, sent.at) for pick in picks}
                told.setdefault(audience, {}).update(carried)
                last[audience] = sent.at
        heard = {audience: Heard(told[audience], last[audience]) for audience in told}
        return History(before[-1].issue if before else None, heard)


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
        kept = json.loads(text)
        return Ledger({name: _read(name, entry) for name, entry in kept["issues"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        found = diagnostic("ledger-unreadable", Position(FILE), reason=error)
        raise LedgerError(found) from error


def save_ledger(project: Project, ledger: Ledger) -> None:
    """Write it: keys sorted and one value in a line, so that a review shows what is new."""
    issues = {name: _written(sent) for name, sent in sorted(ledger.sent.items())}
    text = json.dumps({"issues": issues}, ensure_ascii=False, indent=1, sort_keys=True)
    file = project.root / FILE
    file.parent.mkdir(exist_ok=True)
    write_whole(file, f"{text}\n".encode())


# --- as JSON ----------------------------------------------------------------------------------


def _written(sent: Sent) -> dict[str, Any]:
    picks = {p.key: p for blocks in sent.editions.values() for b in blocks for p in b.picks}
    return {
        "list": sent.mailing_list,
        "sent": sent.at.isoformat(),
        "words": dict(sent.words),
        "digests": dict(sent.digests),
        "items": {key: _card(pick) for key, pick in picks.items()},
        "editions": {name: [_block(b) for b in blocks] for name, blocks in sent.editions.items()},
    }


def _block(block: SentBlock) -> dict[str, Any]:
    return {
        "type": block.type,
        "number": block.number,
        "heading": block.heading,
        "html": block.html,
        "more": block.more,
        "items": {pick.key: pick.why.code for pick in block.picks},
        "order": [pick.key for pick in block.picks],
    }


def _card(pick: Item) -> dict[str, Any]:
    card = pick.card
    return {
        "kind": card.kind,
        "title": card.title,
        "url": card.url,
        "summary": card.summary,
        "line": card.line,
        "tags": [f"{tag.tone.value}:{tag.text}" for tag in card.tags],
        "date": card.date.iso if card.date else None,
        "example": card.example,
        "state": card.state,
        "published": pick.published.isoformat(),
        "facts": pick.facts,
        "note": pick.note,
        "name": pick.name,
        "action": pick.action,
        "deadline": _deadline(pick.deadline),
    }


def _deadline(kept: Deadline | None) -> list[Any] | None:
    return [kept.at.isoformat(), kept.word, kept.has_time] if kept else None


def _read(name: str, entry: dict[str, Any]) -> Sent:
    cards = {key: _read_card(kept) for key, kept in entry["items"].items()}

    def item(key: str, why: str) -> Item:
        return _read_item(key, cards[key], Reason.of(why), entry["items"][key])

    def block(kept: dict[str, Any]) -> SentBlock:
        picks = tuple(item(key, kept["items"][key]) for key in kept["order"])
        more = (kept["more"][0], kept["more"][1]) if kept["more"] else None
        return SentBlock(kept["type"], kept["number"], kept["heading"], kept["html"], more, picks)

    return Sent(
        issue=name,
        mailing_list=entry["list"],
        at=datetime.fromisoformat(entry["sent"]),
        words=entry["words"],
        editions={key: tuple(map(block, kept)) for key, kept in entry["editions"].items()},
        digests=entry["digests"],
    )


def _read_item(key: str, card: Card, why: Reason, kept: dict[str, Any]) -> Item:
    """An item; what came later than the first ledgers may be missing in theirs."""
    words = {name: kept.get(name, "") for name in ("facts", "note", "name", "action")}
    day = date.fromisoformat(kept["published"])
    at, word, has_time = kept.get("deadline") or ("", "", False)
    deadline = Deadline(datetime.fromisoformat(at), word, has_time=has_time) if at else None
    return Item(key, card, why, day, **words, deadline=deadline)


def _read_card(kept: dict[str, Any]) -> Card:
    tags = (tag.partition(":") for tag in kept["tags"])
    day = kept["date"]
    return Card(
        kind=kept["kind"],
        title=kept["title"],
        url=kept["url"],
        summary=kept["summary"],
        parts=(kept["line"],) if kept["line"] else (),
        tags=tuple(Tag(text, Tone(tone)) for tone, _, text in tags),
        date=DateBlock.of(date.fromisoformat(day)) if day else None,
        example=kept["example"],
        state=kept["state"],
    )
