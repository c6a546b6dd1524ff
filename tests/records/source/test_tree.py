"""YAML with the place of everything, and what is refused in it."""

from __future__ import annotations

import pytest

from records.messages import line_of, lines_of
from records.source.diagnostics import SourceError
from records.source.tree import Loc, parse

NESTED = """\
# en bemærkning
id: rønne
"title": 'To: en'
liste:
  - første
  - navn: Ida
    sted: Ørum
flad: [a, "b, c", {d: e}]
tekst: |
  linje
  linje
tom:
gruppe: {a: 1, b: [2, 3]}
"""


@pytest.mark.parametrize(
    ("loc", "value", "key"),
    [
        (("id",), (2, 5), (2, 1)),
        (("title",), (3, 10), (3, 1)),
        (("liste",), (5, 3), (4, 1)),
        (("liste", 0), (5, 5), (5, 5)),
        (("liste", 1, "sted"), (7, 11), (7, 5)),
        (("flad", 1), (8, 11), (8, 11)),
        (("flad", 2, "d"), (8, 23), (8, 20)),
        (("tekst",), (9, 8), (9, 1)),
        (("tom",), (12, 1), (12, 1)),
        (("gruppe", "b", 1), (13, 23), (13, 23)),
        ((), (2, 1), (2, 1)),
        (("findes-ikke",), (2, 1), (2, 1)),
        (("gruppe", "c"), (13, 9), (13, 1)),
        (("liste", 9), (5, 3), (4, 1)),
    ],
)
def test_place_of_every_key_and_value(
    loc: Loc, value: tuple[int, int], key: tuple[int, int]
) -> None:
    tree = parse("f.yml", NESTED)
    found = tree.locate(loc), tree.locate(loc, key=True)
    assert [(mark.line, mark.column) for mark in found] == [value, key]


def test_lines_are_counted_from_where_the_text_begins() -> None:
    mark = parse("f.md", NESTED, first_line=2).locate(("id",))
    assert str(mark) == "f.md:3:5"


def test_nothing_is_guessed() -> None:
    text = "a: 14:30\nb: 0400\nc: no\nd: 1.600\ne: 2026-01-01\nf: null\ng: ~\nh: ''\ni:\nj: 0x1F\n"
    assert parse("f.yml", text).data == {
        "a": "14:30", "b": "0400", "c": "no", "d": "1.600", "e": "2026-01-01", "f": "null",
        "g": "~", "h": "", "i": None, "j": "0x1F",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["title: Rønne & Valby", "title: Hej!", "title: 3 * 4", "title: 'A & *B* !'", "a: [a!, 'b&']",
     "title: |\n  & * !\n", "id: a\n...\n", "---\nid: a\n", "\nid: a", "title: x:y"],
)  # fmt: skip
def test_ordinary_signs_are_read(text: str) -> None:
    assert parse("f.yml", text).data


EMPTY = "filen er tom. Skriv mindst id, title og example."
MAPPING = (
    "filen skal bestå af linjer med nøgle og værdi. Skriv fx: title: To 0-kapaciteter i Rønne."
)
CONFLICT = (
    "her står et flettemærke fra Git. Vælg den ene udgave, og slet linjerne med "
    "<<<<<<<, ======= og >>>>>>>."
)
TAB = "linjen er rykket ind med tabulator. Skriv to mellemrum i stedet for."
DEEP = "her er alt for mange niveauer inde i hinanden. Skriv færre niveauer."
INDENT = "linjen er rykket forkert ind. Skriv i alt 2 mellemrum foran den."
SIGN = (
    "værdien begynder med et tegn, der har særlig betydning. Sæt hele værdien i anførselstegn: {}."
)
QUOTE = "et anførselstegn bliver ikke lukket. Skriv {}."
COLON = "her står et kolon midt i en tekst. Sæt hele teksten i anførselstegn: {}."
AFTER = "her står noget efter værdien. Slet det, eller sæt hele værdien i anførselstegn."
NO_KEY = (
    'her er ingen nøgle, så linjen må høre til "a" ovenfor, men den er ikke rykket ind. '
    "Skriv to mellemrum mere foran linjen."
)
LIST_OR_TEXT = (
    "her står en bindestreg på nøglens egen linje. Er det en liste, så flyt bindestregen ned på "
    'næste linje. Er det en tekst, så skriv a: "- b".'
)
UNREADABLE = "linjen kan ikke læses som YAML. Skriv nøgle, kolon, mellemrum og værdi."


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [f"1:1: {EMPTY}"]),
        ("  \n", [f"1:1: {EMPTY}"]),
        ("# kun en bemærkning\n", [f"1:1: {EMPTY}"]),
        ("---\n", [f"1:1: {EMPTY}"]),
        ("hej", [f"1:1: {MAPPING}"]),
        ("- a\n- b", [f"1:1: {MAPPING}"]),
        ("a:b", [f"1:1: {MAPPING}"]),
        ("id: a\n\ttitle: b\n\t x: c", [f"2:1: {TAB}", f"3:1: {TAB}"]),
        ("a:\n  \t- b", [f"2:3: {TAB}"]),
        ("a: 1\nb: 2\na: 3\na: 4", [
            '3:1: feltet "a" står her for anden gang; første gang er linje 1. Slet det ene.',
            '4:1: feltet "a" står her for anden gang; første gang er linje 1. Slet det ene.']),
        ("a: {b: 1, b: 2}", [
            '1:11: feltet "b" står her for anden gang; første gang er linje 1. Slet det ene.']),
        ("a: &x 1\nb: *x", ["1:4: " + SIGN.format('a: "&x 1"')]),
        ("a: *ukendt", ["1:4: " + SIGN.format('a: "*ukendt"')]),
        ("a: !!int 3", ["1:4: " + SIGN.format('a: "!!int 3"')]),
        ("a: ! b", ["1:4: " + SIGN.format('a: "! b"')]),
        ("a: !!python/object/apply:os.system [ls]", [
            "1:4: " + SIGN.format('a: "!!python/object/apply:os.system [ls]"')]),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x", [f"2:1: {CONFLICT}"]),
        ("a: 1\n=======\nb: 2", [f"2:1: {CONFLICT}"]),
        ("a: 1\n---\nb: 2", ["2:1: filen må kun have én post. Fjern linjen med ---."]),
        ("? [a]\n: b", [f"1:3: {UNREADABLE}"]),
        ('a: "x', ["1:4: " + QUOTE.format('a: "x"')]),
        ("a: 'x\nb: y", ["1:4: " + QUOTE.format('a: "x"')]),
        ("a: 'det's", ["1:9: her står noget efter værdien. Skriv a: \"det's\"."]),
        ('a: "x" y', ["1:8: her står noget efter værdien. Skriv a: '\"x\" y'."]),
        ("a: [1]]", [
            "1:7: " + AFTER]),
        ("a: b: c", ["1:5: " + COLON.format('a: "b: c"')]),
        ("title: Hej: du", ["1:11: " + COLON.format('title: "Hej: du"')]),
        ("a: 1\nhej\nb: 2", [
            "2:1: " + NO_KEY]),
        ("a: [1, 2\nb: 3", ["1:4: en liste bliver ikke lukket. Sæt ] efter det sidste punkt."]),
        ("a: {b: 1", ["1:4: et felt i {…} bliver ikke lukket. Sæt } efter det sidste."]),
        ("a: @b", ["1:4: " + SIGN.format('a: "@b"')]),
        ("a: %b", ["1:4: " + SIGN.format('a: "%b"')]),
        ("a: [b,, c]", ["1:7: her står et komma for meget. Slet det."]),
        ("a:\n  - b\n - c", [f"3:2: {INDENT}"]),
        ("  a: 1\nb: 2", [
            "1:3: linjen er rykket for langt ind. Slet mellemrummene foran den."]),
        ("a: - b", [
            "1:4: " + LIST_OR_TEXT]),
        ('a: "\\d"', ["1:5: tegnet efter \\ kendes ikke. Brug enkelte anførselstegn: '…'."]),
        ("a: " + "[" * 13 + "]" * 13, [f"1:15: {DEEP}"]),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, problems: list[str]) -> None:
    with pytest.raises(SourceError) as raised:
        parse("f.yml", text)
    assert list(map(line_of, raised.value.diagnostics)) == [f"f.yml:{line}" for line in problems]


@pytest.mark.parametrize("levels", [20_000, 300_000])
@pytest.mark.parametrize("opening", ["a: " + "[", "- ", "? ", "a: {a: ", "[{", "[\n"])
def test_depth_does_not_end_the_interpreter(opening: str, levels: int) -> None:
    text = opening[:3] + opening[3:] * levels if opening.startswith("a: ") else opening * levels
    with pytest.raises(SourceError) as raised:
        parse("f.yml", text)
    assert "niveauer" in lines_of(raised.value)


def test_many_brackets_side_by_side_are_no_depth() -> None:
    data = parse("f.yml", "a: [" + "{b: [c]}, " * 500 + "]").data
    assert data["a"] == [{"b": ["c"]}] * 500
