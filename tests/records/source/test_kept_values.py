"""A value that was made once is found again by all that it is made of, and by nothing less."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from records.source import kept_values
from records.source.cache_file import FOLDER
from records.source.kept_values import NAME, KeptValues, hash_of


def never() -> object:
    message = "it is known"
    raise AssertionError(message)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A project in which one value was made."""
    values = KeptValues.open(tmp_path)
    assert values.get(hash_of("a"), lambda: (1, {"b": "c"})) == (1, {"b": "c"})
    values.save()
    return tmp_path


def test_what_is_known_is_not_made_again(kept: Path) -> None:
    assert KeptValues.open(kept).get(hash_of("a"), never) == (1, {"b": "c"})


def test_what_is_made_of_something_else_is_made(kept: Path) -> None:
    assert KeptValues.open(kept).get(hash_of("b"), lambda: 2) == 2
    assert len({hash_of(1), hash_of("1"), hash_of(1, 1), hash_of((1, 1)), hash_of()}) == 5


def test_another_program_knows_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_values, "code_key", lambda: b"another")
    assert KeptValues.open(kept).get(hash_of("a"), lambda: 2) == 2


@pytest.mark.parametrize(
    "harm", [lambda raw: raw[:-1], lambda raw: raw + b" ", lambda raw: raw[::-1], lambda _: b""]
)
def test_a_damaged_file_knows_nothing(kept: Path, harm: Callable[[bytes], bytes]) -> None:
    file = kept / FOLDER / NAME
    file.write_bytes(harm(file.read_bytes()))
    assert KeptValues.open(kept).get(hash_of("a"), lambda: 2) == 2


def test_what_nobody_asks_for_goes_in_time(kept: Path) -> None:
    for number in range(3):
        values = KeptValues.open(kept)
        for each in range(8):
            values.get(hash_of(number, each), each.__int__)
        values.save()
    last = KeptValues.open(kept)
    assert last.get(hash_of("a"), lambda: 2) == 2
    assert last.get(hash_of(2, 7), never) == 7
    assert (kept / FOLDER / NAME).stat().st_size < 1_000


def test_nothing_is_kept_without_a_file(tmp_path: Path) -> None:
    values = KeptValues()
    values.get(hash_of("a"), lambda: 1)
    values.save()
    assert values.get(hash_of("a"), never) == 1
    assert not list(tmp_path.iterdir())
