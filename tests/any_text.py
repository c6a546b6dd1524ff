"""Any text that can be written as UTF-8, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

SIGNS = st.characters(exclude_categories=["Cs"])
"""What `st.text` takes by itself; it asks the codec of each of a million signs for that."""


def any_text(min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[str]:
    """A text of any signs."""
    return st.text(SIGNS, min_size=min_size, max_size=max_size)
