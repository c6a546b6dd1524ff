"""A value that was made once is found again by all that it is made of, and by nothing less."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from records.source import kept_values
from records.source.cache_file import FOLDER
from records.source.kept_values import ADDED, NAME, KeptValues, hash_of


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


def use(project: Path, *numbers: int, other: str = "") -> int:
    """One run that asks for these values; says how many it had to make."""
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return f"{number}{other}".ljust(100)

    values = KeptValues.open(project)
    for each in numbers:
        assert values.get(hash_of(each, other), partial(make, each)).strip()
    values.save()
    return len(made)


def test_a_little_that_is_new_is_written_beside_the_rest(tmp_path: Path) -> None:
    first, second = tmp_path / FOLDER / NAME, tmp_path / FOLDER / ADDED
    use(tmp_path, *range(100))
    before = first.read_bytes()
    for count in range(100, 104):
        assert use(tmp_path, *range(count + 1)) == 1
        assert (first.read_bytes(), second.exists()) == (before, True)
        assert use(tmp_path, *range(count + 1)) == 0
    assert use(tmp_path, *range(130)) == 26
    assert not second.exists()
    assert use(tmp_path, *range(130)) == 0


def test_what_was_kept_otherwise_before_is_as_it_was_put_last(tmp_path: Path) -> None:
    use(tmp_path, *range(100))
    values = KeptValues.open(tmp_path)
    for each in range(100):
        values.find(hash_of(each, ""))
    values.put(hash_of(7, ""), "another")
    values.save()
    assert (tmp_path / FOLDER / ADDED).exists()
    assert KeptValues.open(tmp_path).find(hash_of(7, "")) == "another"


@pytest.mark.parametrize("harm", [lambda raw: raw[:-1], lambda raw: raw[::-1], lambda _: b""])
def test_damage_of_what_was_added_costs_nothing_else(
    tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    use(tmp_path, *range(100))
    use(tmp_path, *range(102))
    second = tmp_path / FOLDER / ADDED
    second.write_bytes(harm(second.read_bytes()))
    assert use(tmp_path, *range(102)) == 2


def test_what_was_added_to_other_values_is_not_known(tmp_path: Path) -> None:
    use(tmp_path, *range(100))
    use(tmp_path, *range(102))
    added = (tmp_path / FOLDER / ADDED).read_bytes()
    use(tmp_path, *range(100), other="x")
    (tmp_path / FOLDER / ADDED).write_bytes(added)
    assert use(tmp_path, 100, 101) == 2


def test_nothing_is_kept_without_a_file(tmp_path: Path) -> None:
    values = KeptValues()
    values.get(hash_of("a"), lambda: 1)
    values.save()
    assert values.get(hash_of("a"), never) == 1
    assert not list(tmp_path.iterdir())
