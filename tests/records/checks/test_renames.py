"""Former ids: each belongs to one record, and to none that is still there."""

from __future__ import annotations

import pytest

from tests.projects import VACANCY, changed
from tests.records.conftest import Told

NEW = "content/vacancies/ny.yml"
OLD = "content/vacancies/gammel.yml"
ROENNE = "content/vacancies/roenne-1.yml"
WAS = 'feltet "was" (Tidligere id)'


def posting(name: str, was: str = "") -> str:
    """A vacancy; the key `was` stands on line 2."""
    line = f"\nwas: {was}" if was else ""
    return changed(VACANCY, ("id: roenne-1", f"id: {name}{line}"))


def files(**posted: str) -> dict[str, str | bytes | None]:
    """The postings by id with their former ids, and not the one of the small project."""
    paths = {f"content/vacancies/{name}.yml": posting(name, was) for name, was in posted.items()}
    return {ROENNE: None, **paths}


@pytest.mark.parametrize("was", ["[gammel]", "[aeldst, gammel]", "[]"])
def test_former_ids_that_are_free(told: Told, was: str) -> None:
    assert told(files(ny=was)) == []


@pytest.mark.parametrize(
    ("posted", "line"),
    [
        (
            {"ny": "[ny]"},
            f'{NEW}:2:7: {WAS} er "ny", som er postens eget id. Slet det her.',
        ),
        (
            {"ny": "[foerst, gammel]", "gammel": ""},
            (f'{NEW}:2:15: {WAS} er "gammel", men den post er her stadig: {OLD}. Slet det her, '
            "eller slet den gamle post."),
        ),
        (
            {"en": "[gammel]", "ny": "[gammel]"},
            (f'{NEW}:2:7: {WAS} er "gammel", som content/vacancies/en.yml også har heddet. Slet '
            "det ene sted. En gammel adresse kan kun sende videre til én post."),
        ),
        (
            {"ny": "[Gammel]"},
            f'{NEW}:2:7: {WAS} er "Gammel". Skriv "gammel".',
        ),
        (
            {"ny": "[../gammel]"},
            f'{NEW}:2:7: {WAS} er "../gammel". Skriv "gammel".',
        ),
    ],
)  # fmt: skip
def test_a_former_id_that_leads_nowhere(told: Told, posted: dict[str, str], line: str) -> None:
    (found,) = told(files(**posted))
    assert found.startswith(line)


def test_a_loop_is_told_at_both_ends(told: Told) -> None:
    assert told(files(gammel="[ny]", ny="[gammel]")) == [
        f'{OLD}:2:7: {WAS} er "ny", men {NEW} siger, at det er omvendt. Slet det ene sted.',
        f'{NEW}:2:7: {WAS} er "gammel", men {OLD} siger, at det er omvendt. Slet det ene sted.',
    ]


def test_a_chain_of_records_that_are_there_is_told_at_each(told: Told) -> None:
    found = told(files(a="", b="[a]", c="[b]"))
    assert [line.partition(" ")[0] for line in found] == [
        "content/vacancies/b.yml:2:7:",
        "content/vacancies/c.yml:2:7:",
    ]


def test_a_reference_to_a_former_id_is_told_with_the_new_one(told: Told) -> None:
    repost = changed(
        posting("igen"),
        ("id: igen", "id: igen\nrepost_of: gammel"),
    )
    lines = told({**files(ny="[gammel]"), "content/vacancies/igen.yml": repost})
    assert lines[0].endswith('peger på "gammel", som ikke findes. Mente du "ny"?')
