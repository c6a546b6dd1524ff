"""A frozen letter as the text of `letter.json`, with digests that tell a change by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from newsletter.frozen.values import FrozenLetter
from newsletter.kept import read_json

_IN_FILES = frozenset({"html", "text"})


@cache
def _letters() -> TypeAdapter[FrozenLetter]:
    return TypeAdapter(FrozenLetter)


def digest_of(said: Mapping[str, Any], *texts: str) -> str:
    """SHA-256 of plain values and the texts beside them, whatever the order of the keys."""
    plain = {key: value for key, value in said.items() if key not in ("digest", *_IN_FILES)}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    told = hashlib.sha256(text.encode())
    for each in texts:
        told.update(f"\0{each}".encode())
    return told.hexdigest()


def sealed(letter: FrozenLetter) -> FrozenLetter:
    """The letter with the digest of each of its editions."""
    return letter_of_json(letter_text(letter), {e.key: (e.html, e.text) for e in letter.editions})


def letter_text(letter: FrozenLetter) -> str:
    """The text of `letter.json`: one value in a line, so that a review shows what is new."""
    plain = _letters().dump_python(letter, mode="json", exclude_defaults=True)
    editions = {
        each["key"]: {**_without(each), "digest": digest_of(each, edition.html, edition.text)}
        for each, edition in zip(plain.pop("editions"), letter.editions, strict=True)
    }
    whole = {"letter": plain, "digest": digest_of(plain), "editions": editions}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _without(edition: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in edition.items() if key not in _IN_FILES}


def letter_of_json(text: str, mails: Mapping[str, tuple[str, str]]) -> FrozenLetter:
    """The letter of a `letter.json`, with the HTML and text of each edition.

    Raises ValueError, KeyError, TypeError or AttributeError where the text is no such file.
    """
    whole = read_json(text)
    editions = [
        {**each, "html": mails[key][0], "text": mails[key][1]}
        for key, each in whole["editions"].items()
    ]
    return _letters().validate_python({**whole["letter"], "editions": editions})


def edition_keys(text: str) -> tuple[str, ...]:
    """The editions that a `letter.json` names. Raises as `letter_of_json`."""
    return tuple(read_json(text)["editions"].keys())


def changed_by_hand(text: str, mails: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """The keys of the editions that are other than when they were frozen; `""` for the letter."""
    whole = read_json(text)
    if digest_of(whole["letter"]) != whole["digest"]:
        yield ""
    for key, each in whole["editions"].items():
        if each["key"] != key or digest_of(each, *mails[key]) != each["digest"]:
            yield key
