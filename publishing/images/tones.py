"""The colours that each kind of picture is drawn in, and no others.

A picture is drawn anew when one of these changes. What draws is given such a value and never the
whole scheme, so that it cannot read a colour that the caches do not know of.
"""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict

from publishing.brand import Colour, Colours


class _Tones(BaseModel):
    model_config = ConfigDict(frozen=True, from_attributes=True)

    @classmethod
    def of(cls, colours: Colours) -> Self:
        """Those of a scheme."""
        return cls.model_validate(colours)


class ShareTones(_Tones):
    """Of the paper, the words and the tags of a share picture."""

    paper: Colour
    ink: Colour
    muted: Colour
    pine: Colour
    mint: Colour
    amber: Colour
    on_amber: Colour


class DoorTones(_Tones):
    """Of the illustration of three doors, which stands where a page has no picture."""

    ink: Colour
    muted: Colour
    pine: Colour
    mint: Colour
    amber: Colour
    amber_tint: Colour
    sky: Colour


class QuotationTones(_Tones):
    """Of the picture of a quotation."""

    ink: Colour
    muted: Colour
    pine: Colour
    mint: Colour
    amber: Colour
    on_amber: Colour
