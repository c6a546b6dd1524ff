"""`praksis doctor`: a look at the live site, as a visitor sees it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from praksis import danish_help as danish
from praksis.clock import wall_clock
from praksis.project import NoProjectError, current_project, settings_of
from records.errors import PraksisError

if TYPE_CHECKING:
    from pathlib import Path

    from records.source.files import Project
    from releasing.doctor.finding import Finding
    from releasing.release import Release


@click.command(
    cls=danish.Command,
    examples=(
        "praksis doctor https://praksis.example.org",
        "praksis doctor --json",
        "praksis doctor --links",
    ),
)
@click.argument("url", default="")
@click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON til overvågning.")
@click.option("--links", is_flag=True, help="Prøv også links til andre sider. Det tager tid.")
@click.option("--all", "whole", is_flag=True, help="Sammenlign hver fil med det, der er udgivet.")
@click.option("--clock", default="", hidden=True)
def doctor(url: str, as_json: bool, links: bool, whole: bool, clock: str) -> None:
    """Se på den side, der er ude, som en læser gør.

    Uden adresse er det den i mkdocs.yml. Slutter med 1, når læsere mærker en fejl, og ellers med 0.
    """
    from praksis.clock import check_clock
    from records.clock import Clock
    from releasing.doctor.examination import Asked, examine
    from releasing.doctor.links import LinkCache, LinkChecker
    from releasing.doctor.visitor import Visitor

    check_clock(clock)
    now = (Clock.parse(clock) if clock else wall_clock()).now
    project = _project()
    address = _address(url, project)
    visitor = Visitor()
    checker = None
    if links:
        cache = LinkCache.open(_cache_file(project), now)
        checker = LinkChecker(visitor, cache)
    asked = Asked(address, now, _release(project), whole, _forms(project))
    found = tuple(dict.fromkeys(examine(asked, visitor, checker)))
    if checker:
        checker.cache.save()
    click.echo(_json(address, found) if as_json else _text(found))
    if any(each.level.value == "fault" for each in found):
        raise SystemExit(1)


def _project() -> Project | None:
    """The project, if the command is used in one: a monitor need not have it."""
    try:
        return current_project()
    except NoProjectError:
        return None


def _address(url: str, project: Project | None) -> str:
    if not url and project is None:
        raise PraksisError("Skriv adressen på siden, fx praksis doctor https://praksis.example.org")
    given = url or (settings_of(project).site.url if project else "")
    try:
        parts = urlsplit(given)
        is_web = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        is_web = False
    if not is_web or any(sign.isspace() for sign in given) or "#" in given or "?" in given:
        raise PraksisError(f'"{given}" er ikke en webadresse. Skriv fx https://praksis.example.org')
    return given.rstrip("/") + "/"


def _forms(project: Project | None) -> str:
    return settings_of(project).newsletter.form_origin if project else ""


def _release(project: Project | None) -> Release | None:
    """What went out last, where that is known."""
    from records.source.git import HistoryError
    from releasing.branch import find_branch
    from releasing.errors import ReleaseError
    from releasing.history import last_of

    if project is None:
        return None
    settings = settings_of(project)
    try:
        branch = find_branch(project.root, settings.release)
        return last_of(branch).release if branch.head else None
    except (HistoryError, ReleaseError):
        return None


def _cache_file(project: Project | None) -> Path:
    from pathlib import Path

    folder = project.root / ".praksis/cache" if project else Path.home() / ".cache/praksis"
    return folder / "links.json"


def _json(address: str, found: tuple[Finding, ...]) -> str:
    levels = Counter(each.level.value for each in found)
    told = {
        "url": address,
        "ok": not levels["fault"],
        "faults": levels["fault"],
        "warnings": levels["warning"],
        "findings": [{"check": f.check, "level": f.level.value, "text": f.text} for f in found],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _text(found: tuple[Finding, ...]) -> str:
    from records.danish.numbers import count
    from releasing.doctor.finding import WORDS, Level

    lines = [f"{WORDS[f.level]:9} {f.text}" for f in found]
    levels = Counter(each.level for each in found)
    total = (
        f"{count(levels[Level.FAULT], 'fejl', 'fejl')}, "
        f"{count(levels[Level.WARNING], 'advarsel', 'advarsler')}, {levels[Level.FINE]} i orden."
    )
    return "\n".join((*lines, total))
