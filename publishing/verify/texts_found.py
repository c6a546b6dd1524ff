"""What is wrong with a Markdown text, before anybody knows whose it is."""

from __future__ import annotations

from typing import NamedTuple

from records.source.diagnostics import Params, params_of


class TextFinding(NamedTuple):
    """A message at an offset of a text."""

    offset: int
    code: str
    params: Params = ()
    is_warning: bool = False


def fault(offset: int, code: str, **params: object) -> TextFinding:
    """What keeps words or their meaning from a reader."""
    return TextFinding(offset, code, params_of(params))


def warning(offset: int, code: str, **params: object) -> TextFinding:
    """What arrives, but reads badly."""
    return TextFinding(offset, code, params_of(params), is_warning=True)
