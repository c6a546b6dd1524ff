"""Whether what readers get is the release that went out, and whether a later one is overdue."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from publishing.addresses import APACHE, HIDDEN, VACANCIES_JSON
from records.danish.dates import long_date
from records.danish.numbers import count
from records.started import command
from releasing.doctor.finding import Finding, fault, fine, warning
from releasing.doctor.visitor import UnreachableError, Visitor
from releasing.release import Release

SOME = 25
"""So many files are compared, spread over the site, unless all are asked for."""
GRACE = timedelta(hours=26)
"""From a change until the night's publish has brought it out, and some more."""
_BROKEN = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What reading a file of any content may raise."""
_LARGEST_NAMED = 3
_FIRST = ("index.html", "feed.xml", "sitemap.xml", VACANCIES_JSON)


def check_release(
    visitor: Visitor, url: str, release: Release | None, *, whole: bool = False
) -> Iterator[Finding]:
    """Compare what is live with the release, file by file."""
    if release is None:
        yield warning(
            "release", "Det vides ikke, hvad der sidst er udgivet, så siden er ikke sammenlignet. "
            "Kør det i projektets mappe med grenen udgivelser.",
        )  # fmt: skip
        return
    paths = _chosen(sorted(release.memory.files), whole=whole)
    other = [path for path in paths if _hash(visitor, url, path) != release.memory.files[path][0]]
    day = long_date(release.moment.date())
    if not other:
        yield fine(
            "release",
            f"Siden er udgivelsen {release.id} fra den {day} "
            f"({count(len(paths), 'fil', 'filer')} sammenlignet).",
        )
        return
    named = ", ".join(f"/{path}" for path in other[:_LARGEST_NAMED])
    more = f" og {len(other) - _LARGEST_NAMED} til" if len(other) > _LARGEST_NAMED else ""
    yield fault(
        "release",
        f"Siden er ikke udgivelsen {release.id}: {named}{more} er anderledes. "
        f"Kør {command('publish')}, så bliver den lagt ud igen.",
    )


def check_overdue(
    visitor: Visitor, url: str, release: Release | None, now: datetime
) -> Iterator[Finding]:
    """Whether a deadline has passed that the live site still calls open, and how old it is."""
    try:
        openings = _openings(visitor, url)
    except (UnreachableError, *_BROKEN) as error:
        reason = str(error) if isinstance(error, UnreachableError) else "den er i stykker"
        yield fault("overdue", f"/{VACANCIES_JSON} kan ikke læses: {reason}.")
        return
    missed = [title for title, closes in openings if closes + GRACE < now]
    if missed:
        yield fault(
            "overdue",
            f'"{missed[0]}"{_and_more(missed)} står som åben, men fristen er gået for mere end et '
            f"døgn siden. Natten har ikke udgivet. Kør {command('publish')}, "
            "og se natkørslens log.",
        )
    else:
        coming = min((closes for _, closes in openings), default=None)
        when = f" Den næste frist er den {long_date(coming.date())}." if coming else ""
        yield fine("overdue", f"Ingen frist er sprunget over.{when}")
    if release and now < release.moment - timedelta(minutes=5):
        yield warning("overdue", "Uret her går bagud i forhold til den sidste udgivelse. Stil det.")


def _openings(visitor: Visitor, url: str) -> list[tuple[str, datetime]]:
    answer = visitor.get(url + VACANCIES_JSON)
    if answer.status != 200:
        raise UnreachableError(f"den bliver besvaret med {answer.status}")
    told: dict[str, Any] = json.loads(answer.body)
    found = [v for v in told["vacancies"] if v.get("open") and v.get("deadline")]
    if any(datetime.fromisoformat(v["deadline"]).tzinfo is None for v in found):
        raise ValueError("without zone")
    return [(str(v.get("title", "")), datetime.fromisoformat(v["deadline"])) for v in found]


def _and_more(titles: Sequence[str]) -> str:
    more = len(titles) - 1
    return f" og {more} til" if more else ""


def _chosen(paths: Sequence[str], *, whole: bool) -> list[str]:
    served = [path for path in paths if path not in {*HIDDEN, APACHE} and path != "404.html"]
    if whole or len(served) <= SOME:
        return served
    step = len(served) / SOME
    spread = [served[int(at * step)] for at in range(SOME)]
    return list(dict.fromkeys([path for path in _FIRST if path in served] + spread))


def _hash(visitor: Visitor, url: str, path: str) -> str:
    """Of what a visitor gets; empty where there is nothing, or too much to compare."""
    address = url + path.removesuffix("index.html")
    try:
        answer = visitor.get(address)
    except UnreachableError:
        return ""
    return hashlib.sha256(answer.body).hexdigest() if answer.status == 200 else ""
