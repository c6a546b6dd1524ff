"""Reading ease of each page of a built site: `python bench/lix.py SITE`, hardest first.

Lix is words per sentence, and to it the percentage of words of more than six letters. Only
running text counts: paragraphs and points of lists in `main`. A card, a table, a menu or a list
of links is no sentence. Pages with fewer words than `FEWEST` are left out, for there lix is chance.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from lxml import html

from records.danish.lix import TOO_HARD, reading_ease

FEWEST = 100
_ASIDE = {"nav", "form", "footer", "button", "template", "script", "style", "svg", "table"}
_TEXT = {"p", "li", "dd"}
_CARD = re.compile(r"(card|row)\b")


def running_text(page: Path) -> list[str]:
    """Each paragraph and point that a reader sees, on one line."""
    tree = html.fromstring(page.read_bytes())
    every = [element for element in tree.iter("*") if isinstance(element, html.HtmlElement)]
    for element in every:
        if _is_aside(element) and element.getparent() is not None:
            element.drop_tree()
    found = (element for element in every if element.tag in _TEXT and _in_main(element))
    blocks = (" ".join(element.text_content().split()) for element in found if _speaks(element))
    return [block for block in blocks if block]


def _is_aside(element: html.HtmlElement) -> bool:
    card = element.tag == "article" and _CARD.match(element.get("class", ""))
    hidden = element.get("hidden") is not None or element.get("role") == "tooltip"
    return element.tag in _ASIDE or hidden or bool(card)


def _in_main(element: html.HtmlElement) -> bool:
    return any(ancestor.tag == "main" for ancestor in element.iterancestors())


def _speaks(element: html.HtmlElement) -> bool:
    """Whether it is a paragraph, or a point with words of its own that are no link."""
    if element.tag == "p":
        return True
    own = [element.text, *(child.tail for child in element)]
    return element.find(".//p") is None and any(text and text.strip() for text in own)


def lix(blocks: list[str]) -> tuple[float, int, int, int]:
    """The lix, and the words, sentences and long words that make it."""
    ease = reading_ease(blocks)
    return ease.lix, ease.words, ease.sentences, ease.long


def main() -> None:
    """Print a line for each page, and the middle one."""
    site = Path(sys.argv[1])
    measured = [
        (*lix(running_text(page)), f"/{page.parent.relative_to(site).as_posix()}/")
        for page in site.rglob("index.html")
    ]
    rows = sorted((row for row in measured if row[1] >= FEWEST), reverse=True)
    print(" lix  words  sentences  long  page")
    for value, words, sentences, long, address in rows:
        print(f"{value:4.1f}  {words:5}  {sentences:9}  {long:4}  {address.replace('/./', '/')}")
    hard = sum(value > TOO_HARD for value, *_ in rows)
    print(
        f"{len(rows)} pages, the middle one {rows[len(rows) // 2][0]:.1f}, {hard} over {TOO_HARD}"
    )


if __name__ == "__main__":
    main()
