"""What a figure is called where records are named."""

from __future__ import annotations

from records.model.figure import Figure

EPISODES = Figure.model_validate(
    {
        "id": "saeson-1",
        "example": "false",
        "text": "{value} episoder i sæson 1",
        "value": "5",
        "date": "2026",
        "state": "aktuel",
        "sources": [{"title": "Bilag 3", "publisher": "Region Hovedstaden", "date": "2026"}],
    }
)


def test_it_is_its_sentence_with_the_value_in_it() -> None:
    assert EPISODES.label.replace("\u00a0", " ") == "5 episoder i sæson 1"
