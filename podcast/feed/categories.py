"""The categories that Apple Podcasts knows; other directories use the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from records.danish.nearest import nearest
from records.source.diagnostics import Violation, violation

_FILE = Path(__file__).parent / "apple_categories.txt"


@cache
def categories() -> tuple[str, ...]:
    """Every category: `Health & Fitness`, `Health & Fitness > Medicine`."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def category_fault(written: str) -> Violation | None:
    """What is wrong with the category of a show."""
    known = categories()
    if " > ".join(part.strip() for part in written.split(">")) in known:
        return None
    names = {name.casefold(): name for name in known}
    names |= {name.rpartition(" > ")[2].casefold(): name for name in reversed(known)}
    near = names.get(nearest(written.casefold(), names), "")
    return violation(
        "category-unknown", ("category",), category=written, near=near, example=known[1]
    )
