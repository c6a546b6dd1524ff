"""A project with one article whose text is judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publishing.verify.texts import check_texts
from records.messages import line_of
from tests.known import load_known

FIRST = 12
"""The line on which the text begins."""
ARTICLE = """\
---
id: hverdag
title: En side om hverdagen
summary: En side, der er skrevet for at prøve teksten og ikke for at blive læst.
example: true
audiences: [ny-speciallaege]
published: 2026-11-01
section: livet
---


"""

Told = Callable[[str], list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The lines about an article's text, without the path: `12:1: …`."""
    file = tmp_path / "content/articles/livet/hverdag.md"
    file.parent.mkdir(parents=True)
    path = "content/articles/livet/hverdag.md:"

    def lines(body: str) -> list[str]:
        file.write_text(ARTICLE + body, encoding="utf-8")
        library = load_known(tmp_path, (check_texts,))
        return [line_of(found).removeprefix(path) for found in library.diagnostics]

    return lines
