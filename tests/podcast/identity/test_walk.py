"""What an app sees while episodes are planned, postponed, taken down and brought back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import podcastparser

from podcast.identity.changes import locked_by_release
from podcast.identity.lock import read_lock, write_lock
from podcast.redirects import of_podcast
from publishing.hosting.redirects import Redirects, redirects
from records.clock import Clock
from records.model.episode import Episode
from records.model.registry import address_of
from tests.podcast.studio import SITE, Studio

FIRST: dict[str, Any] = {"example": False, "type": "full", "season": 1, "number": 1}
SECOND = {**FIRST, "number": 2, "title": "En aften i vagten", "released": "2026-12-03"}


class App:
    """gPodder's reader; it remembers each guid that it ever saw, as an app does."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.ever: dict[str, str] = {}

    def fetch(self, moment: str) -> dict[str, str]:
        """The day of each episode by its title, after a release at that moment."""
        clock, studio = Clock.parse(moment), self.studio
        lock = locked_by_release(studio.library(), read_lock(studio.root), clock)
        write_lock(studio.root, lock)
        assert not [said for said in studio.everything_said() if "advarsel: " not in said]
        read = podcastparser.parse(f"{SITE.url}podcast.xml", BytesIO(self._feed(clock)))
        found = {episode["guid"]: episode["title"] for episode in read["episodes"]}
        assert len(found) == len(read["episodes"])
        for guid, title in found.items():
            others = {known for known, name in self.ever.items() if name == title}
            assert others <= {guid}, f"{title} came twice"
            self.ever[guid] = title
        days = {e["title"]: e["published"] for e in read["episodes"]}
        return {title: _day(seconds) for title, seconds in days.items()}

    def _feed(self, clock: Clock) -> bytes:
        return self.studio.feed(clock)

    def table(self) -> Redirects:
        """Where addresses lead, of a site that has the pages of all episodes."""
        library = self.studio.library()
        pages = {address_of(episode) or "" for episode in library.all(Episode)}
        return redirects(library, pages, (), of_podcast(read_lock(self.studio.root), library))


def _day(seconds: int) -> str:
    from datetime import UTC, datetime

    return f"{datetime.fromtimestamp(seconds, UTC):%d.%m}"


def test_an_app_follows_the_podcast(studio: Studio) -> None:
    app = App(studio)
    studio.episode("en-dag", **FIRST)
    studio.episode("en-aften", **SECOND)
    day, evening = "En dag i klinikken", "En aften i vagten"
    assert app.fetch("2026-12-01T09:00") == {day: "01.11"}

    # The second is postponed before it was out, and comes on its new day.
    studio.episode("en-aften", **{**SECOND, "released": "2026-12-10"})
    assert app.fetch("2026-12-04T09:00") == {day: "01.11"}
    assert app.fetch("2026-12-10T09:00") == {day: "01.11", evening: "10.12"}

    # The first is taken down, and comes back; then it gets another id.
    studio.episode("en-dag", **FIRST, draft=True)
    assert app.fetch("2026-12-11T09:00") == {evening: "10.12"}
    studio.episode("en-dag", **FIRST)
    assert app.fetch("2026-12-12T09:00") == {day: "01.11", evening: "10.12"}
    (studio.content / "episodes/en-dag.yml").unlink()
    studio.episode("klinikken", **FIRST, was=["en-dag"])
    assert app.fetch("2026-12-13T09:00") == {day: "01.11", evening: "10.12"}
    assert app.table().moved == {"podcast/en-dag/": "podcast/klinikken/"}

    # It is deleted under its new id: both addresses say so.
    (studio.content / "episodes/klinikken.yml").unlink()
    studio.episode("en-aften", **{**SECOND, "number": 1, "released": "2026-12-10"})
    assert app.fetch("2026-12-14T09:00") == {evening: "10.12"}
    assert set(app.table().gone) == {"podcast/en-dag/", "podcast/klinikken/"}
    assert len(app.ever) == 2
