"""What the releases remember of episodes, and what the lock file says of them since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from podcast.checks import check
from podcast.identity.changes import locked
from podcast.identity.lock import LOCK, write_lock
from podcast.identity.remembered import known_lock, podcast_out
from records.clock import Clock
from records.facts.memory import Memory
from records.loading.library import Library
from records.messages import line_of
from tests.podcast.studio import CLOCK, Studio

REAL: dict[str, Any] = {"example": False, "type": "full", "season": 1, "number": 1}
LATER = Clock.parse("2026-11-24T09:00")


def after(studio: Studio, library: Library | None = None, clock: Clock = CLOCK) -> Library:
    """The records as they are now, after a release of the library."""
    before = library or studio.library()
    out = podcast_out(before, clock)
    return replace(studio.library(), memory=Memory(clock.now, podcast=out))


def test_a_release_locks_what_it_carries_and_nothing_else(studio: Studio) -> None:
    studio.episode("en-dag", **REAL)
    studio.episode("senere", **{**REAL, "number": 2, "released": "2026-12-24"})
    out = after(studio)
    assert [known.id for known in out.memory.podcast.episodes.values()] == ["en-dag"]
    assert not (studio.root / LOCK).exists()
    assert list(check(out)) == []


def test_what_is_gone_is_told_without_a_file(studio: Studio) -> None:
    studio.episode("en-dag", **REAL)
    library = studio.library()
    (studio.content / "episodes/en-dag.yml").unlink()
    (said,) = (line_of(each) for each in check(after(studio, library)))
    assert said.startswith('content/episodes:1:1: advarsel: episoden "en-dag" har været ude')


def test_a_file_that_was_mended_since_wins_and_no_address_is_forgotten(studio: Studio) -> None:
    studio.episode("en-dag", **REAL)
    studio.lock()
    studio.episode("en-dag", **REAL, slug="en-ny-dag")
    out = after(studio)
    (known,) = known_lock(out).episodes.values()
    assert (known.address, known.former) == ("podcast/en-ny-dag/", ("podcast/en-dag/",))
    mended = replace(known, address="podcast/tredje/", former=())
    lock = known_lock(out)
    write_lock(studio.root, replace(lock, episodes=dict.fromkeys(lock.episodes, mended)))
    (known,) = known_lock(out).episodes.values()
    assert known.address == "podcast/tredje/"
    assert known.former == ("podcast/en-dag/", "podcast/en-ny-dag/")


def test_taken_down_and_back_it_is_the_same(studio: Studio) -> None:
    studio.episode("en-dag", **REAL)
    first = after(studio)
    studio.episode("en-dag", **REAL, draft=True)
    gone = after(studio, replace(studio.library(), memory=first.memory), LATER)
    (known,) = gone.memory.podcast.episodes.values()
    assert known.retired == "2026-11-24"
    studio.episode("en-dag", **REAL)
    back = after(studio, replace(studio.library(), memory=gone.memory), LATER)
    assert back.memory.podcast.episodes == first.memory.podcast.episodes
    assert locked(back, known_lock(back), LATER)[1] == []
