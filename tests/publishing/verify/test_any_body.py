"""Whatever text an editor writes is rendered and judged, without a traceback and in no time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from newsletter.check_text import text_faults
from publishing.markdown import clean_html, plain
from publishing.verify.texts_judge import findings_in
from records.checks.figures import _BRACES, _NOT_A_FIGURE
from records.messages.catalogue import catalogue
from records.types.budget import LONGEST
from records.types.text import Markdown
from records.types.text_pictures import pictures_in
from tests.any_text import any_text
from tests.steps import some, steps

CEILING = 5.0
"""Seconds of CPU for what takes a tenth on a slow machine."""
_ADAPTER: TypeAdapter[str] = TypeAdapter(Markdown)
PIECES = st.sampled_from([
    "- ", "1. ", "    ", "\t", "\n", "\n\n", "# ", "## ", "**", "*", "_", "`", "```\n", "~~~\n",
    "> ", "|", "|-|-|\n", "[", "]", "(", ")", "](", "![", "[^1]", "[^1]: ", "{{", "}}",
    "{: .x }", "{#a}", "<b>", "</b>", "<div>", "<!--", "-->", "<p style=x>", "<", ">", "&nbsp;",
    "&", "\\", "!!! note\n", '!!! note "A"\n', "---\n", "===\n", "her", "a", "ø", "1", ".", " ",
    "https://a.dk", "a@b.dk", "media/a.jpg", "article:a", "{{figure:a}}", "{{region}}", '"',
    "\u00a0", "👩‍⚕️", "\ue001", "\ue002",
])  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=steps(15, 60), deadline=None)
def test_any_body(text: str) -> None:
    for found in findings_in(text):
        assert found.code in catalogue()
        assert 0 <= found.offset <= len(text)


@given(any_text(max_size=200))
@settings(max_examples=steps(10, 30), deadline=None)
def test_any_letters(text: str) -> None:
    findings_in(text)


UNITS = [
    "![", "[", "](", "[a](", "![](", "[a](<", '[a](b "', "[^1]", "**a ", "*a ", "_a ", "***",
    "*_", "`a ", "`", "> ", ">a\n", "- ", "- a\n", "+ a\n\n", "1. ", "|a", "|a|\n|-|\n", "<",
    "<a ", "<aaa", "<div>", "<!-- ", "</a", "&a", "&nbsp;", "\\", "\\*", "{", "{ ", "{: .x }",
    "{{", "{{ ", "{{a", "{%", "*|", "~~~a\n", "```\n", "---\n", "## a\n\n", "## #", "!!! note\n",
    "!!! a ", "a\n\n", "a@", "aaaa", "www.", "http://", ":a_", '"', "»", "1 ", "1.", "\n\t",
    "[a]: b\n", "[a][b] ", "(a)[", "010203", "<https://a.dk> ", "[a](https://a.dk) ", "...",
    ". ",
]  # fmt: skip


@pytest.mark.parametrize("unit", some(UNITS, 12))
@pytest.mark.parametrize("length", [16_000, LONGEST])
def test_no_text_takes_long(unit: str, length: int) -> None:
    text = (unit * (length // len(unit)))[:length] + "x"
    began = time.process_time()
    for use in USES if is_taken(text[:LONGEST]) else ():
        use(text[:LONGEST])
    assert time.process_time() - began < CEILING


USES: tuple[Callable[[str], object], ...] = (
    findings_in,
    lambda text: plain(clean_html(text)),
    lambda text: list(text_faults((), text)),
    lambda text: _NOT_A_FIGURE.sub("", text),
    lambda text: list(_BRACES.finditer(text)),
    lambda text: list(pictures_in(text)),
)


def is_taken(text: str) -> bool:
    try:
        _ADAPTER.validate_python(text)
    except ValidationError:
        return False
    return True


def nested(unit: str, levels: int) -> str:
    return "\n".join("    " * level + f"{unit}a" for level in range(levels))


@pytest.mark.parametrize("unit", some(["- ", "1. ", '!!! note "A"\n' + "    ", "> "], 6))
@pytest.mark.parametrize("levels", [10, 13, 40, 400])
def test_no_depth_is_too_much(unit: str, levels: int) -> None:
    text = nested(unit, levels)
    if not is_taken(text[:LONGEST]):
        assert levels > 10
        return
    findings_in(text)
    clean_html(text)
