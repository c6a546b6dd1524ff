"""Addresses, numbers and words in a text that nobody can use: they only keep a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from publishing.golive.disguises import as_read


class Sort(StrEnum):
    """What a placeholder stands for."""

    HOST = "placeholder-host"
    PHONE = "placeholder-phone"
    POSTAL = "placeholder-postal"
    WORDS = "placeholder-words"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder, and where in the text it begins."""

    sort: Sort
    offset: int
    text: str


def placeholders_in(text: str) -> Iterator[Placeholder]:
    """Every placeholder of a text, each once, in its order."""
    seen, places = as_read(text)
    found = [*_hosts(seen), *_phones(seen), *_words(seen)]
    end = -1
    for each in sorted(found, key=lambda one: (one.offset, -len(one.text))):
        if each.offset >= end:
            end = each.offset + len(each.text)
            start = places[each.offset]
            yield Placeholder(each.sort, start, text[start : places[end - 1] + 1])


# --- addresses on the net ---------------------------------------------------------------------

_NAME = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+[\w-]+")
_LOCAL = re.compile(
    r"(?:(?<=//)|(?<=@))(?:localhost|\[[0-9A-Fa-f:.]{2,45}\]|(?:[0-9]{1,3}\.){3}[0-9]{1,3})(?![\w-])"
    r"|(?<=//)[0-9]{4,12}(?![\w.-])",
    re.IGNORECASE,
)
"""This machine and numbers: no reader gets there, or none should."""
_ONE_WORD = re.compile(
    r"(?:(?<=https://)|(?<=http://))[a-z][\w-]*(?=[/:?#\s\"'<>)\]]|$)", re.IGNORECASE
)
"""`https://intranet/`: a name without a point is found inside one house alone."""
_BEFORE = re.compile(r"(?:https?://|mailto:)?(?:[\w.%+-]+@)?$", re.IGNORECASE)
_RESERVED = frozenset({"test", "invalid", "example", "localhost", "local", "internal", "lan",
                       "home", "corp", "intranet", "onion"})  # fmt: skip
"""Ends of names that lead nowhere in public (RFC 2606, 6761, 6762, 8375)."""
_EXAMPLE = frozenset({"example", "eksempel", "domain", "yourdomain", "mydomain", "yoursite",
                      "domaene", "domæne", "ditdomaene", "ditdomæne", "dit-domaene",
                      "dit-domæne", "mitdomæne", "mitdomaene", "dinside", "din-side"})  # fmt: skip
_ENDINGS = frozenset({"com", "org", "net", "edu", "dk", "eu"})


def _hosts(text: str) -> Iterator[Placeholder]:
    for found in _NAME.finditer(text):
        linked = text.endswith(("//", "@"), 0, found.start())
        if _is_reserved(found.group(), linked=linked):
            yield _address(text, found)
    for pattern in (_LOCAL, _ONE_WORD):
        for found in pattern.finditer(text):
            yield _address(text, found)


def _is_reserved(name: str, *, linked: bool) -> bool:
    labels = name.lower().split(".")
    if labels[-1] in _ENDINGS and labels[-2] in _EXAMPLE:
        return True
    if linked and (labels[-2] == "example" or labels[-3:-1] == ["example", "co"]):
        return True  # nobody's in the other countries either
    return labels[-1] in _RESERVED and (linked or labels[0] == "www")


def _address(text: str, found: re.Match[str]) -> Placeholder:
    """The host with what is before it: `https://`, or the name of a mailbox."""
    before = text[max(0, found.start() - 80) : found.start()]
    lead = _BEFORE.search(before)
    start = found.start() - (len(lead.group()) if lead else 0)
    return Placeholder(Sort.HOST, start, text[start : found.end()])


# --- telephone numbers ------------------------------------------------------------------------

_PHONE = re.compile(
    r"(?<![\w+.,#/-])(?P<land>(?:\+|00)45[ \u00a0.-]?)?"
    r"(?P<number>\d{8}|\d{4}[ \u00a0]\d{4}"
    r"|\d{2}(?:(?P<sign>[ \u00a0.-])\d{2}(?:(?P=sign)\d{2}){2}))"
    r"(?![\w-]|[.,]\d)"
)
_LETTERS = re.compile(r"(?<!\w)[xX]{2}(?:[ .-]?[xX]{2}){3}(?!\w)")
_RUNS = ("0123456789" * 2, "9876543210" * 2)


def _phones(text: str) -> Iterator[Placeholder]:
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found["number"])
        as_phone = bool(found["land"] or found["sign"])
        if _is_made_up(digits) or (as_phone and digits[0] in "01"):
            yield Placeholder(Sort.PHONE, found.start(), found.group())
    for found in _LETTERS.finditer(text):
        yield Placeholder(Sort.PHONE, found.start(), found.group())


def _is_made_up(digits: str) -> bool:
    """Eight digits that nobody is given: one digit, one pair, or counting up or down."""
    return digits == digits[:2] * 4 or any(digits in run for run in _RUNS)


# --- other words ------------------------------------------------------------------------------

_POSTAL = re.compile(
    r"(?<!\w)(?:(?:eksempel(?:vej|gade|by|stræde|allé|plads|torv)|(?:prøve|test)(?:vej|gade))(?:en)?"
    r"(?:[ \u00a0]\d{1,3}[a-z]?)?|0000[ \u00a0]+[A-ZÆØÅ][\wæøåÆØÅ]*)(?!\w)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?<!\w)(?:lorem ipsum|TODO|FIXME|TBD|x{3,}|udfyldes senere|indsæt (?:tekst|navn|link) her"
    r"|der er ingen tilgængelighedserklæring endnu|det er ikke skrevet endnu"
    r"|før siden bliver udgivet rigtigt)(?!\w)",
    re.IGNORECASE,
)


def _words(text: str) -> Iterator[Placeholder]:
    for found in _POSTAL.finditer(text):
        yield Placeholder(Sort.POSTAL, found.start(), found.group())
    for found in _WORDS.finditer(text):
        is_roman = set(found.group()) == {"X"}
        if not is_roman and (found.group().isupper() or found.group().lower() not in _SHOUTED):
            yield Placeholder(Sort.WORDS, found.start(), found.group())


_SHOUTED = frozenset({"todo", "fixme", "tbd"})
"""Notes to oneself where they stand in capitals; `todo` can be a word."""
