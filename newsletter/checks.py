"""What is wrong with issues and lists, found before anyone gets a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from newsletter.allowlist import is_mail_address
from newsletter.choice import SHOWS
from records.checks.faults import fault, warning
from records.codes.programme import BlockType
from records.kinds.base import Record
from records.kinds.newsletter import Block, Issue, MailingList
from records.kinds.registry import BY_MODEL
from records.library import Library
from records.source.problems import Problem

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_DEPTH = 8
"""Quotes and lists inside each other; far below what `newsletter.allowlist` lets through."""
_NESTED = re.compile(
    rf"^(?:[ \t]*(?:>|(?:[-*+]|\d+\.)[ \t])){{{_DEPTH + 1}}}|^(?: {{4}}|\t){{{_DEPTH + 1}}}",
    re.MULTILINE,
)
_PICTURE = re.compile(r"!\[[^\]]*\]\(")


def check(library: Library) -> Iterator[Problem]:
    """Yield the problems of all mailing lists and issues."""
    for mailing_list in library.all(MailingList):
        yield from _links(library, mailing_list)
        yield from _headers(library, mailing_list, ("name", "sender", "postal_address"))
    for issue in library.all(Issue):
        yield from _headers(library, issue, ("title", "subject", "preheader"))
        yield from _readers(library, issue)
        yield from _dates(library, issue)
        yield from _text(library, issue, ("intro",), issue.intro)
        for number, block in enumerate(issue.blocks):
            yield from _chosen(library, issue, number, block)
            yield from _text(library, issue, ("blocks", number, "text"), block.text or "")


def _links(library: Library, mailing_list: MailingList) -> Iterator[Problem]:
    for key in ("subscribe_url", "unsubscribe_url", "web_url"):
        value = getattr(mailing_list, key)
        if value is not None and not is_mail_address(value):
            cure = "Skriv en adresse, der begynder med https://, eller en flettekode som *|UNSUB|*."
            yield fault(library, mailing_list, (key,), f'er "{value}". {cure}')


def _headers(library: Library, record: Record, keys: tuple[str, ...]) -> Iterator[Problem]:
    for key in keys:
        found = _CONTROL.search(getattr(record, key))
        if found:
            code = f"U+{ord(found.group()):04X}"
            said = f"har et usynligt styretegn ({code}). Slet tegnet, og skriv linjen igen."
            yield fault(library, record, (key,), said)


def _readers(library: Library, issue: Issue) -> Iterator[Problem]:
    mailing_list = library.find(MailingList, issue.mailing_list)
    if mailing_list is None:
        return
    for number, audience in enumerate(issue.audiences):
        if audience not in mailing_list.audiences:
            said = (
                f'har "{audience}", som listen "{mailing_list.id}" ikke sendes til. '
                "Slet målgruppen her, eller skriv den på listen."
            )
            yield warning(library, issue, ("audiences", number), said)


def _dates(library: Library, issue: Issue) -> Iterator[Problem]:
    if issue.send_on < issue.published:
        said = (
            f'er {issue.send_on}, men siden kommer først {issue.published} ("published"). '
            "Ret en af datoerne, så linket i mailen virker."
        )
        yield fault(library, issue, ("send_on",), said)


def _text(
    library: Library, issue: Issue, loc: tuple[str | int, ...], text: str
) -> Iterator[Problem]:
    if _NESTED.search(text):
        said = f"har mere end {_DEPTH} niveauer inden i hinanden. Brug højst to."
        yield fault(library, issue, loc, said)
    if _PICTURE.search(text):
        said = "har et billede, som ikke kommer med i mailen. Skriv det vigtige som tekst."
        yield warning(library, issue, loc, said)


def _chosen(library: Library, issue: Issue, number: int, block: Block) -> Iterator[Problem]:
    if block.select == "auto":
        return
    loc = ("blocks", number, "select")
    if block.type is BlockType.TEKST:
        said = 'hører ikke til et afsnit af typen "tekst". Slet linjen, eller vælg en anden type.'
        yield fault(library, issue, loc, said)
        return
    kind = BY_MODEL[SHOWS[block.type]]
    for place, record_id in enumerate(block.select):
        wrong = _wrong_id(library, kind.key, kind.folder, record_id)
        if wrong:
            yield fault(library, issue, (*loc, place), wrong)
        elif library.records[kind.key][record_id].draft:  # type: ignore[attr-defined]
            said = f'peger på "{record_id}", som er et udkast og ikke kommer med.'
            yield warning(library, issue, (*loc, place), f"{said} Slet draft, når det er færdigt.")


def _wrong_id(library: Library, kind: str, folder: str, record_id: str) -> str | None:
    shelf = library.records[kind]
    if record_id in shelf:
        return None
    near = get_close_matches(record_id, list(shelf), n=1, cutoff=0.6)
    cure = f'Mente du "{near[0]}"?' if near else f"Skriv id på en post i content/{folder}/."
    return f'peger på "{record_id}", som ikke findes. {cure}'
