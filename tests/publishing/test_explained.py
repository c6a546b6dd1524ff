"""Which words of a text lead to the glossary, and which stay as they are."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from publishing.explained import explained, words_of
from publishing.markdown import render
from publishing.page import Head, Page, make_page
from records.loading.library import Library
from tests.samples import NOW, Keys, term, write_library
from tests.steps import some

SAYS = "Et ydernummer er til en prøve & intet andet, og det er langt nok."
TERMS: dict[str, Keys] = {
    "terms/ydernummer": term(summary=SAYS, synonyms=["praksis-nr"], forms=["ydernumre"]),
    "terms/laegekapacitet": term("lægekapacitet", synonyms=["kapacitet"]),
    "terms/nulnul": term("0-ydernummer", synonyms=["nul-kapacitet"]),
    "terms/kbu": term("KBU", synonyms=["klinisk basisuddannelse"]),
    "terms/hu": term("hoveduddannelse", synonyms=["HU"]),
    "terms/klinik": term("regionsklinik"),
    "terms/dge": term("DGE-gruppe", synonyms=["DGE"]),
    "terms/senere": term("goodwill", published="2027-01-01"),
}
LINK = re.compile(r'<dfn class="term"><a href="/ordbog/([a-z0-9-]+)/"[^>]*>([^<]*)</a>')


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return write_library(tmp_path_factory.mktemp("terms"), TERMS)


def page(
    body: str, kind: str = "article", address: str = "livet/en-side/", **values: object
) -> Page:
    head = Head(template="article.html", kind=kind, section="livet", address=address,
                title="En side", description="En side til en prøve.")  # fmt: skip
    return make_page(head, values, body)


def met(text: str, library: Library) -> list[tuple[str, str]]:
    """The terms and words that the Markdown leads from."""
    return LINK.findall(explained(page(render(text, library)), library, NOW).body)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Et ydernummer.", [("ydernummer", "ydernummer")]),
        ("Ydernummeret er dit.", [("ydernummer", "Ydernummeret")]),
        ("Flere ydernumre, og ydernummer.", [("ydernummer", "ydernumre")]),
        ("Kapaciteternes tal.", [("laegekapacitet", "Kapaciteternes")]),
        ("En lægekapacitet er en kapacitet.", [("laegekapacitet", "lægekapacitet")]),
        ("Et 0-ydernummer her.", [("nulnul", "0-ydernummer")]),
        ("I regionsklinikken.", [("klinik", "regionsklinikken")]),
        ("En klinisk\u00a0basisuddannelse.", [("kbu", "klinisk&nbsp;basisuddannelse")]),
        ("KBU'en og HU.", [("kbu", "KBU'en"), ("hu", "HU")]),
        ("En DGE-gruppe.", [("dge", "DGE-gruppe")]),
        ("**KBU**, *HU*.", [("kbu", "KBU"), ("hu", "HU")]),
        ("- KBU\n- HU\n- KBU", [("kbu", "KBU"), ("hu", "HU")]),
        ("| Ord | Siger |\n|---|---|\n| KBU | Et år |", [("kbu", "KBU")]),
    ],
)
def test_the_first_use_of_a_word_leads_on(
    text: str, found: list[tuple[str, str]], library: Library
) -> None:
    assert met(text, library) == found


@pytest.mark.parametrize(
    "text",
    [
        "Merkapacitet og kapacitetsplan.",
        "KBU-læge, kbu og hu.",
        "## Et ydernummer",
        "Læs [om ydernummer](/livet/).",
        "Skriv `ydernummer`.",
        "    ydernummer",
        "> Jeg fik et ydernummer.",
        'Artiklen »Sælg dit ydernummer« og "et ydernummer".',
        "| Ydernummer |\n|---|\n| ja |",
        "![Et ydernummer på et skilt](media/images/cover.jpg)",
        "Skriv til ydernummer@example.org.",
        '!!! note "Dit ydernummer"\n    Ja.',
        "Goodwill er ikke fremme endnu.",
    ],
)
def test_other_words_stay(text: str, library: Library) -> None:
    assert met(text, library) == []


def test_the_link_has_its_explanation_beside_it(library: Library) -> None:
    found = explained(page("<p>Et ydernummer.</p>"), library, NOW)
    assert found.body == (
        '<p>Et <dfn class="term"><a href="/ordbog/ydernummer/" aria-describedby="ord-ydernummer">'
        'ydernummer</a><span class="term__tip" role="tooltip" id="ord-ydernummer" hidden>'
        "Et ydernummer er til en prøve &amp; intet andet, og det er langt nok.</span></dfn>.</p>"
    )


def test_a_word_that_the_editor_leads_to_the_glossary_is_not_led_again(library: Library) -> None:
    text = "KBU. Se [ordbogen](term:kbu). HU."
    assert met(text, library) == [("hu", "HU")]


def test_parts_follow_the_body_and_share_its_words(library: Library) -> None:
    steps = ({"title": "KBU", "what": "<p>KBU og HU</p>", "why": "<p>HU og ydernummer</p>"},)
    found = explained(page("<p>KBU</p>", "guide", groups=steps), library, NOW)
    (step,) = found.meta["groups"]
    assert step["title"] == "KBU"
    assert [LINK.findall(text) for text in (found.body, step["what"], step["why"])] == [
        [("kbu", "KBU")], [("hu", "HU")], [("ydernummer", "ydernummer")]
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "address"), [("term", "ordbog/kbu/"), ("article", "")])
def test_pages_of_the_glossary_and_the_front_stay(
    kind: str, address: str, library: Library
) -> None:
    made = page("<p>KBU</p>", kind, address)
    assert explained(made, library, NOW) is made


def test_a_page_without_a_word_is_the_same_page(library: Library) -> None:
    made = page("<p>Intet.</p>")
    assert explained(made, library, NOW) is made


def test_the_pattern_is_made_once(library: Library) -> None:
    assert words_of(library, NOW) is words_of(library, NOW)


@pytest.mark.parametrize(
    "piece",
    some(["kapacite ", '"ydernummer ', "»ydernummer ", "“ydernummer ", "<em>ydernumme", "klinisk  ",
     '<a href="x">', "&nbsp;klinisk&nbsp;"], 3),
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(piece: str, library: Library) -> None:
    words_of(library, NOW)

    def seconds(times: int) -> float:
        made = page(piece * times)
        start = time.process_time()
        explained(made, library, NOW)
        return time.process_time() - start

    few, many = (min(seconds(times) for _ in range(3)) for times in (4_000, 40_000))
    assert many < 40 * max(few, 0.005)


def test_a_library_without_terms_has_no_words(tmp_path: Path) -> None:
    library = write_library(tmp_path, {})
    made = page("<p>KBU</p>")
    assert words_of(library, NOW) is None
    assert explained(made, library, NOW) is made


def test_a_page_without_a_word_is_looked_at_again_when_the_words_are_others(
    library: Library, tmp_path: Path
) -> None:
    plain = page("<p>Her er en tutor.</p>")
    assert explained(plain, library, NOW) is plain
    more = {**TERMS, "terms/tutor": term("tutor")}
    others = write_library(tmp_path, more)
    others.kept._now.update(library.kept._now)
    assert "/ordbog/tutor/" in explained(plain, others, NOW).body


def test_a_page_is_looked_at_again_when_one_of_many_words_is_another(tmp_path: Path) -> None:
    plain = page("<p>Her er en tutor.</p>")
    many = {f"terms/ord-{letter}": term(f"{letter}ordet til prøve") for letter in "abcdefghijklmn"}
    before = write_library(tmp_path / "one", {**many, "terms/hjaelper": term("vejleder")})
    assert explained(plain, before, NOW) is plain
    others = write_library(tmp_path / "other", {**many, "terms/hjaelper": term("tutor")})
    others.kept._now.update(before.kept._now)
    assert "/ordbog/hjaelper/" in explained(plain, others, NOW).body
