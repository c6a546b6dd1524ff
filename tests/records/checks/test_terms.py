"""A word is explained once: who claims it again is told, with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests.projects import TERM, changed, make_project

SYNONYMS = ("[praksisnummer]", "[zonetal]")
OTHERS = '"synonyms" (Andre ord for det samme)'
FORMS = ("[ydernumre]", "[zonenumre]")


def told(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is said of a second term: the first one with changes."""
    own = (("id: ydernummer", "id: zonenummer"), ("title: ydernummer", "title: zonenummer"))
    text = changed(TERM, *own, *changes)
    make_project(folder, {"content/terms/zonenummer.yml": text})
    return [line_of(found) for found in load(Project(folder, folder / "content")).faults]


def test_two_terms_with_words_of_their_own_are_fine(tmp_path: Path) -> None:
    assert told(tmp_path, SYNONYMS, FORMS) == []


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        ((FORMS,), "9:12", '"synonyms" (Andre ord for det samme) har "praksisnummer"'),
        (
            (("[praksisnummer]", "[zonetal, YDERNUMMER]"), FORMS),
            "9:21",
            '"synonyms" (Andre ord for det samme) har "YDERNUMMER"',
        ),
        ((SYNONYMS,), "10:9", '"forms" (Bøjninger) har "ydernumre"'),
    ],
)
def test_a_word_belongs_to_one_term(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], place: str, said: str
) -> None:
    cure = "som også står i content/terms/ydernummer.yml. Lad ordet stå ét af stederne."
    line = f"content/terms/zonenummer.yml:{place}: feltet {said}, {cure}"
    assert told(tmp_path, *changes) == [line]


def test_what_it_is_not_has_to_exist(tmp_path: Path) -> None:
    wrong = ("checked:", "not_same_as: [ydernumer]\nchecked:")
    said = 'peger på "ydernumer", som ikke findes. Mente du "ydernummer"?'
    field = 'feltet "not_same_as" (Ikke det samme som)'
    line = f"content/terms/zonenummer.yml:11:15: {field} {said}"
    assert told(tmp_path, SYNONYMS, FORMS, wrong) == [line]


@pytest.mark.parametrize(
    ("changes", "place", "said"),
    [
        (
            (("title: zonenummer", "title: ydernummeret"), SYNONYMS, FORMS), "2:8",
            '"title" (Ord) har "ydernummeret", som også er en form af "ydernummer"',
        ),
        (
            (("[praksisnummer]", "[praksisnummers]"), FORMS), "9:12",
            f'{OTHERS} har "praksisnummers", som også er en form af "praksisnummer"',
        ),
    ],
)  # fmt: skip
def test_a_form_of_one_term_is_not_the_name_of_another(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], place: str, said: str
) -> None:
    cure = "Lad det ene ord forklare dem begge, eller vælg et andet ord her."
    line = f"content/terms/zonenummer.yml:{place}: feltet {said} i content/terms/ydernummer.yml. "
    assert told(tmp_path, *changes) == [line + cure]
