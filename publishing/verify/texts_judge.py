"""All that is wrong with one Markdown text, by what it says and by what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import CodeBlockProcessor

from publishing.markdown import cleaned, renderer
from publishing.verify.texts_blocks import block_findings
from publishing.verify.texts_found import TextFinding, fault
from publishing.verify.texts_html import html_findings
from publishing.verify.texts_inline import inline_findings
from publishing.verify.texts_kept import lost_words
from publishing.verify.texts_shown import shown_in
from publishing.verify.texts_source import Source


class _WatchedCode(CodeBlockProcessor):
    """Makes code of indented lines as ever, and remembers where they begin."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.first_lines: list[str] = []

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the code."""
        self.first_lines.append(blocks[0].lstrip("\n").split("\n")[0].strip())
        super().run(parent, blocks)


@cache
def _judge() -> tuple[Markdown, _WatchedCode]:
    made = renderer()
    watched = _WatchedCode(made.parser)
    made.parser.blockprocessors.register(watched, "code", 80)
    return made, watched


def findings_in(text: str) -> tuple[TextFinding, ...]:
    """Everything that the text's readers would not get as it was written, in its order."""
    source = Source(text)
    html, code = _rendered(source.inert)
    shown = shown_in(cleaned(html))
    found = [*block_findings(source), *_indented(source, code)]
    found += html_findings(source, "".join(shown.pieces))
    found += inline_findings(source, shown)
    if all(each.is_warning for each in found):
        found += lost_words(source, shown.words)
    return tuple(sorted(set(found)))


def _rendered(text: str) -> tuple[str, list[str]]:
    made, watched = _judge()
    watched.first_lines.clear()
    html = made.reset().convert(text)
    return html, list(watched.first_lines)


def _indented(source: Source, first_lines: list[str]) -> Iterator[TextFinding]:
    at = 0
    for line in first_lines:
        at = max(source.inert.find(line, at), 0)
        yield fault(at, "indent-makes-code")
