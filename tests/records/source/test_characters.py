"""One list of the characters that no text may hold, which reading, fields and outputs ask."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from newsletter.letter import cleaned as cleaned_letter
from publishing.cleaning import cleaned
from records.messages import lines_of
from records.source.characters import BREAKING, FORBIDDEN, TURNING, UNSEEN, UNSEEN_IN_LINE
from records.source.diagnostics import SourceError
from records.source.files import decode
from records.types.text import Line, Markdown

OURS = (
    "records", "publishing", "editing", "newsletter", "podcast", "releasing", "site_plugins",
    "praksis",
)  # fmt: skip
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
CASES = ["\x00", "\x1b", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\ufffe", "\uffff"]


@cache
def every() -> list[str]:
    return [chr(number) for number in range(sys.maxunicode + 1)]


@cache
def matched(pattern: re.Pattern[str]) -> set[str]:
    return set(pattern.findall("".join(every())))


def test_every_control_and_half_character_is_forbidden() -> None:
    controls = {c for c in every() if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    assert matched(FORBIDDEN) == (controls | {"\ufffe", "\uffff"}) - set("\t\n\r")


def test_what_turns_the_text_is_known_by_its_direction() -> None:
    assert matched(TURNING) == {c for c in every() if unicodedata.bidirectional(c) in BIDI}


def test_what_begins_a_line() -> None:
    lines = "a".join([*every(), ""]).splitlines(keepends=True)
    assert matched(BREAKING) <= {line[-1] for line in lines}


def test_each_list_holds_the_one_before() -> None:
    line, unseen = matched(UNSEEN_IN_LINE), matched(UNSEEN)
    assert line - unseen == set("\t\r\n")
    assert unseen > matched(FORBIDDEN) | matched(TURNING)
    assert not any(unicodedata.category(c)[0] in "LMNPS" for c in line)
    assert "\u00a0" not in line
    assert "\u200d" not in line, "joins the parts of an emoji"


@pytest.mark.parametrize("character", CASES)
def test_everybody_refuses_the_same(character: str) -> None:
    text = f"a{character}b"
    assert cleaned(text) == cleaned_letter(text) == "ab"
    with pytest.raises(SourceError) as caught:
        decode("a.yml", f"title: {text}\n".encode())
    assert "styretegn" in lines_of(caught.value)
    for kind in (Line, Markdown):
        with pytest.raises(ValidationError, match="text-with-control-character"):
            TypeAdapter(kind).validate_python(text)


def test_nobody_keeps_a_list_of_their_own(root: Path) -> None:
    own = re.compile(r"\\x[01][0-9a-f]-|\\u20[26][0-9a-f]-|\\ud800|\\ufff[ef]")
    found = [
        path.relative_to(root).as_posix()
        for package in OURS
        for path in (root / package).rglob("*.py")
        if own.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["records/source/characters.py"]
