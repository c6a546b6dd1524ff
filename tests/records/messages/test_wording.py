"""Values in a sentence: short, counted, listed."""

from __future__ import annotations

import pytest

from records.messages.catalogue import Message
from records.messages.wording import problem_and_cure


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("{v:short}", "a  b\nc", "a b c"),
        ("{v:short}", "x" * 61, "x" * 57 + "…"),
        ("{v:q}", "x" * 60, '"' + "x" * 60 + '"'),
        ("{v:eller}", "Ark1", "Ark1"),
        ("{v:eller}", "Ark1, Ark2, Nye", "Ark1, Ark2 eller Nye"),
        ("{v:n}", 20000, "20.000"),
        ("{v:punkt|punkter}", 1, "1\u00a0punkt"),
        ("{v:punkt|punkter}", 2, "2\u00a0punkter"),
        ("{{{v}}}", "udgave", "{udgave}"),
    ],
)
def test_a_value_as_the_text_asks_for_it(text: str, value: str | int, said: str) -> None:
    assert problem_and_cure(Message("code", "", text), {"v": value}) == ("", said)


def test_what_was_perhaps_meant_goes_before_the_cure() -> None:
    message = Message("code", "er {v:q}", "Vælg en.", 'Mente du "{near}"?')
    assert problem_and_cure(message, {"v": "a", "near": "b"}) == ('er "a".', 'Mente du "b"?')
    assert problem_and_cure(message, {"v": "a", "near": ""}) == ('er "a".', "Vælg en.")
