"""What happens in the quarter, step by step; after each of them every inbox is looked into."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.newsletter.walk import quarter as q
from tests.newsletter.walk.quarter import NEW, SETTLED, TRAINEE, Told
from tests.newsletter.walk.walker import Walker


def the_letter_of_october(walk: Walker) -> None:
    """The first letter. Its push is killed in the middle, and run again."""
    clock, to = "2026-09-28T09:00", q.address("kontor")
    walk.office.letter("freeze", q.OCTOBER, clock=clock)
    walk.office.letter("test", q.OCTOBER, "--to", to, "--edition", NEW, clock=clock)
    walk.office.post.settle()
    (proof,) = walk.office.post.inbox(to)
    assert proof["Subject"] == "[Prøve] Frederiksberg: frist 3. november · 2 andre"
    walk.office.killed_push(q.OCTOBER, clock=clock)
    walk.office.letter("push", q.OCTOBER, clock=clock)
    walk.show("2026-10-01T07:59")
    walk.send(q.OCTOBER, NEW, TRAINEE, at="2026-10-01T08:00", seen="2026-10-01T09:00")
    walk.eventually_told(q.OCTOBER, "1 afvist", clock="2026-10-01T09:00")
    all_new = (Told(q.FREDERIKSBERG), Told(q.ROENNE), Told(q.BALLERUP))
    walk.expect("anna dan", "Frederiksberg: frist 3. november · 2 andre", *all_new)
    walk.expect("bo eva", "Studiegruppe i Ballerup: 9. december", Told(q.STUDY))
    walk.check_text("anna", q.OCTOBER, NEW)
    walk.show("2026-10-01T08:00")


def a_night_of_alerts(walk: Walker) -> None:
    """A new opening on Bornholm, told to those who asked for the island; once."""
    nexoe = q.opening(q.NEXOE, "2026-12-20", areas=["0400"], published="2026-10-09",
                      posted="2026-10-09")  # fmt: skip
    walk.office.write("vacancies/nexoe", nexoe)
    walk.show("2026-10-10T00:10")
    walk.alerts("2026-10-10T00:15")
    walk.expect("cara dan", "Ny mulighed på Bornholm: Praksis i Nexø", Told(q.NEXOE))


def a_reader_leaves(walk: Walker) -> None:
    """Eva presses the link in her letter; nothing of that reaches the office's files."""
    walk.office.post.leave(q.address("eva"))
    assert q.address("eva") not in walk.office.all_it_keeps()


def the_letter_of_november(walk: Walker) -> None:
    """Frozen, pushed, thawed and corrected in time; much happens before it is marked as sent."""
    course = q.meeting(q.COURSE, "2026-12-08", published="2026-10-15")
    walk.office.write("events/kursus", course)
    walk.office.write(f"issues/{q.NOVEMBER}", q.letter("november", "2026-11", "2026-11-02"))
    walk.freeze(q.NOVEMBER, clock="2026-10-29T10:00")
    walk.office.letter("thaw", q.NOVEMBER, clock="2026-10-30T10:00")
    walk.office.write("events/kursus", course | {"start_date": "2026-11-20"})
    walk.freeze(q.NOVEMBER, clock="2026-10-30T10:00")
    walk.office.letter("export", q.NOVEMBER, "--to", "zip", clock="2026-10-30T10:00")
    walk.show("2026-11-02T07:59")
    walk.office.post.stand_at(walk.moment("2026-11-02T08:00"))
    walk.office.post.press_send(q.NOVEMBER)
    walk.office.write("episodes/dag", q.the_podcast())  # published before anybody says "sent"
    walk.mark(q.NOVEMBER, NEW, TRAINEE, at="2026-11-02T08:00", seen="2026-11-04T09:00")
    walk.expect(
        "anna dan",
        "Frederiksberg: frist 3. november · 1 mere",
        Told(q.FREDERIKSBERG, "Frist om kort tid: 3. november"),
        Told(q.NEXOE, "Nyt siden sidst"),
    )
    walk.expect("bo", "Kursus om økonomi: 20. november", Told(q.COURSE, "Nyt siden sidst"))
    walk.check_text("bo", q.NOVEMBER, TRAINEE)
    walk.show("2026-11-04T09:00")
    assert q.FREDERIKSBERG in walk.office.page(q.NOVEMBER, NEW)
    assert q.PODCAST not in walk.office.page(q.NOVEMBER)


def the_correction(walk: Walker) -> None:
    """The letter named a wrong deadline to one audience: that one alone gets it right."""
    walk.office.letter("retract", q.NOVEMBER, "--edition", NEW, clock="2026-11-04T10:00")
    walk.show("2026-11-04T10:00")
    assert "Vi sender en rettelse" in walk.office.page(q.NOVEMBER, NEW)
    assert "en fejl i dette brev" not in walk.office.page(q.NOVEMBER, TRAINEE)
    nexoe = q.opening(q.NEXOE, "2027-01-10", areas=["0400"], published="2026-10-09",
                      posted="2026-10-09")  # fmt: skip
    walk.office.write("vacancies/nexoe", nexoe)
    right = q.letter(
        "november", "2026-11b", "2026-11-04",
        title="Rettelse: fristen i Nexø", corrects=q.NOVEMBER, audiences=[NEW],
        subject="Rettelse: fristen i Nexø er 10. januar", intro="Fristen i vores brev var forkert.",
        blocks=[{"type": "muligheder", "select": ["nexoe"]}],
    )  # fmt: skip
    walk.office.write(f"issues/{q.RIGHT}", right)
    walk.freeze(q.RIGHT, clock="2026-11-04T10:30")
    walk.send(q.RIGHT, NEW, at="2026-11-04T11:00", seen="2026-11-04T12:00")
    changed = Told(q.NEXOE, "Ændret siden sidst: ny frist")
    walk.expect("anna dan", "Rettelse: fristen i Nexø er 10. januar", changed)
    walk.show("2026-11-04T12:00")
    assert "Læs i stedet rettelsen: Rettelse: fristen i Nexø" in walk.office.page(q.NOVEMBER, NEW)


def an_audience_comes_late(walk: Walker) -> None:
    """A third audience: its edition of the letter goes out alone, after the others."""
    walk.office.write("mailing_lists/vej", q.the_list(walk.targets, (NEW, TRAINEE, SETTLED)))
    late = q.letter("november", "2026-11", "2026-11-02", audiences=[NEW, TRAINEE, SETTLED])
    walk.office.write(f"issues/{q.NOVEMBER}", late)
    walk.join("gry", SETTLED)
    walk.freeze_late(q.NOVEMBER, SETTLED, clock="2026-11-05T09:00")
    walk.send(q.NOVEMBER, SETTLED, at="2026-11-05T14:00", seen="2026-11-05T15:00")
    walk.expect(
        "gry",
        "Bornholm: frist 10. december · 3 andre",
        Told(q.ROENNE, "Nyt for dig"),
        Told(q.BALLERUP, "Nyt for dig"),
        Told(q.NEXOE, "Nyt for dig"),
        Told(q.PODCAST, "Nyt for dig"),
    )
    walk.show("2026-11-05T13:59")
    walk.show("2026-11-05T15:00")


def records_go(walk: Walker) -> None:
    """One opening is withdrawn, one event deleted: the site is built, and what was sent stands."""
    gone = q.opening(q.BALLERUP, "2026-12-15", areas=["0101"], status="trukket",
                     withdrawn_on="2026-11-20", withdrawn_reason="Klinikken flytter")  # fmt: skip
    walk.office.write("vacancies/ballerup", gone)
    walk.office.delete("events/kursus")
    told = walk.office.run("check", clock="2026-11-21T09:00")
    assert re.search(
        'advarsel: .*("/arrangementer/kursus/", som ikke er|"kursus" er slettet)', told
    )
    walk.show("2026-11-21T09:00")
    page = walk.office.page(q.NOVEMBER, TRAINEE)
    assert f"{q.COURSE}" in page
    assert "Findes ikke mere" in page
    assert q.BALLERUP in walk.office.page(q.OCTOBER, NEW)


def two_letters_on_one_day(walk: Walker) -> None:
    """The letter of December, and one more in the afternoon that repeats nothing of it."""
    walk.office.write("events/studiegruppe", q.meeting(q.STUDY, "2026-12-16"))
    every = {"audiences": [NEW, TRAINEE, SETTLED]}
    december = q.letter("december", "2026-12", "2026-12-01", **every)
    walk.office.write(f"issues/{q.DECEMBER}", december)
    walk.freeze(q.DECEMBER, clock="2026-11-30T10:00")
    walk.send(
        q.DECEMBER, NEW, TRAINEE, SETTLED, at="2026-12-01T08:00", seen="2026-12-01T09:00"
    )  # fmt: skip
    soon = Told(q.ROENNE, "Frist om kort tid: 10. december")
    # The episode came out before the correction, so to its readers it is not new since last time.
    older, episode = Told(q.PODCAST), Told(q.PODCAST, "Nyt siden sidst")
    walk.expect("anna dan", "Bornholm: frist 10. december · 1 mere", soon, older)
    walk.expect("gry", "Bornholm: frist 10. december", soon)
    moved = Told(q.STUDY, "Ændret siden sidst: ny dato")
    walk.expect("bo", "Studiegruppe i Ballerup: 16. december · 1 mere", moved, episode)
    aakirkeby = q.opening(q.AAKIRKEBY, "2027-01-20", areas=["0400"], published="2026-12-01",
                          posted="2026-12-01", audiences=[NEW])  # fmt: skip
    walk.office.write("vacancies/aakirkeby", aakirkeby)
    extra = q.letter("december", "2026-12b", "2026-12-01", title="Nyt fra Aakirkeby", **every)
    walk.office.write(f"issues/{q.EXTRA}", extra)
    walk.freeze(q.EXTRA, clock="2026-12-01T12:00")
    walk.send(q.EXTRA, NEW, at="2026-12-01T14:00", seen="2026-12-01T15:00", by_hand=True)
    new = Told(q.AAKIRKEBY, "Nyt siden sidst")
    walk.expect("anna dan", "Bornholm: frist 20. januar", new)
    walk.show("2026-12-01T15:00")


def a_night_with_a_deadline(walk: Walker) -> None:
    """One mail of two kinds: what is new, and what closes soon; nothing of what is withdrawn."""
    walk.show("2026-12-04T00:10")
    walk.alerts("2026-12-04T00:15")
    new, near = Told(q.AAKIRKEBY), Told(q.ROENNE)
    walk.expect("cara dan", "1 ny mulighed og 1 frist på Bornholm: frist 10. december", new, near)


def looking_back(walk: Walker) -> None:
    """Built as of each moment of the quarter, the site shows what had been sent by then."""
    for clock in ("2026-09-30T09:00", "2026-10-15T09:00", "2026-11-04T10:59", "2026-12-04T09:00"):
        walk.build(clock)


STEPS: tuple[Callable[[Walker], None], ...] = (
    the_letter_of_october,
    a_night_of_alerts,
    a_reader_leaves,
    the_letter_of_november,
    the_correction,
    an_audience_comes_late,
    records_go,
    two_letters_on_one_day,
    a_night_with_a_deadline,
    looking_back,
)
