"""How an example says that it is one, wherever its title is shown (domain guide 9.2)."""

from __future__ import annotations

EXAMPLE_PREFIX = "[Eksempel] "
EXAMPLE_NOTE = "Dette er et eksempel. Det kan ikke søges."


def with_example_prefix(title: str, *, example: bool) -> str:
    """The title as search results, feeds, calendars and mail show it."""
    return EXAMPLE_PREFIX + title if example else title
