"""Pictures in texts are there, are our own, and say what they show and whose they are.

Nothing else in a text may make a reader's browser load something: no frame, no picture or style in
another notation, which nobody would have looked into.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.media import FileProblem, file_violation, wrong_file
from records.checks.report import found_at, position_in_text
from records.model.describe import annotated_values
from records.model.newsletter import Issue
from records.source.diagnostics import Diagnostic, Violation, violation
from records.types.field_type import MarkdownText
from records.types.text_pictures import Foreign, TextPicture, foreign_in, pictures_in

if TYPE_CHECKING:
    from records.model.library_view import LibraryView
    from records.source.tree import Loc

_CODES = {
    FileProblem.OUTSIDE_MEDIA: "picture-outside-media",
    FileProblem.NOT_FOUND: "picture-not-found",
    FileProblem.LEADS_OUT: "picture-leads-out",
    FileProblem.EMPTY: "picture-empty",
}


def check_pictures(library: LibraryView) -> Iterator[Diagnostic]:
    """One problem for each fault of a picture, at its place in the text.

    Pictures of newsletter issues are judged by the mail's own rules: a mail shows none.
    """
    for record in library.written():
        for loc, _, text in annotated_values(record, MarkdownText):
            shown = () if isinstance(record, Issue) else pictures_in(text)
            found = [(p.offset, wrong) for p in shown for wrong in _wrong(library, loc, p)]
            found += [(each.offset, _foreign(loc, each)) for each in foreign_in(text)]
            for offset, wrong in found:
                position = position_in_text(library, record, loc, offset)
                yield found_at(library, record, wrong, position)


def _foreign(loc: Loc, found: Foreign) -> Violation:
    if found.notation.startswith("!["):
        return violation("picture-in-other-notation", loc, notation=found.notation)
    return violation("text-loads-something", loc, notation=found.notation)


def _wrong(library: LibraryView, loc: Loc, picture: TextPicture) -> Iterator[Violation]:
    if not picture.is_ours:
        yield violation("picture-from-elsewhere", loc, path=picture.path)
        return
    file = wrong_file(library, picture.path)
    if file:
        yield file_violation(library, loc, picture.path, _CODES[file])
    if len(picture.alt) < 5:
        yield violation("picture-without-alternative-text", loc)
    if not picture.credit:
        yield violation("picture-without-credit", loc)
