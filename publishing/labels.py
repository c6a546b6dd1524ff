"""Labels of codes as a sentence has them."""

from __future__ import annotations

from collections.abc import Sequence

from records.codes.base import Code
from records.danish.numbers import joined


def label_list(codes: Sequence[Code]) -> str:
    """Labels joined in a sentence: `Niveaufri adgang, handicaptoilet og elevator`."""
    first, *others = [code.label for code in codes] or [""]
    return joined([first, *(_inside(label) for label in others)])


def _inside(label: str) -> str:
    """A label in lower case, except for abbreviations such as KBU."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label
