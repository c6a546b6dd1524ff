"""Which moment a build speaks of."""

from __future__ import annotations

from collections.abc import Mapping

from records.clock import Clock

NOW = "now"


def build_clock(
    given: str, demo: str, *, has_examples: bool, environment: Mapping[str, str], started: float
) -> Clock:
    """The given time; else `SOURCE_DATE_EPOCH`; else the demonstration's while examples remain;
    else the start of the build.

    `started` is in seconds since 1970. `given` may be `now`. Raises ValueError for a time that
    cannot be read.
    """  # noqa: D205 - one rule of four steps
    if given and given != NOW:
        return Clock.parse(given)
    if not given and not environment.get("SOURCE_DATE_EPOCH") and demo and has_examples:
        return Clock.parse(demo)
    return Clock.at_start(environment, started)
