"""Transcripts as JSON: of Whisper and its kin, and of the podcast namespace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import isfinite
from typing import Any

from podcast.transcript.incoming.pieces import Incoming, Piece, spoken_for
from podcast.transcript.webvtt import TranscriptError, TranscriptFault
from records.source.diagnostics import violation

_LISTS = ("segments", "transcription", "chunks")
_LINE = 1


def read_json(text: str) -> Incoming:
    """Every segment. Raises TranscriptError for JSON of another kind."""
    try:
        tree = json.loads(text)
    except json.JSONDecodeError as error:
        raise _unknown(error.lineno) from None
    except RecursionError:
        raise _unknown(_LINE) from None
    rows = tree
    if isinstance(tree, dict):
        rows = next((tree[key] for key in _LISTS if isinstance(tree.get(key), list)), None)
    if not isinstance(rows, list):
        raise _unknown(_LINE)
    return Incoming("JSON, som fra Whisper", [_piece(row) for row in rows])


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
    name = speaker.strip() if isinstance(speaker, str) else ""
    return Piece(start, ends, name, (words.strip(),), _LINE)


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
    return round(value / parts, 3) if isfinite(value) and value >= 0 else None
