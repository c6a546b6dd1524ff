"""What would make a reader's browser load something: refused in any notation, at its place."""

from __future__ import annotations

import re
import time

import pytest

from publishing.markdown import converted
from records.types.text_pictures import foreign_in, pictures_in
from tests.projects import ARTICLE, ISSUE, changed
from tests.records.conftest import Told
from tests.steps import some

PATH = "content/articles/hverdag.md"
FIELD = 'feltet "body" (Brødtekst)'
FORM = '![Hvad billedet viser](media/images/klinik.jpg "Hvem der har taget det")'
WRITE = f"Skriv {FORM}."
LOADS = f"Skriv et billede som {FORM}, og skriv et link til alt andet."
FOREIGN = "https://example.org/a.png"


@pytest.mark.parametrize(
    ("text", "column", "notation"),
    [
        (f'<img src="{FOREIGN}" alt="x">', 1, "<img>"),
        (f"Se her: <IMG SRC='{FOREIGN}'>", 9, "<img>"),
        (f'<picture><source srcset="{FOREIGN}"></picture>', 1, "<picture>"),
        (f'<iframe src="{FOREIGN}"></iframe>', 1, "<iframe>"),
        (f'<video poster="{FOREIGN}"></video>', 1, "<video>"),
        (f'<audio src="{FOREIGN}"></audio>', 1, "<audio>"),
        (f'<object data="{FOREIGN}"></object>', 1, "<object>"),
        (f'<embed src="{FOREIGN}">', 1, "<embed>"),
        (f'<link rel="stylesheet" href="{FOREIGN}">', 1, "<link>"),
        (f'<table background="{FOREIGN}"><tr><td>x</td></tr></table>', 8, "background="),
        (f'<svg><image href="{FOREIGN}"/></svg>', 1, "<svg>"),
        (f'<input type="image" src="{FOREIGN}">', 21, "src="),
    ],
)
def test_what_loads_something(told: Told, text: str, column: int | None, notation: str) -> None:
    lines = told({PATH: changed(ARTICLE, ("Læs mere om [møderne](event_series:fyraften).", text))})
    at = f"{PATH}:13:{column}" if column else f"{PATH}:14:4"
    assert f"{at}: {FIELD} har {notation}, som siden ikke viser. {LOADS}" in lines


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        (f"![Et rum][rum]\n\n[rum]: {FOREIGN}", "![…][…]"),
        (f"![Et rum][]\n\n[Et rum]: {FOREIGN}", "![…][…]"),
        (f"![Et rum]\n\n[et rum]: {FOREIGN}", "![…]"),
        (f"![Et [lyst] rum]({FOREIGN})", "![…](…)"),
        (f"![Et rum]({FOREIGN} 'Kontoret')", "![…](…)"),
        (f"![Et rum](<{FOREIGN} x>)", "![…](…)"),
        ("![Et rum](data:image/png;base64," + "A" * 600 + ")", "![…](…)"),
    ],
)
def test_a_picture_in_another_notation(told: Told, text: str, notation: str) -> None:
    lines = told({PATH: changed(ARTICLE, ("Læs mere om [møderne](event_series:fyraften).", text))})
    said = f"har et billede, der er skrevet som {notation}. {WRITE}"
    assert f"{PATH}:13:1: {FIELD} {said}" in lines


@pytest.mark.parametrize("address", ["//example.org/a.png", "http://example.org/a", FOREIGN, "/a"])
def test_a_picture_from_elsewhere(told: Told, address: str) -> None:
    text = f'![Et rum]({address} "Kontoret")'
    lines = told({PATH: changed(ARTICLE, ("Læs mere om [møderne](event_series:fyraften).", text))})
    shown = address.removeprefix("/") if address == "/a" else address
    assert lines == [
        (
            f'{PATH}:13:1: {FIELD} har et billede fra "{shown}". Læg en kopi i '
            "content/media/images/, og skriv stien fra media/."
        )
    ]


def test_letters_load_nothing_either(told: Told) -> None:
    text = changed(ISSUE, ("Vi vil gerne høre fra dig.", f'<iframe src="{FOREIGN}">'))
    assert any(
        "har <iframe>, som" in line for line in told({"content/issues/brev-2026-11.md": text})
    )


@pytest.mark.parametrize(
    "text",
    [
        "Skriv `<img src=x>` i koden.",
        "```\n<iframe>\n![a][b]\n```",
        "Et tal < 3 og et billede.",
        "Wow! [Et link](/muligheder/).",
        "![uden definition] er tekst.",
        "{{figure:ydere}} og {: .fremhaev }",
        '<div class="note">Husk</div>',
    ],
)
def test_what_loads_nothing(text: str) -> None:
    assert list(foreign_in(text)) == []


@pytest.mark.parametrize("around", ["`\n \n{}\n \n`", "`\n\t\n{}\n\n`", "` a ``\n\n{} ``"])
def test_a_backtick_of_another_paragraph_hides_nothing(around: str) -> None:
    (picture,) = pictures_in(around.format(f"![x]({FOREIGN})"))
    assert picture.path == FOREIGN


TRIES = [
    "!", "[", "]", "(", ")", "a", " ", "\n", "\n\n", "`", "```", "\\", "<", ">", "<img src=", '"',
    "https://x.y/z", "[a]: //x.y/z", "    ", "<div>", "</div>", "<!--", "-->", "![a](", "![a][a]",
]  # fmt: skip


def test_no_picture_of_another_host_is_rendered_untold() -> None:
    """Every pair and triple of the signs that pictures are written with."""
    slipped = []
    for one in some(TRIES, 3):
        for two in TRIES:
            for three in TRIES:
                text = f"![a]({one}{two}{three}https://x.y/z)\n\n[a]: //x.y/z"
                ours = [p.is_ours for p in pictures_in(text)]
                html = converted(text)  # as it is before anything is dropped
                shown = re.search(r'<img\b[^>]*src="(?!/media/)', html)
                if shown and not list(foreign_in(text)) and all(ours):
                    slipped.append(text)
    assert slipped == []


@pytest.mark.parametrize(
    "text",
    some(["![" * 8000, "![a](" * 5000, "<img " * 4000, "{: " * 8000, "`" * 20_000, "` " * 10_000,
     '![a](x "' * 3000, "[a]:\n" * 5000, "<p " + "a" * 20_000, "`\n\n" * 5000], 4),
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    before = time.process_time()
    list(pictures_in(text))
    list(foreign_in(text))
    assert time.process_time() - before < 1
