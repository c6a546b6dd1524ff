"""The place that the podcast or an episode is about."""

from __future__ import annotations

from typing import Annotated

from records.model.base import Part
from records.types.define import field
from records.types.text import Pattern, Text
from records.types.world import CountryCode


class Location(Part):
    """The place that the podcast or an episode is about."""

    title: Annotated[str, Text(1, 128)] = field("Titel", example="Bornholm")
    geo: Annotated[
        str, Pattern(r"geo:-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?", "not-coordinates"),
    ] | None = field("Koordinater", required=False, example="geo:55.10,14.70")  # fmt: skip
    country: CountryCode = field("Land", required=False, default="dk", example="dk")
