"""Transcripts as JSON: of Whisper and its kin, and of the podcast namespace."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from podcast.transcript.incoming.pieces import Incoming, Piece, spoken_for
from podcast.transcript.webvtt import TranscriptError, TranscriptFault
from records.source.characters import FORBIDDEN, LONE
from records.source.diagnostics import violation

_LISTS = ("segments", "transcription", "chunks")
_LINE = 1
_LONGEST = 100 * 3600
"""Seconds: a greater number is no time of a recording."""


def is_json(text: str) -> bool:
    """Whether a text begins as JSON does, and not as `[00:01] …`."""
    return re.match(r"\s*(?:\{\s*[\"}]|\[\s*[{\"\]])", text) is not None


def read_json(text: str) -> Incoming:
    """Every segment. Raises TranscriptError for JSON of another kind."""
    rows = tree = _tree(text)
    if isinstance(tree, dict):
        rows = next((tree[key] for key in _LISTS if isinstance(tree.get(key), list)), None)
    if not isinstance(rows, list):
        raise _unknown(_LINE)
    return Incoming("JSON, som fra Whisper", [_piece(row) for row in rows])


def plain_json(text: str) -> str:
    r"""The same with letters in place of `\u00e6`, so that they can be judged as letters."""
    return LONE.sub("\ufffd", json.dumps(_tree(text), ensure_ascii=False))


def _tree(text: str) -> Any:  # noqa: ANN401 - what a file holds
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise _unknown(error.lineno) from None
    except (RecursionError, ValueError):  # too deep, or a number of thousands of digits
        raise _unknown(_LINE) from None


def _unknown(line: int) -> TranscriptError:
    return TranscriptError(TranscriptFault(line, violation("transcript-of-unknown-form")))


def _piece(row: Any) -> Piece:  # noqa: ANN401 - what a file holds
    if not isinstance(row, dict):
        raise _unknown(_LINE)
    words = row.get("text", row.get("body"))
    start, end = _times(row)
    if not isinstance(words, str) or start is None:
        raise _unknown(_LINE)
    speaker = row.get("speaker")
    ends = start + spoken_for(words) if end is None else end
    name = _in_line(speaker) if isinstance(speaker, str) else ""
    return Piece(start, ends, name, (_in_line(words),), _LINE)


def _in_line(words: str) -> str:
    return " ".join(FORBIDDEN.sub(" ", words).split())


def _times(row: dict[str, Any]) -> tuple[float | None, float | None]:
    """Where a segment begins and ends, in whichever way it is told."""
    pairs = list(_told(row))
    for start, end in pairs:
        if start is not None:
            return start, end
    return None, None


def _told(row: dict[str, Any]) -> Iterator[tuple[float | None, float | None]]:
    yield _number(row.get("start")), _number(row.get("end"))
    yield _number(row.get("startTime")), _number(row.get("endTime"))
    offsets, stamp = row.get("offsets"), row.get("timestamp")
    if isinstance(offsets, dict):  # whisper.cpp counts thousandths
        yield _number(offsets.get("from"), 1000), _number(offsets.get("to"), 1000)
    if isinstance(stamp, list) and len(stamp) == 2:
        yield _number(stamp[0]), _number(stamp[1])


def _number(value: object, parts: int = 1) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value / parts, 3) if 0 <= value < parts * _LONGEST else None
