"""What will be remembered once the site of a moment is out: the next `Memory`.

Sequence and moments are those of `records.facts.changes`, which all outputs ask: what is shown is
what is remembered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from records.clock import Clock
from records.facts.changes import Change, change_of, change_since, remembered
from records.facts.councils import councils_at
from records.facts.families import all_of
from records.facts.fingerprint import fingerprint_of
from records.facts.memory import Memory, Published
from records.facts.regions import areas_at
from records.facts.told_traces import traces_of
from records.facts.visibility import Visibility, is_out, visibility
from records.model.area import Area
from records.model.base import Content, Record
from records.model.episode import Episode
from records.model.health_council import HealthCouncil
from records.model.library_view import LibraryView
from records.model.registry import BY_MODEL, OF_PEOPLE, address_of, former_ids
from records.model.told import Told
from records.model.unnamed import Unnamed

_A_MOMENT = timedelta(seconds=1)


def key_of(record: Record) -> str:
    """`event:moede`, as memory names the record."""
    return f"{BY_MODEL[type(record)].key}:{record.id}"


def next_memory(
    before: Memory, library: LibraryView, clock: Clock, files: Mapping[str, str]
) -> Memory:
    """What is known once this library is out at that moment, with these files.

    `files` has the hash (SHA-256, hexadecimal) of each file of the site by its path. One whose hash
    is as before keeps its time; a record that is gone stays as it last went out. What
    somebody told of themselves loses its title then, and may not come back once it was taken back.
    """
    told: tuple[Told | Unnamed, ...] = (*all_of(library, Told), *all_of(library, Unnamed))
    back = {key_of(one) for one in told if one.is_withdrawn_on(clock.today)}
    gone = {key: _gone(key, known, back, clock.now) for key, known in before.records.items()}
    out = {
        key_of(record): _published(record, before, library, clock)
        for record in shown(library, clock)
    }
    return Memory(
        released=clock.now,
        records=MappingProxyType(dict(sorted({**gone, **out}.items()))),
        files=files_since(before, files, clock.now),
    )


def _gone(key: str, known: Published, back: Collection[str], now: datetime) -> Published:
    """What is kept of a record that is not out any more; one that was taken back never is again.

    Its fingerprint goes too then: it is made of a few codes, which anybody could try.
    """
    known = just_before(known, now)
    if key.partition(":")[0] not in OF_PEOPLE:
        return known
    withdrawn = known.withdrawn or key in back
    fingerprint = "" if withdrawn else known.fingerprint
    return replace(known, title="", fingerprint=fingerprint, withdrawn=withdrawn)


def just_before(known: Published, now: datetime) -> Published:
    """A record that a release of this moment does not carry.

    Where the clock stands still, as in the demonstration, an earlier release of the same moment
    may have carried it, and whoever is out now is known by that moment.
    """
    return replace(known, last=min(known.last, now - _A_MOMENT))


def files_since(
    before: Memory, files: Mapping[str, str], now: datetime
) -> Mapping[str, tuple[str, datetime]]:
    """Each file's hash, and since when it is so: as before, or now."""
    known = before.files
    return MappingProxyType(
        {
            path: known[path] if path in known and known[path][0] == hash_ else (hash_, now)
            for path, hash_ in sorted(files.items())
        }
    )


def shown(library: LibraryView, clock: Clock) -> Iterator[Record]:
    """Every record that somebody can meet on the site of that moment."""
    ours: dict[type[Record], set[str]] = {
        Area: {area.id for area in areas_at(library, clock)},
        HealthCouncil: {council.id for council in councils_at(library, clock)},
    }
    for model in BY_MODEL:
        for record in library.all(model):
            is_there = model not in ours or record.id in ours[model]
            if is_there and visibility(record, clock) is not Visibility.HIDDEN:
                yield record


def _published(record: Record, before: Memory, library: LibraryView, clock: Clock) -> Published:
    known, address = remembered(record, before), address_of(record) or ""
    change = _change(record, before, clock)
    former = dict.fromkeys(_former(record, before))
    former.pop(address, None)
    heard = isinstance(record, Episode) and is_out(record, clock)
    return Published(
        address=address,
        title=_title(record),
        fingerprint=fingerprint_of(record),
        sequence=change.sequence,
        first=change.first,
        changed=change.changed,
        altered=change.altered,
        last=clock.now,
        former=tuple(former),
        withdrawn=known is not None and known.withdrawn,
        heard=heard or (known is not None and known.heard),
        sounds=_sounds(record, before, clock),
        traces=traces_of(record, library),
    )


def _title(record: Record) -> str:
    """What later releases may say of it: of who has no name no more than the number."""
    return f"Nr. {record.number}" if isinstance(record, Unnamed) else record.label


def sounds_out(episode: Episode, memory: Memory) -> tuple[str, ...]:
    """Every path under which the sound of the episode went out, also with its earlier ids."""
    kind = BY_MODEL[Episode].key
    names = (*former_ids(episode), episode.id)
    out = [known for name in names if (known := memory.records.get(f"{kind}:{name}"))]
    return tuple(dict.fromkeys(path for known in out for path in known.sounds))


def _sounds(record: Record, before: Memory, clock: Clock) -> tuple[str, ...]:
    if not isinstance(record, Episode):
        return ()
    file = record.audio.file if record.audio and is_out(record, clock) else None
    return tuple(dict.fromkeys((*sounds_out(record, before), *filter(None, (file,)))))


def _change(record: Record, before: Memory, clock: Clock) -> Change:
    if isinstance(record, Content):
        return change_of(record, before, clock)
    known = remembered(record, before)
    if known is None:
        return Change(0, clock.now, clock.now)
    return change_since(known, record, clock)


def _former(record: Record, before: Memory) -> Iterator[str]:
    """Every address under which the record went out, also with the ids that it had before."""
    kind = BY_MODEL[type(record)].key
    for name in (*former_ids(record), record.id):
        known = before.records.get(f"{kind}:{name}")
        if known:
            yield from known.former
            if known.address:
                yield known.address
