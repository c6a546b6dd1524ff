"""What is read from committed JSON: nothing said twice, every moment with a time zone."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

_FIRST, _LAST = 2000, 2999
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""An issue, an audience or an area: a part of paths and addresses, so it is never more."""


def _as_text(value: object) -> object:
    if not isinstance(value, (str, datetime)):
        raise ValueError(f"{value} er ikke et tidspunkt")  # noqa: TRY004 - pydantic wants this one
    return value


def _in_time(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment:%Y-%m-%dT%H:%M} har ingen tidszone")
    if not _FIRST <= moment.year <= _LAST:
        raise ValueError(f"{moment.year} er ikke et årstal, et brev kan have")
    return moment


Moment = Annotated[datetime, BeforeValidator(_as_text), AfterValidator(_in_time)]
"""A moment as a file holds it: others cannot be compared, or not be turned into another zone."""


def moment_of(text: str) -> datetime:
    """The moment of an ISO text. Raises ValueError."""
    return _in_time(datetime.fromisoformat(text))


def read_json(text: str) -> dict[str, Any]:
    """The object of a JSON text. Raises ValueError, also where one has a key twice."""
    found = json.loads(text, object_pairs_hook=_once)
    if not isinstance(found, dict):
        raise ValueError("filen er ikke et objekt")  # noqa: TRY004 - told as all that is unreadable
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two branches merged by hand may both have left their line: one would be lost unseen."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key} står der to gange")
        found[key] = value
    return found


def reason_of(error: Exception) -> str:
    """Why something could not be read, in one short line."""
    if isinstance(error, KeyError):
        return f"{error.args[0]} mangler"
    lines = [line.strip() for line in str(error).splitlines()] or [type(error).__name__]
    said = next((line for line in lines if line.startswith("Value error, ")), lines[0])
    return said.removeprefix("Value error, ").partition(" [type=")[0][:120]
