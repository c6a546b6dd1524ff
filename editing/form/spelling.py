"""Spelling, by the program and the Danish dictionary that the machine has: Hunspell's.

No library on PyPI brings a Danish dictionary, and those that wrap Hunspell need the same program.
Where it is missing the answer says so; nothing else depends on it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from records.danish.numbers import joined

PROGRAM, DICTIONARY = "hunspell", "da_DK"
PATIENCE = 10.0
"""Seconds; ten thousand words take a second."""
_SUGGESTED = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words that no dictionary knows, with what was perhaps meant."""

    words: tuple[str, ...] = ()
    """`»kapacitetn« (kapaciteten?)`."""
    is_checked: bool = True
    """False where the machine has no dictionary."""


def misspelled(texts: Iterable[str], known: frozenset[str] = frozenset()) -> Spelling:
    """The unknown words of Danish texts, each once.

    Words with a capital inside a text are names as a rule, and are left alone; `known` are right.
    """
    program = shutil.which(PROGRAM)
    if program is None or not _has_dictionary(program):
        return Spelling(is_checked=False)
    words = {
        word for text in texts for word in _WORD.findall(text)
        if word.islower() and len(word) > 2 and word not in known
    }  # fmt: skip
    answer = _asked(program, sorted(words))
    return Spelling(tuple(answer))


def _asked(program: str, words: list[str]) -> list[str]:
    done = subprocess.run(  # noqa: S603 - the words are data on its standard input
        [program, "-d", DICTIONARY, "-i", "utf-8", "-a"],
        input="".join(f"^{word}\n" for word in words),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return [_told(line) for line in done.stdout.splitlines() if line[:1] in ("&", "#")]


def _told(line: str) -> str:
    """`& kapacitetn 2 1: kapaciteten, kapacitet` or `# xqz 1` as an editor reads it."""
    word = line.split()[1]
    _, _, told = line.partition(": ")
    suggested = [each for each in told.split(", ") if each][:_SUGGESTED]
    return f"»{word}«" + (f" ({joined(suggested, 'eller')}?)" if suggested else "")


@cache
def _has_dictionary(program: str) -> bool:
    done = subprocess.run(  # noqa: S603 - fixed words
        [program, "-d", DICTIONARY, "-a"],
        input="",
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode == 0
