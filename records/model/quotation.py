"""A sentence of an episode that is worth showing by itself."""

from __future__ import annotations

from typing import Annotated

from records.model.base import Part
from records.types.define import field
from records.types.moments import Offset
from records.types.text import Text

LONGEST = 200
"""Letters of a quotation: as much as a picture can hold in letters that a phone shows."""


class Quotation(Part):
    """A place in the transcript, and the words there; they are checked against it."""

    start: Offset = field(
        "Start", help="Hvor sætningen begynder i udskriften.", example='"00:46"', widget="time"
    )
    text: Annotated[str, Text(10, LONGEST)] | None = field(
        "Citat",
        help="Kun når citatet ikke er alt det, der står på tidspunktet. Skriv det, som det står.",
        required=False,
        example="Hver episode med lyd har sin egen side",
    )
