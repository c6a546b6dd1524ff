"""Pictures in texts are there, are our own, and say what they show and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.media import wrong_file
from records.checks.report import found_at, position_in_text
from records.model.describe import annotated_values
from records.model.newsletter import Issue
from records.model.registry import BY_MODEL
from records.source.diagnostics import Diagnostic, violation
from records.types.field_type import MarkdownText
from records.types.text_pictures import TextPicture, pictures_in

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_HOW = '![Hvad billedet viser](media/images/klinik.jpg "Hvem der har taget det")'


def check_pictures(library: LibraryView) -> Iterator[Diagnostic]:
    """One problem for each fault of a picture, at its place in the text.

    Those of newsletter issues are judged by the mail's own rules: a mail shows none.
    """
    for kind, shelf in library.records.items():
        for record in shelf.values() if kind != BY_MODEL[Issue].key else ():
            for loc, marker, text in annotated_values(record):
                for picture in pictures_in(text) if isinstance(marker, MarkdownText) else ():
                    for said in _wrong(library, picture):
                        mark = position_in_text(library, record, loc, picture.offset)
                        yield found_at(
                            library, record, violation("raw-field", loc, text=said), mark
                        )


def _wrong(library: LibraryView, picture: TextPicture) -> Iterator[str]:
    if not picture.is_ours:
        yield (
            f'har et billede fra "{picture.path}". Læg en kopi i content/media/images/, og skriv '
            "stien fra media/."
        )
        return
    said = wrong_file(library, picture.path)
    if said:
        yield f"har et billede, der {said}"
    if len(picture.alt) < 5:
        yield f"har et billede uden alternativ tekst. Skriv {_HOW}."
    if not picture.credit:
        yield f"har et billede uden kredit. Skriv {_HOW}."
