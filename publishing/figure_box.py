"""A key figure that stands alone in a text: its amount in large, its sentence and its source."""

from __future__ import annotations

import re
from html import escape

from publishing.sources import source_text
from records.codes.landscape import FigureState
from records.facts.placeholders import PAGE
from records.loading.library import Library
from records.model.figure import HOLE, Figure

_ALONE = re.compile(
    r"(?<![^\n]\n)^[ \t]*\{\{\s*figure:([a-z0-9-]+)\s*\}\}[ \t]*$(?!\n[ \t]*\S)", re.MULTILINE
)
"""A paragraph of nothing but a figure."""


def with_figure_boxes(text: str, library: Library) -> str:
    """The Markdown with a box for each figure that is a paragraph of its own."""
    if "{{" not in text:
        return text

    def box(found: re.Match[str]) -> str:
        figure = library.find(Figure, found[1])
        return found[0] if figure is None else _box(figure)

    return _ALONE.sub(box, text)


def _box(figure: Figure) -> str:
    past = f" Tallet gjaldt i {figure.year}." if figure.state is FigureState.HISTORISK else ""
    sources = "; ".join(source_text(source) for source in figure.sources)
    return (
        f'<div class="figure"><p class="figure__value">{escape(figure.amount)}</p>'
        f'<p class="figure__text">{escape(words_after(figure))}</p>'
        f'<p class="figure__source">{past.strip()} Kilde: '
        f'<a href="/{PAGE}#{figure.id}">{escape(sources)}</a></p></div>'
    )


def words_after(figure: Figure) -> str:
    """What follows the amount: the rest of a sentence that begins with it, else all of it."""
    if not figure.text.startswith(HOLE):
        return figure.sentence
    rest = figure.text.removeprefix(HOLE).lstrip()
    return rest.removeprefix(figure.unit or "").lstrip() if figure.unit else rest
