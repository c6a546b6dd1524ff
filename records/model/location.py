"""The place that the podcast or an episode is about."""

from __future__ import annotations

from typing import Annotated

from records.model.base import Part
from records.types.define import field
from records.types.text import Pattern, Text
from records.types.world import CountryCode

_PART = r"(\.\d+)?"
_NORTH = rf"-?(90(\.0+)?|[1-8]?\d{_PART})"
_EAST = rf"-?(180(\.0+)?|(1[0-7]\d|[1-9]?\d){_PART})"


class Location(Part):
    """The place that the podcast or an episode is about."""

    title: Annotated[str, Text(1, 128)] = field("Titel", example="Bornholm")
    geo: Annotated[
        str, Pattern(rf"geo:{_NORTH},{_EAST}", "not-coordinates"),
    ] | None = field("Koordinater", required=False, example="geo:55.10,14.70")  # fmt: skip
    country: CountryCode = field("Land", required=False, default="dk", example="dk")
