"""Two versions of a lock file become one that knows what either knew."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.source.two_versions import CannotMergeError, conflict_in, merged, sides_of
from tests.any_text import any_text

FILE = ".praksis/x.lock.json"


def conflict(ours: object, theirs: object, base: object | None = None) -> str:
    middle = "" if base is None else f"||||||| 1a2b\n{json.dumps(base)}\n"
    return (
        f"<<<<<<< HEAD\n{json.dumps(ours)}\n{middle}=======\n{json.dumps(theirs)}\n>>>>>>> other\n"
    )


def test_it_is_told_at_its_line() -> None:
    text = '{\n "issues": {\n<<<<<<< HEAD\n'
    found = conflict_in(FILE, text)
    assert found
    assert str(found.position) == f"{FILE}:3:1"
    assert conflict_in(FILE, '{"a": "<<<<<<< x"}') is None


@pytest.mark.parametrize("base", [None, {}])
def test_both_letters_stay(base: object) -> None:
    ours: dict[str, Any] = {"version": 1, "issues": {"maj": {"a": 1}, "juni": {"b": 1}}}
    theirs: dict[str, Any] = {"version": 1, "issues": {"maj": {"a": 1}, "juli": {"c": 1}}}
    kept = merged(conflict(ours, theirs, base))
    assert kept == {"version": 1, "issues": {**ours["issues"], **theirs["issues"]}}


def test_an_entry_that_one_side_changed_is_changed() -> None:
    base, now = {"episodes": {"g": {"at": "a"}}}, {"episodes": {"g": {"at": "b"}}}
    for text in (conflict(base, now), conflict(now, base)):
        assert merged(text, json.dumps(base)) == now
        with pytest.raises(CannotMergeError) as caught:
            merged(text)
        assert caught.value.entries == [("episodes", "g")]


def test_what_both_say_differently_is_never_chosen() -> None:
    text = conflict({"issues": {"maj": {"a": 1}}}, {"issues": {"maj": {"a": 2}}})
    with pytest.raises(CannotMergeError, match=r"^issues/maj$"):
        merged(text, '{"issues": {"maj": {"a": 0}}}')


@pytest.mark.parametrize(
    "text",
    ["=======\n", "<<<<<<< a\n", "<<<<<<< a\n=======\n", ">>>>>>> a\n", "<<<<<<< a\n<<<<<<< a\n"],
)
def test_marks_out_of_order(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        sides_of(text)


_IDS = st.sets(any_text(max_size=3), max_size=6)


@given(_IDS, _IDS)
def test_nothing_is_lost(ours: set[str], theirs: set[str]) -> None:
    sides = ({"issues": {name: {"of": name} for name in ids}} for ids in (ours, theirs))
    kept = merged(conflict(*sides))
    assert kept["issues"] == {name: {"of": name} for name in ours | theirs}
