"""The text of an article with the notes of its margin: `{{source:2}}` is its second source."""

from __future__ import annotations

import re
from html import escape

from publishing.markdown import render
from publishing.sources import source_text
from records.loading.library import Library
from records.model.article import Article
from records.model.base import Source

_NOTE = re.compile(r"[ \t]*\{\{\s*source:(\d{1,3})\s*\}\}")


def article_html(article: Article, library: Library) -> str:
    """Clean HTML of the body; each note stands where it is written and names its source."""
    return render(with_notes(article.body, article.sources), library)


def with_notes(text: str, sources: tuple[Source, ...]) -> str:
    """The text with a source for each `{{source:n}}`; a number without one stays as it is."""

    def note(found: re.Match[str]) -> str:
        number = int(found[1])
        if not 1 <= number <= len(sources):
            return found[0]
        return f' <span class="sidenote">Kilde: {escape(source_text(sources[number - 1]))}</span>'

    return _NOTE.sub(note, text) if "{{" in text else text
