"""Gathers real lines of `praksis check` while other tests run: a plugin for pytest.

    pytest -n 0 -p tests.records.messages.harvest tests/records tests/praksis \\
        tests/podcast tests/newsletter -m "not browser"

writes `examples.txt` beside this file: for each message the shortest line that was met.
"""

from __future__ import annotations

import pytest

from records.source.diagnostics import Diagnostic
from tests.records.messages.examples import FILE, presented, sentence_of
from tests.records.messages.templates import best_match

_MET: set[str] = set()
_HOOK = "__post_init__"
_AS_IT_WAS = Diagnostic.__post_init__


def _remember(problem: Diagnostic) -> None:
    _AS_IT_WAS(problem)
    _MET.add(str(problem))


def pytest_configure(config: pytest.Config) -> None:
    """Listen to every problem that is made."""
    setattr(Diagnostic, _HOOK, _remember)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Write down what was heard, beside what is known from before."""
    setattr(Diagnostic, _HOOK, _AS_IT_WAS)
    known = FILE.read_text("utf-8").splitlines() if FILE.is_file() else []
    shortest: dict[str, str] = {}
    for line in sorted({*_MET, *known}, key=lambda line: (len(line), line)):
        template = best_match(sentence_of(line))
        shown = presented(line)
        if template is None:
            print("not in the list:", line)  # noqa: T201 - what a developer has to look at
        elif shown:
            shortest.setdefault(template, shown)
    FILE.write_text("".join(f"{line}\n" for line in sorted(shortest.values())), "utf-8")
