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

FEWEST = 100
LONG = 6
TOO_HARD = 45
_ASIDE = ["nav", "form", "footer", "button", "template", "script", "style", "svg", "table"]
_CARD = "//article[starts-with(@class, 'card') or starts-with(@class, 'row')]"
_BLOCKS = (
    "//main//p | //main//dd[not(descendant::p)]"
    " | //main//li[not(descendant::p) and text()[normalize-space()]]"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_STOP = re.compile(r"\b(?:fx|bl\.a|ca|mio|kl|kr|nr|pr|jf|evt|min)\.|(?<=\d)\.(?=[\s\d])")
_STOP = re.compile(r"[.!?:]+(?:\s|$)")


def running_text(page: Path) -> list[str]:
    """Each paragraph and point that a reader sees, on one line."""
    tree = html.fromstring(page.read_bytes())
    aside = " | ".join(f"//{tag}" for tag in _ASIDE)
    for element in tree.xpath(f"{aside} | //*[@hidden] | {_CARD} | //*[@role='tooltip']"):
        if element.getparent() is not None:
            element.drop_tree()
    blocks = (" ".join(block.text_content().split()) for block in tree.xpath(_BLOCKS))
    return [block for block in blocks if block]


def lix(blocks: list[str]) -> tuple[float, int, int, int]:
    """The lix, and the words, sentences and long words that make it; a point is a sentence."""
    words = [word for block in blocks for word in _WORD.findall(block)]
    long = sum(len(word) > LONG for word in words)
    parts = (part for block in blocks for part in _STOP.split(_NO_STOP.sub("", block)))
    sentences = sum(bool(_WORD.search(part)) for part in parts)
    value = len(words) / sentences + 100 * long / len(words) if words else 0.0
    return value, len(words), sentences, long


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
