"""A project with a list that writes by itself, and a way to run a night of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from newsletter.alerts.night import Desk, Night, run_night, shown_night
from newsletter.alerts.planning import lists_of
from newsletter.engines.engine import Engine
from publishing.mail_settings import EngineName, MailSettings
from records.clock import Clock
from records.facts.memory import Memory
from records.loading.library import Library, load
from tests.newsletter.samples import mailing_list
from tests.samples import SITE, Keys, vacancy, write_library

NEW = "ny-speciallaege"
NIGHT = Clock.parse("2026-11-28T00:15")
EVERYTHING = ["new-opening", "re-posted", "deadline-near"]
FAR = {"deadline": "2027-01-15", "posted": "2026-08-01", "published": "2026-08-01"}
"""Days of an opening that is no news, and has no deadline that is near."""
AREAS: dict[str, Keys] = {
    "areas/koebenhavn": {"code": "0101", "name": "København", "region": "hovedstaden"},
    "areas/valby": {"code": "0101/valby", "name": "Valby", "region": "hovedstaden"},
}


def alert_list(*targets: tuple[str, str], **changes: Any) -> Keys:
    """A list of alerts; each target is an area and its list in the engine."""
    told = [{"area": area, "to": to} for area, to in targets or (("0400", "9"),)]
    return (
        mailing_list(
            name="Besked om ledige muligheder", trigger=EVERYTHING, targets=told, audiences=[NEW]
        )
        | changes
    )


def opening(title: str = "To 0-kapaciteter i Rønne", **changes: Any) -> Keys:
    """An opening on Bornholm that was posted yesterday."""
    days = {"published": "2026-11-27", "posted": "2026-11-27", "deadline": "2027-01-15"}
    return vacancy(title, areas=["0400"], **days) | changes


def project(folder: Path, **records: Keys) -> Library:
    """The project anew, with one list and these records: `vacancies__a=opening()`."""
    given = {path.replace("__", "/").replace("_", "-"): keys for path, keys in records.items()}
    given = {path.replace("mailing-lists", "mailing_lists"): keys for path, keys in given.items()}
    for old in (folder / "content").rglob("*.yml"):
        old.unlink()
    return write_library(folder, {"mailing_lists/ledige": alert_list(), **AREAS, **given})


def desk(
    library: Library, clock: Clock = NIGHT, memory: Memory | None = None, **settings: Any
) -> Desk:
    """What a run works with."""
    if memory:
        library = load(library.project, memory=memory)
    mail = MailSettings(
        engine=EngineName.LISTMONK, public_url="https://breve.example.org", **settings
    )
    return Desk(library.project, library, SITE, clock, mail, lists_of(library))


def told(night: Night) -> list[tuple[str, list[tuple[str, str]]]]:
    """The area of each alert, and what it tells: `[("0400", [("a", "new-opening")])]`."""
    return [
        (edition.key, [(item.key.partition(":")[2], item.why) for item in edition.items])
        for letter in night.going
        for edition in letter.editions
    ]


def shown(library: Library, clock: Clock = NIGHT, **more: Any) -> list[Any]:
    """What a night would tell."""
    return told(shown_night(desk(library, clock, **more)))


def run(library: Library, engine: Engine, clock: Clock = NIGHT, **more: Any) -> Night:
    """A night in that engine."""
    made: Callable[[], Engine] = lambda: engine  # noqa: E731 - a function of one word
    return run_night(desk(library, clock, **more), made)
