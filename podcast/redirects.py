"""Where episodes' former addresses lead, as the lock remembers them."""

from __future__ import annotations

from podcast.identity.lock import Lock
from publishing.hosting.redirects import Gone, Redirects
from records.loading.library import Library
from records.model.episode import Episode
from records.model.registry import address_of


def of_podcast(lock: Lock, library: Library) -> Redirects:
    """What got another address, and what was taken down."""
    now = {
        guid: address_of(episode) or ""
        for episode in library.all(Episode)
        if (guid := lock.guid_known_for(episode))
    }
    moved: dict[str, str] = {}
    gone: dict[str, Gone] = {}
    for guid, known in lock.episodes.items():
        addresses = (*known.former, known.address)
        if guid in now:
            moved |= dict.fromkeys(addresses, now[guid])
        gone |= {each: Gone(each, key=f"episode:{known.id}") for each in addresses}
    return Redirects(moved, gone)
