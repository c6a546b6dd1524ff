"""Re-postings: each leads back to one that came to nothing; one exact line for each fault."""

from __future__ import annotations

import pytest

from tests.projects import VACANCY, changed
from tests.records.conftest import Told

ROENNE = "content/vacancies/roenne-1.yml"
REPOST = 'feltet "repost_of" (Genopslag af)'
UNFILLED = "status: ubesat\ndecided_on: 2026-12-20"


def posting(name: str, repost_of: str | None = None, status: str = "status: opslaaet") -> str:
    """A vacancy; the key `repost_of` stands on line 2."""
    first = f"id: {name}" + (f"\nrepost_of: {repost_of}" if repost_of else "")
    return changed(VACANCY, ("id: roenne-1", first), ("status: opslaaet", status))


def again(name: str, repost_of: str) -> str:
    """A re-posting after the deadline of the first."""
    return changed(
        posting(name, repost_of),
        ("posted: 2026-11-02", "posted: 2027-01-04"),
        ("deadline: 2026-12-15", "deadline: 2027-02-01"),
    )


def test_reposting_of_nothing(told: Told) -> None:
    assert told({ROENNE: posting("roenne-1", "roenne-2")}) == [
        (f'{ROENNE}:2:12: {REPOST} peger på "roenne-2", som ikke findes. Mente du "roenne-1"?')
    ]
    assert told({ROENNE: posting("roenne-1", "xyz")}) == [
        (
            f'{ROENNE}:2:12: {REPOST} peger på "xyz", som ikke findes. '
            "Skriv id på en post i content/vacancies/."
        )
    ]


@pytest.mark.parametrize("length", [1, 2, 5])
def test_a_ring_is_told_once(told: Told, length: int) -> None:
    names = [f"runde-{number}" for number in range(length)]
    files: dict[str, str | bytes | None] = {
        f"content/vacancies/{name}.yml": posting(name, names[number - 1])
        for number, name in enumerate(names)
    }
    chain = " → ".join([names[0], *reversed(names)])
    assert told({**files, ROENNE: None}) == [
        (
            f"content/vacancies/runde-0.yml:2:12: {REPOST} går i ring: {chain}. "
            "Ret den ene, så kæden får en begyndelse."
        )
    ]


def test_a_tail_into_a_ring_is_no_ring(told: Told) -> None:
    lines = told({
        ROENNE: posting("roenne-1", "runde-1"),
        "content/vacancies/runde-1.yml": posting("runde-1", "runde-2"),
        "content/vacancies/runde-2.yml": posting("runde-2", "runde-1"),
    })  # fmt: skip
    assert [line for line in lines if "ring" in line] == [
        (
            f"content/vacancies/runde-1.yml:2:12: {REPOST} går i ring: "
            "runde-1 → runde-2 → runde-1. Ret den ene, så kæden får en begyndelse."
        )
    ]


def test_two_repostings_of_one(told: Told) -> None:
    assert told({
        ROENNE: posting("roenne-1", status=UNFILLED),
        "content/vacancies/anden.yml": again("anden", "roenne-1"),
        "content/vacancies/tredje.yml": again("tredje", "roenne-1"),
    }) == [
        (f'content/vacancies/tredje.yml:2:12: {REPOST} peger på et opslag, '
        'som også "anden" er genopslag af. Ret den ene.')
    ]  # fmt: skip


def test_reposting_of_what_is_still_open(told: Told) -> None:
    path = "content/vacancies/anden.yml"
    assert told({path: again("anden", "roenne-1")}) == [
        (
            f'{path}:2:12: {REPOST} peger på "roenne-1", som har status '
            "opslaaet. Skriv først ubesat eller tilbageleveret på det tidligere opslag."
        )
    ]


def test_reposting_before_the_first_deadline(told: Told) -> None:
    path = "content/vacancies/anden.yml"
    assert told(
        {ROENNE: posting("roenne-1", status=UNFILLED), path: posting("anden", "roenne-1")}
    ) == [
        (
            f'{path}:2:12: {REPOST} peger på "roenne-1", hvis frist er '
            '2026-12-15, men "posted" (Slået op) er 2026-11-02. Ret den ene af datoerne.'
        )
    ]


def test_reposting_in_another_group(told: Told) -> None:
    path = "content/vacancies/anden.yml"
    sale = changed(
        again("anden", "roenne-1"),
        ("type: nul-kapacitet", "type: praksis-til-salg"),
        ("patients: 0", "patients: 1600\npatients_date: 2026-10-01"),
    )
    assert told({ROENNE: posting("roenne-1", status=UNFILLED), path: sale}) == [
        (
            f'{path}:2:12: {REPOST} peger på "roenne-1", som hører til '
            "Ledige kapaciteter. Vælg et opslag fra Køb og overtagelse."
        )
    ]


def test_a_right_reposting(told: Told) -> None:
    files: dict[str, str | bytes | None] = {ROENNE: posting("roenne-1", status=UNFILLED)}
    assert told({**files, "content/vacancies/anden.yml": again("anden", "roenne-1")}) == []


@pytest.mark.parametrize(
    ("posted", "right"), [("2026-12-14", False), ("2026-12-15", False), ("2026-12-16", True)]
)
def test_a_reposting_is_posted_after_the_day_of_the_first_deadline(
    told: Told, posted: str, *, right: bool
) -> None:
    path = "content/vacancies/anden.yml"
    text = changed(again("anden", "roenne-1"), ("posted: 2027-01-04", f"posted: {posted}"))
    fault = (
        f'{path}:2:12: {REPOST} peger på "roenne-1", hvis frist er '
        f'2026-12-15, men "posted" (Slået op) er {posted}. Ret den ene af datoerne.'
    )
    lines = told({ROENNE: posting("roenne-1", status=UNFILLED), path: text})
    assert lines == ([] if right else [fault])


def test_a_reposting_without_a_day_of_its_own_is_right(told: Told) -> None:
    planned = changed(
        again("anden", "roenne-1"),
        ("status: opslaaet", "status: planlagt"),
        ('posted: 2027-01-04\ndeadline: 2027-02-01\ndeadline_time: "12:00"\n', ""),
    )
    files: dict[str, str | bytes | None] = {ROENNE: posting("roenne-1", status=UNFILLED)}
    assert told({**files, "content/vacancies/anden.yml": planned}) == []


def test_a_returned_capacity_may_be_posted_again(told: Told) -> None:
    returned = (
        "status: tilbageleveret\nallocated_on: 2026-12-20\n"
        "activation_deadline: 2027-06-01\nreturned_on: 2026-12-28"
    )
    files: dict[str, str | bytes | None] = {ROENNE: posting("roenne-1", status=returned)}
    assert told({**files, "content/vacancies/anden.yml": again("anden", "roenne-1")}) == []


def test_every_fault_of_a_reposting_is_told_in_its_order(told: Told) -> None:
    second, third = "content/vacancies/anden.yml", "content/vacancies/tredje.yml"
    early = changed(again("tredje", "roenne-1"), ("posted: 2027-01-04", "posted: 2026-12-01"))
    still_open = "Skriv først ubesat eller tilbageleveret på det tidligere opslag."
    assert told({second: again("anden", "roenne-1"), third: early}) == [
        f'{second}:2:12: {REPOST} peger på "roenne-1", som har status opslaaet. {still_open}',
        (f'{third}:2:12: {REPOST} peger på "roenne-1", hvis frist er 2026-12-15, men "posted" '
        "(Slået op) er 2026-12-01. Ret den ene af datoerne."),
        f'{third}:2:12: {REPOST} peger på "roenne-1", som har status opslaaet. {still_open}',
        (f'{third}:2:12: {REPOST} peger på et opslag, som også "anden" er genopslag af. '
        "Ret den ene."),
    ]  # fmt: skip
