"""Whether the picture that goes with a shared link can show the title of its page."""

from __future__ import annotations

from collections.abc import Iterator

from publishing.images.typesetting import word_not_drawn
from publishing.sharing import SHARED
from records.checks.report import found_at
from records.loading.library import Library
from records.model.registry import BY_MODEL
from records.source.diagnostics import Diagnostic, Severity, violation


def check_titles(library: Library) -> Iterator[Diagnostic]:
    """A warning for each title with a word that its picture would leave letters out of."""
    for record in library.written():
        title = vars(record).get("title")
        if isinstance(title, str) and BY_MODEL[type(record)].key in SHARED:
            word = word_not_drawn(title)
            if word:
                found = violation("title-not-drawn", ("title",), Severity.WARNING, word=word)
                yield found_at(library, record, found)
