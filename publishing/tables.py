"""Tables in rendered texts, in boxes that scroll on a narrow screen (WCAG 1.4.10)."""

from __future__ import annotations

import re
from itertools import count

_TABLE = re.compile(r"<table>")


def boxed_tables(html: str) -> str:
    """The same with each table in a box of its own that the keyboard reaches, with a label.

    A single table is "Tabel", several are numbered. Tables that templates write have a class and
    are left alone.
    """
    if "<table>" not in html:
        return html
    several, numbers = html.count("<table>") > 1, count(1)

    def box(_: re.Match[str]) -> str:
        name = f"Tabel {next(numbers)}" if several else "Tabel"
        return f'<div class="tablebox" tabindex="0" role="region" aria-label="{name}"><table>'

    return _TABLE.sub(box, html).replace("</table>", "</table></div>")
