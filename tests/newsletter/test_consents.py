"""A letter that waits is not handed over with a story that was taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsletter.consents import is_taken_back, refuse_taken_back
from newsletter.errors import NewsletterError
from newsletter.past import load_past
from newsletter.selection.candidates import candidates
from records.clock import Clock
from records.codes.programme import BlockType
from records.model.newsletter import Issue
from tests.newsletter.samples import freeze, made
from tests.samples import NOW, film, story, write_library

BACK = {"given_on": "2026-11-01", "withdrawn_on": "2026-11-24"}
AFTER = Clock.parse("2026-11-24T00:00")


def test_it_is_known_by_its_key(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"stories/a": story(consent=BACK), "films/b": film()})
    for clock, gone in ((NOW, False), (AFTER, True)):
        assert is_taken_back("story:a", library, clock) is gone
    assert not is_taken_back("film:b", library, AFTER)
    assert is_taken_back("film:slettet", library, NOW)
    assert not is_taken_back("vacancy:slettet", library, NOW)


def test_a_frozen_letter_with_it_stays(tmp_path: Path) -> None:
    library = made(tmp_path, stories__a=story(consent=BACK), films__b=film(consent=BACK))
    freeze(library)
    (letter,) = load_past(library.project).letters.values()
    edition = letter.editions[0]
    block = next(each for each in edition.blocks if each.items)
    first = block.items[0]
    shown = replace(block, items=(replace(first, key="story:a"), replace(first, key="film:b")))
    told = replace(letter, editions=(replace(edition, blocks=(shown,)), *letter.editions[1:]))
    refuse_taken_back(told, [edition.key], library, NOW)
    refuse_taken_back(told, [], library, AFTER)
    with pytest.raises(NewsletterError, match="story:a, film:b, og samtykket gælder ikke mere"):
        refuse_taken_back(told, [edition.key], library, AFTER)


def test_no_block_chooses_what_ends_before_the_letter_goes(tmp_path: Path) -> None:
    library = made(tmp_path, stories__a=story(consent=BACK), stories__b=story())
    issue = next(iter(library.all(Issue)))
    stories = {"type": BlockType.HISTORIER, "select": "auto"}
    block = issue.blocks[0].model_copy(update=stories)
    later = issue.model_copy(update={"send_on": AFTER.today})
    assert [one.id for one in candidates(block, later, library, NOW)] == ["b"]
    before = issue.model_copy(update={"send_on": NOW.today})
    assert [one.id for one in candidates(block, before, library, NOW)] == ["a", "b"]
