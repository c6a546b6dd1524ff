"""Which episodes can be heard, in which order, and which sound lies here."""

from __future__ import annotations

from datetime import datetime

import pytest

from podcast.selection import published_episodes, released_at, the_show, with_file
from records.clock import COPENHAGEN, Clock
from records.facts.visibility import heard_on_pages
from records.model.episode import Episode
from tests.podcast.studio import CLOCK, Studio


def test_the_newest_is_heard_first_and_those_of_one_day_by_id(studio: Studio) -> None:
    assert the_show(studio.library())
    for name in ("a", "c", "b"):
        studio.episode(name)
    studio.episode("neu", released="2026-11-22", published="2026-11-02")
    studio.episode("morgen", released="2026-11-23", published="2026-11-02")
    studio.episode("ovre", expires="2026-11-21")
    studio.episode("uden", status="mangler-oplysninger", audio=None, released=None,
                   transcript=None, chapters=None, people=None)  # fmt: skip
    library = studio.library()
    assert [each.id for each in published_episodes(library, CLOCK)] == ["neu", "c", "b", "a"]
    on_pages = {each.id for each in heard_on_pages(library, CLOCK)}
    assert on_pages == {"neu", "a", "b", "c", "ovre"}
    newest = published_episodes(library, Clock.parse("2026-11-23"))[0]
    assert newest.id == "morgen"


def test_an_episode_is_out_at_six_in_the_morning(studio: Studio) -> None:
    studio.episode("a", released="2026-06-01", published="2026-05-01")
    (found,) = studio.library().all(Episode)
    assert released_at(found) == datetime(2026, 6, 1, 6, tzinfo=COPENHAGEN)
    with pytest.raises(ValueError, match=r"^a has no day of release$"):
        released_at(found.model_copy(update={"released": None}))


def test_only_sound_that_lies_here_has_a_file(studio: Studio) -> None:
    studio.episode("a")
    library = studio.library()
    (here,) = library.all(Episode)
    assert here.audio
    away = here.audio.model_copy(update={"file": None, "url": "https://example.org/b.mp3"})
    elsewhere = here.model_copy(update={"id": "b", "audio": away})
    silent = here.model_copy(update={"id": "c", "audio": None})
    three = {"a": here, "b": elsewhere, "c": silent}
    found = library.with_records({**library.records, "episode": three, "show": {}})
    assert [(each.id, file) for each, file in with_file(found)] == [("a", "media/audio/lyd.mp3")]
    assert the_show(found) is None
