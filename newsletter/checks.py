"""What is wrong with issues and lists, found before anyone gets a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from newsletter.check_text import text_faults
from newsletter.correcting import corrections
from newsletter.errors import FrozenError, LedgerError
from newsletter.frozen.store import letters_and_faults
from newsletter.past import Past, past_of
from newsletter.selection.candidates import SHOWS, is_past, sent_at
from newsletter.signup_checks import list_faults
from newsletter.written import source_of
from records.checks.report import found_at
from records.clock import Clock
from records.codes.programme import BlockType
from records.danish.nearest import nearest
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.newsletter import Block, Issue, MailingList
from records.model.registry import BY_KEY, Kind
from records.source.characters import UNSEEN_IN_LINE, code_point
from records.source.diagnostics import Diagnostic, Severity, Violation, violation
from records.source.tree import Loc

_PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\*\|.*?\|\*")
_REPLY = re.compile(r"(?:re|sv|fw|fwd|vs)\s*:", re.IGNORECASE)
_ALIKE = 0.85


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield the problems of all mailing lists and issues."""
    past = Past()
    try:
        past = past_of(library)
    except (LedgerError, FrozenError) as error:
        yield from {error.found: None, **dict.fromkeys(letters_and_faults(library.project)[1])}
    for mailing_list in library.all(MailingList):
        for found in _headers(mailing_list, ("name", "sender", "postal_address")):
            yield found_at(library, mailing_list, found)
    yield from list_faults(library)
    for issue in library.all(Issue):
        is_frozen = issue.id in past.letters
        for found in _issue(library, issue, is_frozen=is_frozen):
            yield found_at(library, issue, found)
        if is_frozen and _is_other(issue, past):
            yield found_at(library, issue, _other_than_frozen(issue))
        for found in () if is_frozen else corrections(issue, past):
            yield found_at(library, issue, found)


def _is_other(issue: Issue, past: Past) -> bool:
    """Whether the file says something else than what was frozen, while it is still to be sent."""
    kept = past.letters[issue.id].source
    return bool(kept) and past.sent_at(issue.id) is None and kept != source_of(issue)


def _other_than_frozen(issue: Issue) -> Violation:
    return violation("frozen-issue-changed", ("title",), Severity.WARNING, issue=issue.id)


def _issue(library: Library, issue: Issue, *, is_frozen: bool) -> Iterator[Violation]:
    yield from _headers(issue, ("title", "subject", "preheader"))
    yield from _shape(issue)
    yield from _readers(library, issue)
    yield from _dates(issue)
    yield from text_faults(("intro",), issue.intro)
    for number, block in enumerate(issue.blocks):
        yield from text_faults(("blocks", number, "text"), block.text or "")
        if not is_frozen:
            yield from _chosen(library, issue, number, block)


def _headers(record: Record, keys: tuple[str, ...]) -> Iterator[Violation]:
    for key in keys:
        value = getattr(record, key)
        found = UNSEEN_IN_LINE.search(value)
        if found:
            sign = code_point(found.group())
            yield violation("text-with-control-character", (key,), sign=sign)
        placeholder = _PLACEHOLDER.search(value)
        if placeholder:
            yield violation("header-with-merge-tag", (key,), tag=placeholder.group())


def _shape(issue: Issue) -> Iterator[Violation]:
    subject = issue.subject
    if _REPLY.match(subject):
        yield violation("subject-like-reply", ("subject",), prefix=subject.split(":")[0])
    if subject.startswith("["):
        yield violation("subject-begins-with-bracket", ("subject",))
    if subject.endswith("."):
        yield violation("subject-ends-with-full-stop", ("subject",))
    if _alike(subject, issue.preheader):
        yield violation("preheader-repeats-subject", ("preheader",))


def _alike(subject: str, preheader: str) -> bool:
    one, other = (" ".join(re.findall(r"\w+", text.casefold())) for text in (subject, preheader))
    same = subject.casefold() == preheader.casefold()  # which the record's own rule tells
    near = SequenceMatcher(None, one, other).ratio() >= _ALIKE
    return not same and (near or other.startswith(one))


def _readers(library: Library, issue: Issue) -> Iterator[Violation]:
    mailing_list = library.find(MailingList, issue.mailing_list)
    if mailing_list is None:
        return
    name = mailing_list.id
    for number, audience in enumerate(issue.audiences):
        if audience not in mailing_list.audiences:
            loc = ("audiences", number)
            yield violation("audience-not-on-list", loc, audience=audience, mailing_list=name)
    if mailing_list.trigger:
        yield violation("letter-on-alert-list", ("mailing_list",), mailing_list=name)
    if mailing_list.example and not issue.example:
        yield violation("mailing-list-is-example", ("mailing_list",), mailing_list=name)


def _dates(issue: Issue) -> Iterator[Violation]:
    if issue.send_on < issue.published:
        yield violation(
            "sent-before-published", ("send_on",), send_on=issue.send_on, published=issue.published
        )


# --- records chosen by hand -------------------------------------------------------------------


def _chosen(library: Library, issue: Issue, number: int, block: Block) -> Iterator[Violation]:
    kind = BY_KEY.get(SHOWS.get(block.type, ""))
    if kind is None and block.type is not BlockType.TEKST:
        yield violation("block-type-not-here", ("blocks", number, "type"), type=block.type.value)
    if block.select == "auto":
        return
    loc: Loc = ("blocks", number, "select")
    if block.type is BlockType.TEKST:
        yield violation("select-in-text-block", loc)
    for place, record_id in enumerate(block.select if kind else ()):
        if kind:
            yield from _one(library, issue, (*loc, place), kind, record_id)


def _one(
    library: Library, issue: Issue, loc: Loc, kind: Kind, record_id: str
) -> Iterator[Violation]:
    known = library.records[kind.key]
    record = known.get(record_id)
    if record is None:
        near = nearest(record_id, known)
        yield violation(
            "reference-not-found", loc, reference=record_id, near=near, folder=kind.folder
        )
    elif isinstance(record, Content):
        yield from _unfit(issue, loc, record)


def _unfit(issue: Issue, loc: Loc, record: Content) -> Iterator[Violation]:
    if record.draft:
        yield violation("item-is-draft", loc, Severity.WARNING, item=record.id)
    if is_past(record, Clock(sent_at(issue))):
        yield violation("item-is-over", loc, item=record.id, send_on=issue.send_on)
    if record.example and not issue.example:
        yield violation("item-is-example", loc, item=record.id)
