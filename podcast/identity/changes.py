"""What may happen to a published episode, and how the lock remembers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from podcast.identity.lock import Lock, as_published, guid_of, real_episodes
from podcast.selection import the_show
from records.loading.library import Library


class ChangeError(Exception):
    """Something that cannot be done, as a Danish sentence."""


def locked(library: Library, lock: Lock) -> tuple[Lock, list[str]]:
    """The lock with all that is newly published, and the ids that were added."""
    show = the_show(library)
    if show is None:
        raise ChangeError("Der er ingen podcast i content/shows/.")
    known, real = dict(lock.episodes), real_episodes(library)
    added = [episode for episode in real.values() if episode.id not in lock.guids]
    gone = [record_id for record_id in lock.guids if record_id not in real]
    if added and gone:
        said = f'"{gone[0]}" er udgivet, men er her ikke mere. Er den omdøbt, så kør'
        cure = f"praksis podcast move {gone[0]} {added[0].id}. Er den taget ned, så kør"
        raise ChangeError(f"{said} {cure} praksis podcast retire {gone[0]}.")
    for episode in added:
        guid = guid_of(episode, show, lock)
        if guid in known:
            said = f'Guid "{guid}" er brugt af "{known[guid].id}". Er episoden omdøbt, så kør'
            raise ChangeError(f"{said} praksis podcast move {known[guid].id} {episode.id}.")
        known[guid] = as_published(episode)
    return Lock(lock.show or show.guid, known), [episode.id for episode in added]


def moved(library: Library, lock: Lock, before: str, after: str) -> Lock:
    """The lock after an episode got another id, address or day; the old address leads on."""
    guid = _guid(lock, before)
    episode = real_episodes(library).get(after)
    if episode is None:
        raise ChangeError(f'Der er ingen udgivet episode med id "{after}". Ret id.')
    if after != before and after in lock.guids:
        raise ChangeError(f'"{after}" er allerede udgivet som en anden episode. Ret id.')
    known, now = lock.episodes[guid], as_published(episode)
    former = dict.fromkeys((*known.former, known.address))
    former.pop(now.address, None)
    return Lock(lock.show, {**lock.episodes, guid: replace(now, former=tuple(former))})


def retired(library: Library, lock: Lock, record_id: str, day: date) -> Lock:
    """The lock after an episode was taken down; its address leads to the list."""
    guid = _guid(lock, record_id)
    if record_id in real_episodes(library):
        said = f'"{record_id}" er stadig udgivet. Slet episoden, eller gør den til udkast, først.'
        raise ChangeError(said)
    gone = replace(lock.episodes[guid], retired=day.isoformat())
    return Lock(lock.show, {**lock.episodes, guid: gone})


def _guid(lock: Lock, record_id: str) -> str:
    guid = lock.guids.get(record_id)
    if guid is None:
        raise ChangeError(f'"{record_id}" er ikke låst. Id står i .praksis/podcast.lock.json.')
    return guid
