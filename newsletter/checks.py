"""What is wrong with issues and lists, found before anyone gets a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher, get_close_matches

from newsletter.check_text import text_faults
from newsletter.errors import NewsletterError
from newsletter.ledger import FILE, Ledger, load_ledger
from newsletter.selection.choose import SHOWS, is_past, sent_at
from records.checks.report import fault, warning
from records.clock import Clock
from records.codes.programme import BlockType
from records.loading.library import Library
from records.model.base import Content, Record
from records.model.newsletter import Block, Issue, MailingList
from records.model.registry import BY_KEY, Kind
from records.source.diagnostics import Diagnostic, Position, raw
from records.source.tree import Loc

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u2069\ufeff]")
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\*\|.*?\|\*")
_REPLY = re.compile(r"(?:re|sv|fw|fwd|vs)\s*:", re.IGNORECASE)
_ALIKE = 0.85


def check(library: Library) -> Iterator[Diagnostic]:
    """Yield the problems of all mailing lists and issues."""
    try:
        ledger = load_ledger(library.project)
    except NewsletterError as error:
        yield raw(Position(FILE), str(error))
        ledger = Ledger()
    for mailing_list in library.all(MailingList):
        yield from _headers(library, mailing_list, ("name", "sender", "postal_address"))
    for issue in library.all(Issue):
        yield from _issue(library, issue, is_sent=issue.id in ledger.sent)


def _issue(library: Library, issue: Issue, *, is_sent: bool) -> Iterator[Diagnostic]:
    yield from _headers(library, issue, ("title", "subject", "preheader"))
    yield from _shape(library, issue)
    yield from _readers(library, issue)
    yield from _dates(library, issue)
    yield from text_faults(library, issue, ("intro",), issue.intro)
    for number, block in enumerate(issue.blocks):
        yield from text_faults(library, issue, ("blocks", number, "text"), block.text or "")
        if not is_sent:
            yield from _chosen(library, issue, number, block)


def _headers(library: Library, record: Record, keys: tuple[str, ...]) -> Iterator[Diagnostic]:
    for key in keys:
        value = getattr(record, key)
        found = _CONTROL.search(value)
        if found:
            code = f"U+{ord(found.group()):04X}"
            said = f"har et usynligt styretegn ({code}). Slet tegnet, og skriv linjen igen."
            yield fault(library, record, (key,), said)
        placeholder = _PLACEHOLDER.search(value)
        if placeholder:
            said = f'har flettekoden "{placeholder.group()}". Skriv almindelig tekst.'
            yield fault(library, record, (key,), said)


def _shape(library: Library, issue: Issue) -> Iterator[Diagnostic]:
    subject = issue.subject
    if _REPLY.match(subject):
        said = f'begynder med "{subject.split(":")[0]}:" og ligner et svar. Slet det.'
        yield fault(library, issue, ("subject",), said)
    if subject.startswith("["):
        said = "begynder med en klamme. Slet den; mærket Eksempel kommer af sig selv."
        yield fault(library, issue, ("subject",), said)
    if subject.endswith("."):
        yield fault(library, issue, ("subject",), "slutter med punktum. Slet punktummet.")
    if _alike(subject, issue.preheader):
        said = "siger næsten det samme som emnet. Skriv, hvad læseren ellers får."
        yield fault(library, issue, ("preheader",), said)


def _alike(subject: str, preheader: str) -> bool:
    one, other = (" ".join(re.findall(r"\w+", text.casefold())) for text in (subject, preheader))
    same = subject.casefold() == preheader.casefold()  # which the record's own rule tells
    near = SequenceMatcher(None, one, other).ratio() >= _ALIKE
    return not same and (near or other.startswith(one))


def _readers(library: Library, issue: Issue) -> Iterator[Diagnostic]:
    mailing_list = library.find(MailingList, issue.mailing_list)
    if mailing_list is None:
        return
    for number, audience in enumerate(issue.audiences):
        if audience not in mailing_list.audiences:
            said = (
                f'har "{audience}", som listen "{mailing_list.id}" ikke sendes til. '
                "Slet målgruppen her, eller skriv den på listen."
            )
            yield fault(library, issue, ("audiences", number), said)
    if mailing_list.example and not issue.example:
        said = f'peger på "{mailing_list.id}", som er et eksempel. Vælg en rigtig liste.'
        yield fault(library, issue, ("mailing_list",), said)


def _dates(library: Library, issue: Issue) -> Iterator[Diagnostic]:
    if issue.send_on < issue.published:
        said = (
            f'er {issue.send_on}, men siden kommer først {issue.published} ("published"). '
            "Ret en af datoerne, så linket i mailen virker."
        )
        yield fault(library, issue, ("send_on",), said)


# --- records chosen by hand -------------------------------------------------------------------


def _chosen(library: Library, issue: Issue, number: int, block: Block) -> Iterator[Diagnostic]:
    kind = BY_KEY.get(SHOWS.get(block.type, ""))
    if kind is None and block.type is not BlockType.TEKST:
        said = f'er "{block.type.value}", som siden ikke har. Vælg en anden type.'
        yield fault(library, issue, ("blocks", number, "type"), said)
    if block.select == "auto":
        return
    loc: Loc = ("blocks", number, "select")
    if block.type is BlockType.TEKST:
        said = 'hører ikke til et afsnit af typen "tekst". Slet linjen, eller vælg en anden type.'
        yield fault(library, issue, loc, said)
    for place, record_id in enumerate(block.select if kind else ()):
        if kind:
            yield from _one(library, issue, (*loc, place), kind, record_id)


def _one(
    library: Library, issue: Issue, loc: Loc, kind: Kind, record_id: str
) -> Iterator[Diagnostic]:
    shelf = library.records[kind.key]
    record = shelf.get(record_id)
    if record is None:
        near = get_close_matches(record_id, list(shelf), n=1, cutoff=0.6)
        cure = (
            f'Mente du "{near[0]}"?' if near else f"Skriv id på en post i content/{kind.folder}/."
        )
        yield fault(library, issue, loc, f'peger på "{record_id}", som ikke findes. {cure}')
    elif isinstance(record, Content):
        yield from _unfit(library, issue, loc, record)


def _unfit(library: Library, issue: Issue, loc: Loc, record: Content) -> Iterator[Diagnostic]:
    name = f'peger på "{record.id}", som'
    if record.draft:
        said = f"{name} er et udkast og ikke kommer med. Slet draft, når det er færdigt."
        yield warning(library, issue, loc, said)
    if is_past(record, Clock(sent_at(issue))):
        said = f"{name} er slut, når brevet sendes {issue.send_on}. Slet det her."
        yield fault(library, issue, loc, said)
    if record.example and not issue.example:
        said = f"{name} er et eksempel, men brevet er rigtigt. Slet det her."
        yield fault(library, issue, loc, said)
