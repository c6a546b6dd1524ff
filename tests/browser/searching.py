"""The scripts of the search as the built site has them, for tests in a browser."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).parents[1] / "publishing" / "search" / "questions.csv"


@dataclass(frozen=True, slots=True)
class Question:
    """What a doctor asks, and the pages that answer it."""

    half: str
    """`a` was looked at while the ranking was made, `b` was not."""
    text: str
    answers: frozenset[str]


def questions() -> tuple[Question, ...]:
    """The judged set."""
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return tuple(
            Question(row["half"], row["question"], frozenset(row["answers"].split()))
            for row in rows
        )


def script(site: Path, name: str) -> str:
    """The address of a script below the root, with the mark of its content."""
    (found,) = (site / "assets").glob(f"{name}-??????????.js")
    return f"/{found.relative_to(site).as_posix()}"
