"""Which moment a build shows, said where that is not now, and what it holds back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from praksis.clock import wall_clock

if TYPE_CHECKING:
    from publishing.settings import Settings
    from records.clock import Clock
    from records.loading.library import Library
    from site_plugins.state import State

_NEAR = 600
"""So many seconds a build may lie behind the clock on the wall and still be of now."""


def said_moment(state: State, settings: Settings) -> str:
    """`Vist som 22. november 2026 (eksempler). 1 post vises først 28. november.`; or nothing."""
    library, clock = state.library, state.clock
    held = held_back(library, clock)
    return moment_again(clock, settings, held, has_examples=library.has_examples)


def moment_again(clock: Clock, settings: Settings, held: str, *, has_examples: bool) -> str:
    """The same of a build that was not made again; `held` is what it held back."""
    moment = _moment(clock, settings, has_examples=has_examples)
    return " ".join(filter(None, (moment, held)))


def _moment(clock: Clock, settings: Settings, *, has_examples: bool) -> str:
    from publishing.settings import NOW
    from records.clock import Clock
    from records.danish.dates import format_datetime, long_date

    now = wall_clock()
    if abs((clock.now - now.now).total_seconds()) <= _NEAR:
        return ""
    shown = format_datetime(clock.now) if clock.today == now.today else long_date(clock.today)
    demo = settings.demo_clock
    is_demo = has_examples and demo not in ("", NOW) and Clock.parse(demo) == clock
    if is_demo:
        return f"Vist som {shown} (eksempler). --clock now viser siden, som den er i dag."
    return f"Vist som {shown}."


def held_back(library: Library, clock: Clock) -> str:
    """`1 post vises først 28. november.`, or nothing."""
    from records.danish.dates import long_date
    from records.model.base import Content

    days = sorted(
        record.published
        for shelf in library.records.values()
        for record in shelf.values()
        if isinstance(record, Content) and not record.draft and record.published > clock.today
    )
    if not days:
        return ""
    first = long_date(days[0]).removesuffix(f" {clock.today.year}")
    if len(days) == 1:
        return f"1 post vises først {first}."
    when = f"fra {first}" if days[0] == days[-1] else f"senere, den første {first}"
    return f"{len(days)} poster vises først {when}."
