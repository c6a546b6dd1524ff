"""A year of releases, as those meet it who follow the site: sequences, feeds, addresses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import feedparser
import podcastparser
from icalendar import Calendar

from tests.git import git
from tests.podcast.studio import EPISODE, VTT, as_yaml, silence
from tests.praksis.published import Published, first_published
from tests.project_copy import ProjectCopy
from tests.small import article, vacancy
from tests.steps import IS_WHOLE, steps

MOVES = steps(0, 2)
"""How often a deadline moves."""
EVENT = {
    "id": "moede",
    "title": "Møde for nynedsatte",
    "summary": "En aften for læger, der lige har åbnet en klinik i almen praksis.",
    "example": True,
    "audiences": ["ny-speciallaege"],
    "areas": ["region"],
    "published": "2026-11-01",
    "contact": "raadgiver",
    "type": "moede",
    "attendance_mode": "fysisk",
    "status": "aaben",
    "role": "arrangoer",
    "organizers": ["min-almen-praksis"],
    "start_date": "2027-06-08",
    "start_time": "16:30",
    "end_time": "19:00",
    "location": {
        "name": "Huset",
        "address": "Vej 10",
        "postal_code": "2100",
        "city": "København",
        "accessibility": ["niveaufri"],
    },
    "registration": {
        "method": "mail",
        "address": "tilmelding@example.org",
        "deadline": "2027-06-01",
    },
    "price": 0,
}
CANCELLED = {**EVENT, "status": "aflyst", "change_note": "Mødet er aflyst. Vi finder en ny dag."}
DAY = {
    **EPISODE,
    "show_notes": "Noter.",
    "id": "en-dag",
    "example": False,
    "type": "full",
    "season": 1,
    "number": 1,
}
EVENING = {
    **DAY,
    "id": "en-aften",
    "number": 2,
    "title": "En aften i vagten",
    "released": "2026-12-03",
    "audio": {"file": "media/audio/aften.mp3"},
}


@cache
def events_in(text: str) -> list[tuple[str, int, object, str]]:
    """Id, sequence, beginning and status of each entry; most calendars stay as they were."""
    return [
        (str(event["UID"]), int(event.get("SEQUENCE", 0)), event.decoded("DTSTART"),
         str(event.get("STATUS", "")))
        for event in Calendar.from_ical(text).walk("VEVENT")
    ]  # fmt: skip


@cache
def entries_in(raw: bytes) -> list[tuple[str, str]]:
    """Id and title of each entry; most feeds stay as they were."""
    read = feedparser.parse(raw)
    assert not read.bozo, raw
    return [(entry.id, entry.title) for entry in read.entries]


@dataclass
class Followers:
    """Readers and programs that remember whatever they met."""

    out: Published
    addresses: set[str] = field(default_factory=set)
    sequences: dict[str, int] = field(default_factory=dict)
    facts: dict[str, tuple[object, ...]] = field(default_factory=dict)
    heard: dict[str, str] = field(default_factory=dict)
    news: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    """Status of each calendar entry, by its id."""
    episodes: list[str] = field(default_factory=list)

    def look(self) -> None:
        """Meet the site as it is now."""
        now = {
            file.relative_to(self.out.web).as_posix()
            for file in self.out.web.rglob("*")
            if file.suffix in {".html", ".ics", ".xml"}
        }
        assert self.addresses - now == set()
        self.addresses |= now
        self.events = {}
        for path in sorted(now):
            if path.endswith(".ics"):
                self._calendar(path)
            elif path.endswith(".xml") and path != "sitemap.xml":
                self._feed(path)
        self._podcast()

    def _calendar(self, path: str) -> None:
        for uid, sequence, begin, status in events_in(self.out.read(path)):
            facts = (begin, status)
            before = self.sequences.get(uid, -1)
            assert sequence >= before, (path, uid)
            assert sequence > before or facts == self.facts[uid], (path, uid)
            self.sequences[uid], self.facts[uid], self.events[uid] = sequence, facts, status

    def _feed(self, path: str) -> None:
        entries = entries_in((self.out.web / path).read_bytes())
        ids = [id_ for id_, _ in entries]
        assert len(ids) == len(set(ids)), path
        for id_, title in entries:
            assert self.news.setdefault(id_, title) == title, (path, id_)

    def _podcast(self) -> None:
        with (self.out.web / "podcast.xml").open("rb") as stream:
            read = podcastparser.parse("https://example.org/podcast.xml", stream)
        self.episodes = [episode["title"] for episode in read["episodes"]]
        for episode in read["episodes"]:
            guid = self.heard.setdefault(episode["title"], episode["guid"])
            assert guid == episode["guid"]

    def sequence(self, name: str) -> int:
        """Of the calendar entry whose id begins so."""
        (found,) = (n for uid, n in self.sequences.items() if name in uid)
        return found

    def page(self, address: str) -> str:
        return self.out.read(f"{address}index.html").replace("\u00a0", " ")


def write(out: Published, path: str, text: str | bytes | None) -> None:
    """Write a file below `content/`, or delete it."""
    file = out.project.folder / "content" / path
    if text is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def episode(out: Published, values: dict[str, object], **changes: object) -> None:
    write(out, f"episodes/{values['id']}.yml", as_yaml({**values, **changes}))


def begin(out: Published, root: Path) -> None:
    """Write all that the year is about."""
    write(
        out,
        "vacancies/ny.yml",
        vacancy("ny", title="En ny", published="2026-11-24", deadline="2027-01-10"),
    )
    partner = "partners/min-almen-praksis.yml"
    write(out, partner, (root / "content" / partner).read_bytes())
    write(out, "events/moede.yml", as_yaml(EVENT))
    write(out, "articles/gammel.md", article("gammel"))
    write(out, "media/audio/lyd.mp3", silence(10))
    write(out, "media/audio/aften.mp3", silence(11))
    write(out, "media/transcripts/tekst.vtt", VTT)
    episode(out, DAY)
    episode(out, EVENING)


def test_a_year(root: Path, tmp_path: Path, built_small: ProjectCopy) -> None:
    out = first_published(root, tmp_path / "year", built_small)
    readers = Followers(out)
    readers.look()

    def step(moment: str, *words: str) -> str:
        git(out.project.folder, "add", "-A")
        if git(out.project.folder, "status", "--porcelain"):
            git(out.project.folder, "commit", "-qm", "step")
        said = out.publish("--clock", moment, *words)
        readers.look()
        return said

    # Something is posted, with an event and two episodes, of which one is planned.
    begin(out, root)
    step("2026-11-24T09:00")
    assert readers.episodes == ["En dag i klinikken"]
    assert (readers.sequence("ny"), readers.sequence("moede")) == (0, 0)

    # The deadline moves, twice in a day.
    for hour, day in ((10, "2027-01-11"), (11, "2027-01-12"))[:MOVES]:
        write(
            out,
            "vacancies/ny.yml",
            vacancy("ny", title="En ny", published="2026-11-24", deadline=day),
        )
        step(f"2026-11-25T{hour}:00")
    assert readers.sequence("ny") == MOVES

    # An event is cancelled by hand, and the second episode is postponed.
    write(out, "events/moede.yml", as_yaml(CANCELLED))
    episode(out, EVENING, released="2026-12-10")
    step("2026-12-04T09:00")
    assert readers.sequence("moede") == 1
    assert "CANCELLED" in readers.events.values()
    assert readers.episodes == ["En dag i klinikken"]
    assert "Alt er i orden" in out.run("check", "--clock", "2026-12-05T09:00")

    # A vacancy gets another id, and an article is deleted.
    write(out, "vacancies/ny.yml", None)
    renamed = vacancy(
        "nyere", "was: [ny]", title="En ny", published="2026-11-24", deadline="2027-01-13"
    )
    write(out, "vacancies/nyere.yml", renamed)
    write(out, "articles/gammel.md", None)
    step("2026-12-10T09:00")
    assert readers.sequence("ny") == MOVES + 1
    assert "/muligheder/nyere/" in readers.page("muligheder/ny/")
    assert sorted(readers.episodes) == ["En aften i vagten", "En dag i klinikken"]

    if IS_WHOLE:
        taken_back(out, readers, step)


def releases(out: Published) -> list[str]:
    said = out.run("releases", "--all")
    return [line.split()[0] for line in said.splitlines() if line.startswith("2026-")]


def taken_back(out: Published, readers: Followers, step: Callable[..., str]) -> None:
    """An episode, and then the whole site, goes back to what was, and on again."""
    # An episode is taken down and brought back.
    episode(out, DAY, draft=True)
    step("2026-12-11T09:00", "--allow-loss")
    assert readers.episodes == ["En aften i vagten"]
    episode(out, DAY)
    step("2026-12-12T09:00")
    assert len(readers.episodes) == 2

    # Back to before the vacancy got its other id, and on.
    back = next(each for each in releases(out) if "2026-11-25.2" in each)
    out.run("rollback", back, "--yes", "--clock", "2026-12-13T09:00")
    readers.look()
    assert readers.sequence("ny") == 4
    step("2026-12-14T09:00", "--resume")
    assert readers.sequence("ny") == 5
    assert len(readers.episodes) == 2
    assert json.loads(git(out.project.folder, "show", "udgivelser:release.json"))["podcast"]
