"""What Markdown swallows, drops or shows as signs is told where it stands, in one line each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publishing.verify.texts import check_texts
from publishing.verify.texts_html import OURS
from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests.landscape import OFFER
from tests.publishing.verify.conftest import Told
from tests.steps import some


def cases() -> Iterator[tuple[str, list[str]]]:
    _, *blocks = Path(__file__).with_name("told.txt").read_text("utf-8").strip().split("\n\n")
    for block in blocks:
        lines = block.split("\n")
        text = "\n".join(line[2:] for line in lines if line[0] == "|").replace("→", "\t")
        yield text, [line[2:] for line in lines if line[0] == ">"]


@pytest.mark.parametrize(("text", "lines"), tuple(cases()), ids=lambda value: repr(value)[:40])
def test_a_slip_is_told_at_its_place(text: str, lines: list[str], told: Told) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    some(
        [
            "Husk:\n\n- et\n- to",
            "Vi mødes\n1. marts.",
            "Vi mødes den\n12. november og\n13. november.",
            "5 * 3 = 15, note*, snake_case_navn, [sic] (en note) og 2 < 3",
            "```\n# a\n- b\n|a|b|\n|c|\n<b>\n```",
            "Ord[^1].\n\n[^1]: En note\n    på to linjer.",
            "|a|b|\n|:-|-:|\n|1 \\| 2|`a|b`|",
            "- et\n    - to\n- tre",
            "1. et\n\n    mere\n\n2. to",
            "3. tre\n4. fire",
            "> Citat\n>\n> - et",
            "> Et citat.\n> – En læge",
            "<https://example.org> og <nogen@example.org>",
            "Vi er {{region}}s indgang.",
            '!!! note "Vær opmærksom på"\n    Tekst.',
            "Linje et  \nlinje to",
            "A &amp; B &lt;mange&gt;",
            "[x]: https://example.org\n\n[ord][x]",
            "**a**b og *c*d og ***e***",
            "## A {#a}\n\n### B\n\n## C",
            "Tekst.\n\n---\n\nMere.",
            "et<br>to",
            "👩\u200d⚕️ og ❤️",
            "Kl. 9.00–12.00, 10–20 %, § 5, »citat« og ’ord’ …",
            "Se :: her, 10:30:15 og a:b:c",
            "C:\\\\temp",
            "Pris: 100 kr./md. (uden moms)",
            "H~2~O er ikke nødvendigt",
            "| a |",
            "a | b | c",
            "\\*ikke\\* og \\_x\\_ og \\[sic\\]",
            "`` a ` b `` og `**x` og `[x] (y)`",
        ],
        16,
    ),
)
def test_what_arrives_as_it_was_written_is_not_told(text: str, told: Told) -> None:
    assert told(text) == []


def test_every_slip_of_a_text_is_told_in_its_order(told: Told) -> None:
    lines = told("# Om os\n\nDet er **vigtigt.\n\nSe mere [her](/om/) og\n- et\n")
    assert [line.split(" ")[0] for line in lines] == ["12:1:", "14:8:", "16:9:", "17:1:"]


def test_the_second_of_two_same_slips_has_a_place_of_its_own(told: Told) -> None:
    lines = told("Et **ord\n\nEt **ord\n\n[her](/a/) og [her](/b/)")
    assert [line.split(" ")[0] for line in lines] == ["12:4:", "14:4:", "16:1:", "16:15:"]


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("how_to: Vi **ringer til dig.\n", "20:12"),
        ('how_to: "Vi **ringer til dig."\n', "20:13"),
        ("how_to: 'Vi ''selv'' **ringer.'\n", "20:22"),
        ("how_to: |\n  1. Skriv.\n  2. Vi **ringer.\n", "22:9"),
        ("how_to: >-\n  Skriv til os,\n  og vi **ringer.\n", "22:9"),
        ('how_to: "Vi **ringer \\u00e5r efter."\n', "20:9"),
    ],
)
def test_a_text_among_the_fields_is_told_at_its_place(
    field: str, place: str, tmp_path: Path
) -> None:
    before, _, rest = OFFER.partition("how_to: |\n")
    text = before + field + rest.split("\n", 2)[2]
    file = tmp_path / "content/offers/raadgivning.yml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    library = load(Project(tmp_path, tmp_path / "content"), (check_texts,))
    told = [str(f.position) for f in library.diagnostics if f.code == "emphasis-not-closed"]
    line = text[: text.index("how_to")].count("\n") + 1
    number, column = place.split(":")
    assert told == [f"content/offers/raadgivning.yml:{int(number) - 20 + line}:{column}"]


@pytest.fixture
def said_by_texts(tmp_path: Path) -> Callable[[str], list[str]]:
    """The lines about an offer with another line for whom it is."""

    def lines(field: str) -> list[str]:
        file = tmp_path / "content/offers/raadgivning.yml"
        file.parent.mkdir(parents=True)
        file.write_text(re.sub("for_whom: .*\n", field, OFFER), encoding="utf-8")
        library = load(Project(tmp_path, tmp_path / "content"), (check_texts,))
        start = "content/offers/raadgivning.yml:"
        told = (line_of(f) for f in library.diagnostics if f.code.endswith("-in-plain-field"))
        return [line.removeprefix(start) for line in told]

    return lines


def test_a_sign_in_a_plain_field_is_told(said_by_texts: Callable[[str], list[str]]) -> None:
    (line,) = said_by_texts('for_whom: "Ring :material-phone: nu"\n')
    assert line == (
        '11:17: feltet "for_whom" (For hvem) kan ikke have et ikon, og ":material-phone:" bliver '
        "vist, som det står. Slet det. Ikoner hører til i de felter, hvor man kan skrive Markdown."
    )


def test_braces_in_a_plain_field_are_told(said_by_texts: Callable[[str], list[str]]) -> None:
    (line,) = said_by_texts("for_whom: Læger i {{region}}\n")
    assert line == (
        '11:19: feltet "for_whom" (For hvem) viser "{{region}}", som det står. '
        "Skriv tallet med ord eller cifre; krøller virker kun i titel, resumé, "
        "de korte punkter og løbende tekst."
    )


def test_the_ids_of_the_theme_are_known(root: Path) -> None:
    found = {
        name
        for folder in ("site_plugins/theme", "podcast", "newsletter/preview")
        for file in (root / folder).rglob("*.html")
        for name in re.findall(r'\sid="([a-z0-9-]+)"', file.read_text("utf-8"))
    }
    assert found == OURS
