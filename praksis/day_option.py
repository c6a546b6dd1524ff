"""A day on the command line, as people write one: `1. juli 2026`, `1/7-2026`, `i dag`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import click

from praksis.days import day_in_words

_NOT_A_DAY = re.compile(r"\d{4}-(?:00|1[3-9]|[2-9]\d)-\d\d")
"""A day with a month that is none: its parts may be swapped, or be a slip."""


class Day(click.ParamType[date]):
    """A day; one that can be read in one way only is taken."""

    name = "dato"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - click's own
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """The day. Fails with what to write instead."""
        from praksis.clock import clock_now
        from records.danish.written import written_day

        if isinstance(value, date):
            return value
        said = day_in_words(str(value), clock_now().today)
        found = None if _NOT_A_DAY.fullmatch(said) else written_day(said)
        if found and found.year and found.exists:
            return date(found.year, found.month, found.day)
        name = param.opts[0] if param else ""
        if found and found.year:
            cure = f"Skriv en dag fra kalenderen: {found.length_of_month}."
        elif found:
            cure = (
                f"Skriv også året: {name} {clock_now().today.year}-{found.month:02}-{found.day:02}."
            )
        else:
            cure = f"Skriv dagen som år-måned-dag: {name} 2026-07-01."
        message = f'"{value}" er ikke en dag. {cure}'
        raise click.BadParameter(message, ctx, param)
