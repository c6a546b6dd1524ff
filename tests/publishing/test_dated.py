"""Files that say when they last changed."""

from __future__ import annotations

from datetime import datetime

from publishing.dated import dated
from publishing.output import OutputFile
from records.clock import Clock
from records.facts.memory import NOTHING, Memory
from tests.samples import NOW

TURN = Clock.parse("2026-11-20T00:00").now
LATER = Clock.parse("2026-11-25T09:00")


def made(words: str, memory: Memory, clock: Clock, turn: datetime | None = TURN) -> OutputFile:
    return dated("a.xml", lambda moment: f"{words} {moment}".encode(), turn, memory, clock)


def out(file: OutputFile, clock: Clock, before: Memory = NOTHING) -> Memory:
    from hashlib import sha256

    digest = sha256(file.content).hexdigest()
    known = before.files.get(file.path)
    since = known[1] if known and known[0] == digest else clock.now
    return Memory(clock.now, {}, {file.path: (digest, since)})


def test_a_file_that_never_went_out_has_the_moment_of_its_last_turn() -> None:
    assert made("a", NOTHING, NOW).content == b"a 2026-11-20 00:00:00+01:00"
    assert made("a", NOTHING, NOW, None).content == b"a None"


def test_the_same_words_keep_their_moment_and_others_are_of_now() -> None:
    first = made("a", NOTHING, NOW)
    memory = out(first, NOW)
    assert made("a", memory, LATER) == first
    second = made("b", memory, LATER)
    assert second.content == b"b 2026-11-25 09:00:00+01:00"
    memory = out(second, LATER, memory)
    much_later = Clock.parse("2027-01-25T09:00")
    assert made("b", memory, much_later, LATER.now) == second


def test_no_moment_is_earlier_than_the_one_that_went_out() -> None:
    memory = out(made("a", NOTHING, NOW), LATER)
    assert made("b", memory, NOW).content == b"b 2026-11-25 09:00:00+01:00"
