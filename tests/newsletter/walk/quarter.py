"""A quarter of an office: its records, its readers, and what each inbox is to show.

Three letters, one correction, two nights of alerts, an audience that comes later, a late edition,
a record withdrawn and one deleted, and two letters on one day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.newsletter.engines.postfix_server import GONE, READERS
from tests.newsletter.samples import mailing_list
from tests.newsletter.walk.posts import Target
from tests.samples import Keys, article, episode, event, vacancy

NEW, TRAINEE, SETTLED, ALERT = "ny-speciallaege", "hu-laege", "nynedsat", "0400"
OCTOBER, NOVEMBER, RIGHT, DECEMBER, EXTRA = (
    "brev-2026-10", "brev-2026-11", "brev-2026-11b", "brev-2026-12", "brev-2026-12b",
)  # fmt: skip
Targets = dict[str, Target]
KEYS = (NEW, TRAINEE, SETTLED, ALERT)


def address(name: str) -> str:
    """The mail address of a reader; Finn's mailbox is closed."""
    return f"kvartal-{name}@{GONE if name == 'finn' else READERS}"


STANDING: dict[str, tuple[str, ...]] = {
    "anna": (NEW,),
    "bo": (TRAINEE,),
    "cara": (ALERT,),
    "dan": (NEW, ALERT),
    "eva": (TRAINEE,),
    "finn": (NEW,),
}
"""Who stands on which list when the quarter begins. Gry comes later."""


@dataclass(frozen=True, slots=True)
class Told:
    """A record in a mail: its title, and what the mail says of why it is told."""

    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One mail in an inbox."""

    subject: str
    items: tuple[Told, ...] = ()


# --- the records ------------------------------------------------------------------------------

FREDERIKSBERG, ROENNE = "Andel på Frederiksberg", "Kapacitet i Rønne"
BALLERUP, NEXOE, AAKIRKEBY = "Klinik i Ballerup", "Praksis i Nexø", "Lægehus i Aakirkeby"
STUDY, COURSE, PODCAST = "Studiegruppe i Ballerup", "Kursus om økonomi", "En dag i klinikken"
TITLES = (FREDERIKSBERG, ROENNE, BALLERUP, NEXOE, AAKIRKEBY, STUDY, COURSE, PODCAST)

_INTRO = (
    "Kære læser\n\nHer er det, der er ledigt lige nu, og de møder, du kan nå. Læs, hvad du skal "
    "være opmærksom på, før du søger, for ingen klinik passer til alle. Er du i tvivl om noget, så "
    "ring eller skriv til en rådgiver, inden fristen går. Vi vil gerne høre fra dig."
)
_BLOCKS = [{"type": kind} for kind in ("muligheder", "arrangementer", "episode")]


def letter(month: str, number: str, send_on: str, **changes: Any) -> Keys:
    """A letter of the list, with everything that is new."""
    return {
        "title": f"Nyt i {month} 2026",
        "summary": "Muligheder, møder og en episode til dig, der er på vej.",
        "example": "false",
        "audiences": [NEW, TRAINEE],
        "published": "2026-09-20",
        "mailing_list": "vej",
        "number": number,
        "status": "klar",
        "subject": f"Det sker i {month}",
        "preheader": "Se, hvad der er ledigt, og hvilke møder du kan nå at komme til.",
        "send_on": send_on,
        "intro": _INTRO,
        "blocks": _BLOCKS,
    } | changes


def opening(title: str, deadline: str, **changes: Any) -> Keys:
    """An opening for those who are new."""
    days = {"published": "2026-09-20", "posted": "2026-09-20", "deadline": deadline}
    return vacancy(title, audiences=[NEW, SETTLED], **days) | changes


def meeting(title: str, day: str, **changes: Any) -> Keys:
    """A meeting for those in training."""
    return (
        event(
            title, audiences=[TRAINEE], published="2026-09-20", start_date=day, contact="raadgiver"
        )
        | changes
    )


def the_list(targets: Targets, audiences: tuple[str, ...]) -> Keys:
    """The list of letters, with those audiences."""
    told = [{"audience": key, **targets[key]} for key in audiences]
    return mailing_list(audiences=[*audiences], targets=told)


def the_alerts(targets: Targets) -> Keys:
    """The list that writes by itself."""
    return mailing_list(
        name="Besked om muligheder",
        trigger=["new-opening", "re-posted", "deadline-near"],
        targets=[{"area": ALERT, **targets[ALERT]}],
        audiences=[NEW, SETTLED],
    )


def at_the_beginning(targets: Targets) -> dict[str, Keys]:
    """What the office has in September, by `folder/id`."""
    return {
        "advisers/raadgiver": {
            "role": "Rådgiver", "example": "false", "topics": ["etablering"],
            "email": "raad@example.org", "areas": ["region"],
            "audiences": [NEW, TRAINEE, SETTLED],
        },
        "partners/kontoret": {
            "name": "Kontoret", "example": "false", "type": "organisation",
            "description": "Os selv.",
        },
        "articles/nyhedsbrev": article("Nyhedsbrev", section="nyhedsbrev", body="Få det hele."),
        "mailing_lists/vej": the_list(targets, (NEW, TRAINEE)),
        "mailing_lists/besked": the_alerts(targets),
        "vacancies/frederiksberg": opening(FREDERIKSBERG, "2026-11-03", areas=["0147"]),
        "vacancies/roenne": opening(ROENNE, "2026-12-10", areas=["0400"]),
        "vacancies/ballerup": opening(BALLERUP, "2026-12-15", areas=["0101"]),
        "events/studiegruppe": meeting(STUDY, "2026-12-09"),
        f"issues/{OCTOBER}": letter("oktober", "2026-10", "2026-10-01"),
    }  # fmt: skip


def the_podcast() -> Keys:
    """The episode that comes out while the letter of November is on its way."""
    return episode(
        PODCAST,
        audiences=[NEW, TRAINEE, SETTLED],
        published="2026-11-02",
        released="2026-11-02",
        show_notes="Læs mere om [møderne](event:studiegruppe).",
    )
