"""A picture is drawn of its own colours: another one that changes leaves it as it is."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from publishing.brand import LIGHT, Colours
from publishing.images.tones import DoorTones, QuotationTones, ShareTones

_WORDS = {"ink", "muted", "pine", "mint", "amber"}
_OF = {
    ShareTones: _WORDS | {"paper", "on_amber"},
    DoorTones: _WORDS | {"amber_tint", "sky"},
    QuotationTones: _WORDS | {"on_amber"},
}


@pytest.mark.parametrize("tones", _OF, ids=lambda each: each.__name__)
def test_it_is_another_value_where_a_colour_of_its_own_changes(
    tones: type[ShareTones | DoorTones | QuotationTones],
) -> None:
    first = tones.of(LIGHT)
    assert first == tones.of(LIGHT)
    changed = {
        name
        for name in Colours.model_fields
        if tones.of(LIGHT.model_copy(update={name: "#123456"})) != first
    }
    assert changed == _OF[tones]
    for name in changed:
        assert getattr(first, name) == getattr(LIGHT, name)
    with pytest.raises(ValidationError):
        first.ink = "#123456"  # type: ignore[misc]
