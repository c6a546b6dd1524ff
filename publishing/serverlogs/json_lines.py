"""A line of a log in JSON, as nginx, Caddy and Traefik are set to write them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

_ADDRESS = ("remote_addr", "remote_ip", "client_ip", "ClientHost", "ip", "host")
_MOMENT = (
    "ts",
    "msec",
    "time_iso8601",
    "time_local",
    "StartUTC",
    "time",
    "timestamp",
    "@timestamp",
)
_METHOD = ("request_method", "method", "RequestMethod")
_PATH = ("request_uri", "uri", "RequestPath", "path", "url")
_STATUS = ("status", "DownstreamStatus", "status_code")
_BYTES = ("body_bytes_sent", "bytes_sent", "size", "DownstreamContentSize", "bytes")
_PART = ("http_range", "range", "request_Range", "Range", "sent_http_content_range")
_AGENT = ("http_user_agent", "user_agent", "request_User-Agent", "agent", "User-Agent")

_MILLISECONDS = 100_000_000_000
"""A greater number is no count of seconds: that would be the year 5138."""

Epoch = Callable[[str], int]
Found = tuple[str, int, str, str, int, int, str | None, str]


def hit_of_json(line: str, epoch: Epoch) -> Found | None:
    """The parts of a hit, or None for a line that is something else.

    `epoch` reads a moment as the common log format writes it.
    """
    try:
        row = json.loads(line)
        flat = _flat(row)
        method, path = _request(flat)
        moment = _moment(_first(flat, _MOMENT), epoch)
        agent = _first(flat, _AGENT)
        return (
            str(_first(flat, _ADDRESS) or ""),
            moment,
            method,
            path,
            int(_first(flat, _STATUS)),
            max(0, int(_first(flat, _BYTES) or 0)),
            None if agent is None else str(agent),
            str(_first(flat, _PART) or "")[:200],
        )
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError):
        return None


def line_in_json(line: str) -> str | None:
    """The line of a log that Docker has put into JSON, or None for another kind of JSON."""
    if not line.startswith('{"log":'):
        return None
    try:
        told = json.loads(line)["log"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return told.removesuffix("\n") if isinstance(told, str) else None


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """Caddy puts the request into an object of its own, and its headers into lists."""
    request = row.get("request")
    if not isinstance(request, dict):
        return row
    headers = request.get("headers") or {}
    agents, parts = headers.get("User-Agent") or [""], headers.get("Range") or [""]
    return {**row, **request, "user_agent": agents[0], "range": parts[0]}


def _first(row: dict[str, Any], names: tuple[str, ...]) -> Any:  # noqa: ANN401 - as the log has it
    return next((row[name] for name in names if name in row), None)


def _request(row: dict[str, Any]) -> tuple[str, str]:
    method, path = _first(row, _METHOD), _first(row, _PATH)
    if method is None and isinstance(row.get("request"), str):
        method, path, *_ = row["request"].split(" ")
    if not isinstance(method, str) or not isinstance(path, str):
        raise TypeError("no request")
    return method, path


def _moment(value: object, epoch: Epoch) -> int:
    if isinstance(value, int | float):
        return _seconds(value)
    text = str(value)
    if text[2:3] == "/":
        return epoch(text)
    if text.replace(".", "", 1).isdigit():
        return _seconds(float(text))
    at = datetime.fromisoformat(text)
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


def _seconds(value: float) -> int:
    """Whole seconds, also of milliseconds, as Caddy and others may be set to write."""
    return int(value / 1000 if value > _MILLISECONDS else value)
