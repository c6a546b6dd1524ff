"""The categories that Apple Podcasts knows; other directories use the same."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "apple_categories.txt"


@cache
def categories() -> tuple[str, ...]:
    """Every category: `Health & Fitness`, `Health & Fitness > Medicine`."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def category_fault(written: str) -> str | None:
    """What is wrong with a category, as Danish words that follow the field's name."""
    known = categories()
    if " > ".join(part.strip() for part in written.split(">")) in known:
        return None
    names = {name.casefold(): name for name in known}
    names |= {name.rpartition(" > ")[2].casefold(): name for name in reversed(known)}
    near = get_close_matches(written.casefold(), names, n=1, cutoff=0.5)
    cure = f'Mente du "{names[near[0]]}"?' if near else f'Skriv fx "{known[1]}".'
    return f'er "{written}", som Apple Podcasts ikke kender. {cure}'
