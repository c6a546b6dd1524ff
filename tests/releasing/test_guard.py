"""What stops a publish, with its words; and what is no loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from publishing.release_settings import Loss
from records.clock import Clock
from records.facts.memory import Memory
from releasing.errors import ReleaseError
from releasing.guard import (
    Lost,
    losses,
    people_gone,
    refuse_branch_behind,
    refuse_clock_behind,
    refuse_hold,
    refuse_loss,
    refuse_taken_back,
    refuse_unknown_past,
    refuse_withdrawn,
)
from releasing.release import Ids, Recorded, Release
from tests.releasing.made import MOMENT, at, known, release

LIMIT = Loss()
PAGES = {f"{name}/index.html": name for name in "abcdefghij"}
KEYS = [f"vacancy:{name}" for name in "abcdefghij"]


def with_records(made: Release, keys: list[str]) -> Release:
    records = {key: known(key[8:], made.moment) for key in keys}
    return replace(made, memory=replace(made.memory, records=records))


def full() -> Release:
    made = release(files=PAGES, openings=tuple(KEYS), items=tuple(f"urn:x:{key}" for key in KEYS))
    return with_records(made, KEYS)


def said(before: Release, after: Release, limit: Loss = LIMIT) -> str:
    with pytest.raises(ReleaseError) as caught:
        refuse_loss(before, after, limit)
    return str(caught.value).replace("\u00a0", " ")


def test_too_many_pages_at_once() -> None:
    few = dict(list(PAGES.items())[:4])
    after = with_records(release("b", few, at(1), openings=full().openings), KEYS)
    assert said(full(), after) == (
        "Udgivelsen ville tage for meget væk, så intet er udgivet.\n"
        "  6 sider ud af 10:\n"
        "    e/\n    f/\n    g/\n    h/\n    i/\n    j/\n"
        "Er det meningen, så kør igen med --allow-loss."
    )


def test_a_page_that_says_what_was_removed_is_no_page() -> None:
    keys = [f"event:{name}" for name in "abcdefghij"]
    files = {f"arrangementer/{name}/index.html": name for name in "abcdefghij"}
    records = {key: known(key[6:]) for key in keys}
    before = release(files=files, records=records)
    kept = {key: known(key[6:], at(1)) for key in keys[:3]}
    after = release("b", files, at(1), before.memory, kept)
    assert said(before, after).splitlines()[1:3] == [
        "  7 sider ud af 10:",
        "    arrangementer/d/",
    ]


def test_openings_and_items_whose_records_are_gone() -> None:
    after = with_records(release("b", PAGES, at(1), openings=tuple(KEYS[:2])), KEYS[:2])
    assert said(full(), after).splitlines()[1:4] == [
        "  8 muligheder ud af 10:",
        "    vacancy:c",
        "    vacancy:d",
    ]
    assert "  8 indslag i feeds ud af 10:" in said(full(), after)


def test_a_deadline_that_passed_is_no_loss_but_a_clock_far_ahead_is() -> None:
    after = with_records(release("b", PAGES, at(24)), KEYS)
    refuse_loss(full(), after, LIMIT)
    ahead = MOMENT + timedelta(days=60)
    late = with_records(release("b", PAGES, ahead), KEYS)
    assert "  10 muligheder ud af 10:" in said(full(), late)
    assert "  10 indslag i feeds ud af 10:" in said(full(), late)


@pytest.mark.parametrize(("more", "lost"), [(0, 0), (1, 10)])
def test_a_pause_of_just_a_month_is_no_clock_far_ahead(more: int, lost: int) -> None:
    after = with_records(release("b", PAGES, MOMENT + timedelta(days=31, seconds=more)), KEYS)
    assert [len(each.gone) for each in losses(full(), after)] == [0, lost, lost]


def test_an_episode_that_leaves_the_podcast_is_a_loss_though_its_page_stays() -> None:
    keys = [f"episode:{name}" for name in "abcdef"]
    ids = {key: Ids(feed=f"guid-{key[-1]}") for key in keys}
    before = with_records(release(items=tuple(f"guid-{n}" for n in "abcdef"), ids=ids), keys)
    after = with_records(release("b", moment=at(1)), keys)
    assert "  6 indslag i feeds ud af 6:\n    episode:a\n" in said(before, after)


@pytest.mark.parametrize(
    ("gone", "limit", "stops"),
    [
        (4, Loss(), False),
        (5, Loss(), True),
        (5, Loss(percent=50), False),
        (6, Loss(percent=50), True),
        (1, Loss(percent=0, least=1), True),
        (10, Loss(percent=100), False),
        (4, Loss(percent=0), False),
    ],
)
def test_the_limits(gone: int, limit: Loss, *, stops: bool) -> None:
    after = with_records(release("b", dict(list(PAGES.items())[gone:]), at(1)), KEYS)
    too_much = [lost.is_too_much(limit) for lost in losses(full(), after)]
    assert too_much == [stops, False, False]


def test_a_third_is_more_than_thirty_three_percent_and_less_than_thirty_four() -> None:
    lost = Lost("side", "sider", ("a",), 3)
    assert lost.is_too_much(Loss(percent=33, least=1))
    assert not lost.is_too_much(Loss(percent=34, least=1))


def test_the_first_release_takes_nothing_away() -> None:
    refuse_loss(None, release(), LIMIT)


def test_a_long_list_is_cut() -> None:
    many = {f"s{number:02}/index.html": "x" for number in range(20)}
    assert said(release(files=many), release("b", {}, at(1))).splitlines()[-3:] == [
        "    s07/",
        "    og 12 til",
        "Er det meningen, så kør igen med --allow-loss.",
    ]


def test_a_list_that_just_has_room_is_whole_and_names_the_front_page() -> None:
    files = {"index.html": "x", **{f"s{number}/index.html": "x" for number in range(7)}}
    assert said(release(files=files), release("b", {}, at(1))).splitlines()[1:] == [
        "  8 sider ud af 8:",
        "    forsiden",
        *(f"    s{number}/" for number in range(7)),
        "Er det meningen, så kør igen med --allow-loss.",
    ]


def test_the_clock_must_not_go_back() -> None:
    refuse_clock_behind(release(), Clock(MOMENT))
    with pytest.raises(ReleaseError) as caught:
        refuse_clock_behind(release(), Clock.parse("2000-01-01T12:00"))
    assert str(caught.value).replace("\u00a0", " ") == (
        "Uret er 1. januar 2000 kl. 12.00, men 2026-11-22.1 er udgivet 22. november 2026 kl. 9.00. "
        "Stil maskinens ur, eller skriv det rigtige tidspunkt med --clock. Intet er udgivet."
    )


def test_moments_are_told_in_the_time_of_the_office() -> None:
    earlier = Clock((MOMENT - timedelta(minutes=1)).astimezone(UTC))
    with pytest.raises(ReleaseError, match=r"kl\.\s8\.59, men .* kl\.\s9\.00\. Stil"):
        refuse_clock_behind(release(moment=MOMENT.astimezone(UTC)), earlier)


def test_a_rollback_holds_until_somebody_resumes() -> None:
    held = release(hold=True, of="2026-11-21.1")
    refuse_hold(held, resume=True)
    refuse_hold(release(), resume=False)
    with pytest.raises(ReleaseError) as caught:
        refuse_hold(held, resume=False)
    assert str(caught.value) == (
        "Siden er rullet tilbage til 2026-11-21.1, og der udgives ikke noget nyt, før du siger "
        "til. Er indholdet i orden igen, så kør praksis publish --resume."
    )


def test_nothing_goes_back_to_what_somebody_took_back() -> None:
    keys = ["story:en", "film:to", "episode:tre"]
    before = with_records(release("a", PAGES), keys)
    now = {key: replace(before.memory.records[key], withdrawn=True) for key in keys}
    refuse_taken_back(before, before.memory)
    refuse_taken_back(with_records(release("b", PAGES), ["story:fire"]), Memory(MOMENT, now))
    with pytest.raises(ReleaseError, match="a viser film:to, story:en, og samtykket gælder ikke"):
        refuse_taken_back(before, Memory(MOMENT, now))


def test_nothing_goes_back_to_what_ended_or_was_deleted_since() -> None:
    keys = ["wish:soeger-1", "exchange:dage-2", "vacancy:a"]
    before = with_records(release("a", PAGES), keys)
    later = replace(before.memory, released=before.moment + timedelta(days=1))
    assert people_gone(None, before) == ()
    assert people_gone(before, replace(before, memory=later)) == (
        "exchange:dage-2",
        "wish:soeger-1",
    )
    with pytest.raises(ReleaseError, match="a viser exchange:dage-2, wish:soeger-1, og"):
        refuse_taken_back(before, later)


def test_what_was_withdrawn_never_comes_back() -> None:
    memory = Memory(MOMENT, {"episode:en": known("en", withdrawn=True)})
    refuse_withdrawn(memory, ["episode:to"])
    refuse_withdrawn(Memory(MOMENT, {"episode:en": known("en")}), ["episode:en"])
    with pytest.raises(ReleaseError) as caught:
        refuse_withdrawn(memory, ["episode:en"])
    assert str(caught.value) == (
        "episode:en er trukket tilbage og kommer aldrig ud igen. Slet filen, eller giv posten et "
        "nyt id, hvis der er givet nyt samtykke. Intet er udgivet."
    )


def test_a_past_that_may_lie_on_a_server() -> None:
    refuse_unknown_past(None, is_first=False, may_be_missing=False)
    refuse_unknown_past(None, is_first=True, may_be_missing=True)
    refuse_unknown_past(Recorded("a commit", release()), is_first=False, may_be_missing=True)
    with pytest.raises(ReleaseError) as caught:
        refuse_unknown_past(None, is_first=False, may_be_missing=True)
    assert str(caught.value) == (
        "Her er ingen tidligere udgivelse. Er det den første, så kør igen med --first. Er der "
        "udgivet før, så hent grenen først, fx git fetch origin udgivelser:udgivelser, eller skriv "
        'remote: origin under "release" i mkdocs.yml.'
    )


@pytest.mark.parametrize(
    ("last", "live", "stops"),
    [
        ("2026-11-22.2", "2026-11-22.2", False),
        ("2026-11-22.2", "2026-11-22.3", True),
        ("2026-11-22.9", "2026-11-22.10", True),
        ("2026-11-22.10", "2026-11-22.9", False),
        ("2026-11-22.9", "2026-11-23.1", True),
        ("2026-11-22.2", "2026-11-22.3~1", True),
        ("2026-11-22.3", "2026-11-22.3~1", False),
        (None, "2026-11-22.1", True),
        (None, "", False),
        (None, "noget andet", False),
        (None, "andet.html", False),
        ("2026-11-22.1", "en.anden", False),
    ],
)
def test_the_branch_knows_of_all_that_readers_see(
    last: str | None, live: str, *, stops: bool
) -> None:
    """By number, not by letter; what is no release of ours says nothing."""
    past = release(last) if last else None
    if not stops:
        refuse_branch_behind(past, live, "mappen web")
        return
    known = f"den sidste, grenen husker, er {last}" if last else "grenen husker ingen"
    with pytest.raises(ReleaseError) as caught:
        refuse_branch_behind(past, live, "mappen web")
    assert str(caught.value).startswith(f"{live} er ude i mappen web, men {known}. Grenen er sat")
