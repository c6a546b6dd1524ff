"""Writing WebVTT in the one form that the podcast publishes."""

from __future__ import annotations

from collections.abc import Iterable

from podcast.transcript.webvtt import Cue


def as_webvtt(cues: Iterable[Cue]) -> str:
    """The cues with hours in their times and a voice tag for each speaker that is known."""
    blocks = [f"{stamp(cue.start)} --> {stamp(cue.end)}\n{_words(cue)}\n" for cue in cues]
    return "\n".join(("WEBVTT\n", *blocks))


def stamp(seconds: float) -> str:
    """`65.25` → `00:01:05.250`."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    minutes, left = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{left:02}.{thousandths:03}"


def _words(cue: Cue) -> str:
    words = _escaped(cue.text)
    return f"<v {_escaped(cue.speaker)}>{words}</v>" if cue.speaker else words


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
