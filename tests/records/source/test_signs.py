"""Letters that came out wrong are told, and letters of two pieces are made whole."""

from __future__ import annotations

import re
import unicodedata

import pytest

from records.source import signs as signs_module
from records.source.signs import composed, wrong_signs


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("LÃ¦ge", "letters-coded-twice", 1),
        ("SÃ¸ren", "letters-coded-twice", 1),
        ("PÃ¥", "letters-coded-twice", 1),
        ("Ã†ble", "letters-coded-twice", 0),
        ("Ã˜", "letters-coded-twice", 0),
        ("Ã…", "letters-coded-twice", 0),
        ("cafÃ©", "letters-coded-twice", 3),
        ("1â€“2", "letters-coded-twice", 1),
        ("â€œord", "letters-coded-twice", 0),
        ("Â§ 5", "letters-coded-twice", 0),
        ("L√¶ge", "letters-coded-twice", 1),
        ("L\ufffdge", "letter-lost", 1),
        ("\uf0b7 punkt", "letter-lost", 0),
        ("kapa\u200bcitet", "sign-unseen", 4),
        ("kapa\u00adcitet", "sign-unseen", 4),
        ("a\ufeffb", "sign-unseen", 1),
        ("a\u200cb", "sign-unseen", 1),
        ("a\u200db", "sign-unseen", 1),
        ("a\u2060b", "sign-unseen", 1),
        ("a\U000e0041b", "sign-unseen", 1),
        ("a\u202eb", "sign-turns-text", 1),
        ("a\u200fb", "sign-turns-text", 1),
        ("l\u0430ge", "letter-of-other-alphabet", 1),
        ("\u0410lmen", "letter-of-other-alphabet", 0),
        ("kl\u03bfk", "letter-of-other-alphabet", 2),
        ("tlf. \u0663", "digit-of-other-script", 5),
        ("a\u0301\u0316\u0301\u0316", "marks-piled-up", 1),
    ],
)
def test_a_wrong_sign_is_told_at_its_place(text: str, code: str, offset: int) -> None:
    assert [(each.code, each.offset) for each in wrong_signs(text)] == [(code, offset)]


@pytest.mark.parametrize(
    ("text", "near"),
    [("SÃ¸ren", "ø"), ("1â€“2", "–"), ("Ã†", "Æ"), ("Ã¦Ã¸Ã¥", "æøå"), ("L√¶ge", "æ")],
)
def test_what_was_meant_is_known(text: str, near: str) -> None:
    (found,) = wrong_signs(text)
    assert dict(found.params)["near"] == near


@pytest.mark.parametrize(
    "text",
    ["Læge på Ærø", "São Paulo og SÃO", "Château, âge og Âge", "👩‍⚕️ ❤️ 👍🏽", "5 µg og β-blokker",
     "μg",
     "20 °C, § 5, ½ og 10 m²", "»citat« – ’ord’ …", "Москва", "a\u00a0b", "Café Ångström", "Ü√2"],
)  # fmt: skip
def test_right_signs_are_not_told(text: str) -> None:
    assert list(wrong_signs(text)) == []


def test_letters_of_two_pieces_become_one() -> None:
    apart = unicodedata.normalize("NFD", "Lægehuset på Ærø og Ålborg")
    assert composed(apart) == "Lægehuset på Ærø og Ålborg"
    assert composed("plain") == "plain"


def test_a_pile_of_marks_is_not_sorted() -> None:
    pile = "a" + "\u0301\u0316" * 200_000
    assert composed(pile) == pile


def test_what_is_passed_over_at_once_is_never_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """The signs of nearly every Danish text, each beside each: the patterns say the same."""
    signs = [sign for sign in map(chr, range(0x2100)) if signs_module.PLAIN.fullmatch(sign)]
    assert {*"aZ09 æøåÆØÅ–»«\n"} < {*signs}
    text = "".join(first + second for first in signs for second in signs)
    assert not list(wrong_signs(text))
    monkeypatch.setattr(signs_module, "PLAIN", re.compile("(?!)"))
    assert not list(wrong_signs(text))
