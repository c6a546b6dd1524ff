"""Long tests are cut short without losing an end, and not at all in `.ci/run`."""

from __future__ import annotations

import pytest

from tests import steps


@pytest.mark.parametrize(
    ("few", "kept"),
    [(1, [0]), (2, [0, 9]), (3, [0, 4, 9]), (5, [0, 2, 4, 6, 9]), (10, [*range(10)]),
     (99, [*range(10)])],
)  # fmt: skip
def test_a_slice_is_spread_over_the_whole(few: int, kept: list[int]) -> None:
    assert steps.spread(range(10), few) == kept


def test_nothing_stays_nothing() -> None:
    assert steps.spread([], 3) == []


@pytest.mark.parametrize(("is_whole", "count", "kept"), [(True, 9, "abcdef"), (False, 2, "af")])
def test_only_the_whole_run_does_all(
    monkeypatch: pytest.MonkeyPatch, count: int, kept: str, *, is_whole: bool
) -> None:
    monkeypatch.setattr(steps, "IS_WHOLE", is_whole)
    assert steps.steps(2, 9) == count
    assert steps.some("abcdef", 2) == list(kept)
