"""Counts as bars: a picture that can be read aloud, and lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap

from records.danish.numbers import number

Row = tuple[str, int]
_ROW, _LEFT, _BAR, _RIGHT, _HEAD, _LINE = 44, 16, 560, 84, 64, 20
_STYLE = """
text{font:16px system-ui,sans-serif;fill:#17332e}.n{font-weight:700}.s{font-size:14px}
.ground{fill:#faf7f1}.all{fill:#dcebe4}.part{fill:#0e5a4f}
@media (prefers-color-scheme:dark){text{fill:#eaf2ee}.ground{fill:#0f1d1a}.all{fill:#1e3a33}
.part{fill:#6fd3b9}}
"""
_WIDE = 24
"""Signs of the longest bar in text."""


def svg(title: str, note: str, rows: Sequence[Row]) -> str:
    """A bar for each row; the numbers stand beside the bars as text, the note below the title."""
    most = max((count for _, count in rows), default=0) or 1
    told = wrap(note, 84)
    top = _HEAD + _LINE * len(told)
    bars = "\n".join(_bar(top + at * _ROW, *row, most) for at, row in enumerate(rows))
    height, width = top + _ROW * len(rows), _LEFT + _BAR + _RIGHT
    notes = "".join(
        f'<text class="s" x="{_LEFT}" y="{56 + _LINE * at}">{escape(line)}</text>'
        for at, line in enumerate(told)
    )
    said = ", ".join(f"{name}: {number(count)}" for name, count in rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="t d" lang="da"><title id="t">{escape(title)}</title>'
        f'<desc id="d">{escape(f"{note} {said}".strip())}</desc><style>{_STYLE}</style>'
        f'<rect class="ground" width="{width}" height="{height}"/>\n'
        f'<text class="n" x="{_LEFT}" y="32">{escape(title)}</text>'
        f"{notes}\n{bars}\n</svg>\n"
    )


def _bar(y: int, name: str, count: int, most: int) -> str:
    length = round(_BAR * count / most)
    return (
        f'<text x="{_LEFT}" y="{y + 12}">{escape(name[:70])}</text>'
        f'<rect class="all" x="{_LEFT}" y="{y + 18}" width="{_BAR}" height="10" rx="5"/>'
        f'<rect class="part" x="{_LEFT}" y="{y + 18}" width="{length}" height="10" rx="5"/>'
        f'<text class="n" x="{_LEFT + _BAR + 12}" y="{y + 28}">{number(count)}</text>'
    )


def lines(rows: Sequence[Row]) -> str:
    """A line for each row: its name, its number and a bar."""
    most = max((count for _, count in rows), default=0) or 1
    wide = max((len(name[:60]) for name, _ in rows), default=0)
    digits = max((len(number(count)) for _, count in rows), default=0)
    return "".join(
        f"{name[:60]:<{wide}}  {number(count):>{digits}}  {_blocks(count, most)}".rstrip() + "\n"
        for name, count in rows
    )


def _blocks(count: int, most: int) -> str:
    return "█" * (max(1, round(_WIDE * count / most)) if count else 0)
