"""Long words of titles break at their joints, short and unknown ones not at all."""

from __future__ import annotations

import pytest

from records.danish.hyphens import SHY, with_soft_hyphens


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Netværksarrangementer på Bornholm", "Netværks|arrangementer på Bornholm"),
        ("Kommunale rekrutteringsarrangementer", "Kommunale rekrutterings|arrangementer"),
        ("PraksisPerspektiv", "Praksis|Perspektiv"),
        ("Tilgængelighedserklæring", "Tilgængeligheds|erklæring"),
        ("Praksis til salg og generationsskifte", "Praksis til salg og generations|skifte"),
        ("Medicinstuderende", "Medicin|studerende"),
        ("Sammenhængende", "Sammenhængende"),
        ("Speciallæge", "Speciallæge"),
        ("praksis", "praksis"),
    ],
)
def test_words_break_at_their_joints(word: str, parts: str) -> None:
    assert with_soft_hyphens(word) == parts.replace("|", SHY)
