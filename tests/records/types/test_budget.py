"""What one text may hold: far more than any page, and never more than is rendered in a moment."""

from __future__ import annotations

import pytest

from records.types.budget import DEEPEST, Excess, excess_of, is_too_deep

LINK = "[en tekst med et link i](article:bornholm), "


@pytest.mark.parametrize(
    "text",
    [
        "En almindelig tekst med [et link](/om/).\n\n" * 1_000,
        "\n\n".join(f"- {LINK}" for _ in range(1_000)),
        LINK * 250,
        "| a | b | c |\n" * 1_000,
        "Linje.<br>\n" * 400,
        "En note[^1].\n\n" * 200,
    ],
)
def test_a_long_page_is_taken(text: str) -> None:
    assert excess_of(text) is None
    assert not is_too_deep(text)


@pytest.mark.parametrize(
    ("text", "excess"),
    [
        ("![" * 8_000, Excess("[", 8_000, 2_000)),
        ("{{" * 20_000, Excess("{", 40_000, 2_000)),
        ("[^1]" * 301, Excess("[^", 301, 300)),
        ("[" * 400 + "a" * 90_000, Excess("[", 400, 55)),
        ("<a " * 900 + "a b " * 20_000, Excess("<", 900, 60)),
        ("a\n" * 4_001, Excess("linjer", 4_002, 4_000)),
        ("|" * 8_001, Excess("|", 8_001, 8_000)),
    ],
)
def test_too_much_is_told_with_what_may_be(text: str, excess: Excess) -> None:
    assert excess_of(text) == excess


def test_a_block_is_counted_alone() -> None:
    block = "[" * 200 + "a" * 10_000
    assert excess_of("\n\n".join([block] * 9)) is None


@pytest.mark.parametrize("mark", ["> ", ">", "- ", "1. ", "    "])
def test_depth_is_bounded(mark: str) -> None:
    item = "- x" if mark == "    " else " x"
    assert not is_too_deep(mark * DEEPEST + item)
    assert is_too_deep(mark * (DEEPEST + 1) + item)
