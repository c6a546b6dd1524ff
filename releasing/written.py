"""`release.json`: a release as text, and read back with a sentence for whatever can be wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime, time
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from records.clock import COPENHAGEN
from records.facts.memory import LockedEpisode, Memory, PodcastOut, Published
from releasing.errors import ReleaseError
from releasing.release import Ids, Reason, Release

FILE = "release.json"
FORMAT = 2
"""Raised when an older program would misread what is written."""
_TELLS_ALTERED = 2
"""The first format that says of each record whether its facts went out otherwise."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)


def _zoned(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("without zone")
    return moment


_Moment = Annotated[datetime, AfterValidator(_zoned)]


class _Json(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Record(_Json):
    address: str
    title: str
    fingerprint: str
    sequence: int
    first: _Moment
    changed: _Moment
    last: _Moment
    former: tuple[str, ...] = ()
    altered: bool = False
    withdrawn: bool = False
    heard: bool = False
    sounds: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()
    calendar: str = ""
    feed: str = ""


class _Episode(_Json):
    id: str
    address: str
    released: str
    former: tuple[str, ...] = ()
    retired: str = ""


class _Podcast(_Json):
    show: str = ""
    file: str = ""
    episodes: dict[str, _Episode] = {}


class _Release(_Json):
    format: int
    id: str
    time: _Moment
    reason: Reason
    of: str
    hold: bool
    content: str
    program: str
    openings: tuple[str, ...]
    items: tuple[str, ...]
    records: dict[str, _Record]
    podcast: _Podcast = _Podcast()
    files: dict[str, tuple[str, _Moment]]


def to_json(release: Release) -> bytes:
    """The text of `release.json`: the same for the same release, one line for each record."""
    head: dict[str, Any] = {
        "format": FORMAT,
        "id": release.id,
        "time": release.moment.isoformat(),
        "reason": release.reason.value,
        "of": release.of,
        "hold": release.hold,
        "content": release.content,
        "program": release.program,
        "openings": list(release.openings),
        "items": list(release.items),
    }
    records = {
        key: _record(known, release.ids.get(key, Ids()))
        for key, known in sorted(release.memory.records.items())
    }
    files = {
        path: [hash_, since.isoformat()]
        for path, (hash_, since) in sorted(release.memory.files.items())
    }
    lines = [f"{_text(key)}: {_text(value)}" for key, value in head.items()]
    lines += [f'"records": {_by_line(records)}']
    podcast = release.memory.podcast
    if podcast != PodcastOut():
        head = {"show": podcast.show, "file": podcast.file}
        lines += [f'"podcast": {_by_line(head | {"episodes": _episodes(podcast)})}']
    lines += [f'"files": {_by_line(files)}']
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def from_json(content: bytes) -> Release:
    """The release that the text tells of. Raises ReleaseError."""
    try:
        text = content.decode("utf-8")
        if _CONFLICT.search(text):
            raise ReleaseError(
                f"{FILE} på udgivelsesgrenen har to udgaver efter en fletning. Flet aldrig grenen: "
                "sæt den tilbage til den sidste hele udgivelse med git branch -f."
            )
        values = json.loads(text)
        format_ = values["format"] if isinstance(values, dict) else None
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError):
        raise _damaged() from None
    if isinstance(format_, int) and format_ > FORMAT:
        raise ReleaseError(
            f"Den sidste udgivelse er lavet af en nyere version af programmet (format {format_}; "
            f"her kendes {FORMAT}). Hent den nyeste version, og prøv igen."
        )
    try:
        return _release(_Release.model_validate(values))
    except ValidationError:
        raise _damaged() from None


def _damaged() -> ReleaseError:
    return ReleaseError(
        f"{FILE} på udgivelsesgrenen er beskadiget og kan ikke læses. Sæt grenen tilbage til den "
        "sidste hele udgivelse med git branch -f."
    )


def _release(read: _Release) -> Release:
    own = {"calendar", "feed"}
    records = {key: Published(**known.model_dump(exclude=own)) for key, known in _sorted(read)}
    if read.format < _TELLS_ALTERED:
        records = {key: replace(each, altered=_was_altered(each)) for key, each in records.items()}
    ids = {key: Ids(k.calendar, k.feed) for key, k in _sorted(read) if k.calendar or k.feed}
    episodes = {
        g: LockedEpisode(**e.model_dump()) for g, e in sorted(read.podcast.episodes.items())
    }
    podcast = PodcastOut(read.podcast.show, episodes, read.podcast.file)
    memory = Memory(read.time, MappingProxyType(records), MappingProxyType(read.files), podcast)
    return Release(
        id=read.id,
        memory=memory,
        reason=read.reason,
        of=read.of,
        hold=read.hold,
        content=read.content,
        program=read.program,
        openings=read.openings,
        items=read.items,
        ids=MappingProxyType(ids),
    )


def _was_altered(known: Published) -> bool:
    """Whether the facts had changed, of a format that does not tell.

    A day of the record's own begins at midnight; releases are made by day.
    """
    at = known.changed.astimezone(COPENHAGEN).time()
    return known.sequence > 0 and known.changed > known.first and at != time.min


def _sorted(read: _Release) -> list[tuple[str, _Record]]:
    return sorted(read.records.items())


def _record(known: Published, ids: Ids) -> dict[str, Any]:
    told: dict[str, Any] = {
        "address": known.address,
        "title": known.title,
        "fingerprint": known.fingerprint,
        "sequence": known.sequence,
        "first": known.first.isoformat(),
        "changed": known.changed.isoformat(),
        "last": known.last.isoformat(),
    }
    more: dict[str, Any] = {
        "former": list(known.former),
        "altered": known.altered,
        "withdrawn": known.withdrawn,
        "heard": known.heard,
        "sounds": list(known.sounds),
        "traces": list(known.traces),
        "calendar": ids.calendar,
        "feed": ids.feed,
    }
    return told | {key: value for key, value in more.items() if value}


def _episodes(podcast: PodcastOut) -> dict[str, Any]:
    return {
        guid: {name: value for name, value in asdict(episode).items() if value}
        for guid, episode in sorted(podcast.episodes.items())
    }


def _by_line(values: Mapping[str, Any]) -> str:
    """One line each, so that Git shows what changed."""
    if not values:
        return "{}"
    lines = [f"  {_text(key)}: {_text(value)}" for key, value in values.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
