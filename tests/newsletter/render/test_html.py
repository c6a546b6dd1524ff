"""The HTML part: what a reader sees, and what it never does."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from newsletter.errors import UnsafeMarkup
from newsletter.letter import Letter
from newsletter.render.allowlist import check_markup
from newsletter.render.html import mjml_of, simple_html_of
from newsletter.render.palette import DARK, LIGHT, Palette
from publishing.blocks import Link
from records.facts.status import deadline_text
from records.loading.library import Library
from records.model.vacancy import Vacancy
from tests.newsletter.samples import NEW, edition, html_of, issue, letter, made, with_title
from tests.samples import vacancy

HOSTILE = [
    "</mj-text><mj-raw><script>alert(1)</script>",
    '" onload="alert(1)',
    "--><![endif]--><b>x</b>",
    "{{ 7*7 }}{% raw %}",
    "*|UNSUB|*",
    "&lt;b&gt; &amp; &#60;",
    "]]> <?php ?> <!-- x -->",
]


def page(letter: Letter) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(html_of(letter))


def test_the_page_says_what_it_is(library: Library) -> None:
    found = page(letter(library))
    assert found.get("lang") == "da"
    assert found.findtext("head/title") == "Hillerød: frist 26. november · 5 andre"
    preheader = found.xpath("//body/div[contains(@style, 'display:none')]")
    assert [each.text.rstrip("\u034f\u200c\u00a0") for each in preheader] == [
        letter(library).preheader
    ]
    levels = [int(heading.tag[1]) for heading in found.xpath("//h1 | //h2 | //h3")]
    assert levels == [1, 2, 2, 3, 3, 3, 2, 3, 2, 3, 2, 3, 2]


def test_tables_are_for_looks_only(library: Library) -> None:
    without = [table for table in page(letter(library)).iter("table")
               if table.get("role") != "presentation"]  # fmt: skip
    assert without == []


def test_nothing_is_fetched_but_the_sites_own_drawing(library: Library) -> None:
    shown = letter(library)
    html, found = html_of(shown), page(shown)
    assert not found.xpath("//link | //script | //iframe | //*[@background]")
    (picture,) = found.xpath("//*[@src]")
    assert (
        picture.get("src") == "https://example.org/praksis/assets/breve/koebstad-dag-efteraar-0.png"
    )
    assert (picture.get("alt"), picture.get("width")) == ("", "568")
    without = html_of(replace(shown, picture=None))
    assert "<img" not in without
    assert len(html) - len(without) < 2_000
    assert not re.search(r"url\s*\(|@import|@font-face|http://(?!www\.w3\.org)", html)
    targets = {element.get("href") for element in found.xpath("//*[@href]")}
    assert all(target.startswith(("https://example.org/", "mailto:")) for target in targets)


def test_each_item_is_there_once_with_the_deadline_of_the_record(library: Library) -> None:
    found = page(letter(library))
    titles = [heading.text_content() for heading in found.iter("h3")]
    cards = [card for block in letter(library).blocks for card in block.cards]
    assert titles == [card.title for card in cards]
    links = [link.get("href") for link in found.xpath("//h3/a")]
    assert links == [card.url for card in cards]
    for record in ("aaben", "snart", "loebende"):
        shown = library.find(Vacancy, record)
        assert shown
        assert deadline_text(shown).casefold() in found.text_content().casefold()


def test_only_examples_are_marked_in_an_example_issue(tmp_path: Path) -> None:
    library = made(
        tmp_path,
        issues__november=issue(example="true"),
        vacancies__aaben=vacancy(example="true", deadline="2026-12-15"),
    )
    found = page(letter(library))
    assert found.findtext("head/title") == "[Eksempel] Hillerød: frist 26. november · 5 andre"
    marks = found.xpath("//*[contains(@class, 'tag-example')]")
    assert [mark.text for mark in marks] == ["Eksempel", "Eksempel"]
    assert "Dette er et eksempel på et nyhedsbrev" in found.text_content()


def test_a_real_issue_has_no_examples_and_says_nothing_of_them(tmp_path: Path) -> None:
    example = vacancy(example="true", deadline="2026-12-15")
    library = made(tmp_path, vacancies__aaben=example)
    assert "vacancy:aaben" not in {pick.key for pick in edition(library).picks}
    assert "ksempler" not in html_of(letter(library))


def test_reason_and_ways_out_are_links_and_text(library: Library) -> None:
    found = page(letter(library))
    text = found.text_content()
    assert "fordi du har tilmeldt dig nyhedsbrevet På vej i praksis." in text
    assert "Denne udgave er til nye speciallæger i almen medicin." in text
    assert "Eksempelvej 1, 0000 Eksempelby" in text
    links = {link.text_content(): link.get("href") for link in found.iter("a")}
    assert links["Afmeld nyhedsbrev"] == "https://example.org/afmeld"
    assert (
        links["Se mailen i din browser"]
        == f"https://example.org/praksis/nyhedsbrev/november/{NEW}/"
    )


def test_privacy_home_and_region_stand_in_the_foot(library: Library) -> None:
    found = page(letter(library))
    foot = found.xpath("//*[contains(@class, 'rule')]")[0]
    links = {link.text: link.get("href") for link in foot.iter("a")}
    assert links["Privatliv"] == "https://example.org/praksis/om/om-hjemmesiden/#privatliv"
    assert links["Min Almen Praksis"] == "https://example.org/praksis/"
    assert foot.text_content().strip().endswith("Min Almen Praksis, Region Hovedstaden")


@pytest.mark.parametrize("length", [40, 110, 180, 200])
def test_no_body_follows_the_preheader_in_a_list_of_mails(library: Library, length: int) -> None:
    told = replace(letter(library), preheader="x" * length)
    for html in (html_of(told), simple_html_of(told)):
        path = "string(//body/div[contains(@style, 'display:none')])"
        blanks = str(lxml_html.document_fromstring(html).xpath(path)).removeprefix("x" * length)
        assert blanks == "\u034f\u200c\u00a0" * max(0, 180 - length)


def test_links_in_the_intro_lead_to_the_site(library: Library) -> None:
    links = {link.text: link.get("href") for link in page(letter(library)).iter("a")}
    assert links["mødet"] == "https://example.org/praksis/arrangementer/moede/"
    assert links["alle muligheder"] == "https://example.org/praksis/muligheder/"


# --- hostile values ---------------------------------------------------------------------------


@pytest.mark.parametrize("value", HOSTILE)
def test_values_stay_text(library: Library, value: str) -> None:
    plain = letter(library)
    hostile = with_title(replace(plain, subject=value, preheader=value, title=value), value)
    found, usual = page(hostile), page(plain)
    assert found.findtext("head/title") == value
    assert found.findtext(".//h1") == value
    assert next(found.iter("h3")).text_content() == value
    assert [e.tag for e in found.iter()] == [e.tag for e in usual.iter()]
    assert {name for e in found.iter() for name in e.attrib} == {
        name for e in usual.iter() for name in e.attrib
    }


def test_no_placeholder_of_a_mail_engine_survives_in_a_value(library: Library) -> None:
    html = html_of(with_title(letter(library), "{{ .Secret }} *|UNSUB|*"))
    assert "{{" not in html
    assert "*|" not in html


def test_a_placeholder_can_stand_as_link(library: Library) -> None:
    engine = replace(letter(library), unsubscribe=Link("Afmeld", "*|UNSUB|*"))
    assert 'href="*|UNSUB|*"' in html_of(engine)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ufffe"])
def test_characters_without_a_shape_are_left_out(library: Library, character: str) -> None:
    found = page(with_title(letter(library), f"før{character}efter"))
    assert next(found.iter("h3")).text_content() == "førefter"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.org/", "data:x", "/a"])
def test_other_links_are_refused(library: Library, address: str) -> None:
    with pytest.raises(UnsafeMarkup, match="linket"):
        html_of(replace(letter(library), unsubscribe=Link("Afmeld", address)))


def test_deep_text_is_refused_before_it_reaches_the_renderer(library: Library) -> None:
    deep = "<blockquote>" * 100 + "x" + "</blockquote>" * 100
    with pytest.raises(UnsafeMarkup, match="lag inden i hinanden"):
        html_of(replace(letter(library), intro=deep))


def test_pictures_in_the_intro_become_their_text(library: Library) -> None:
    shown = replace(
        letter(library), intro='<p><img src="https://example.org/a.png" alt="En dør"></p>'
    )
    assert "En dør" in page(shown).text_content()
    assert "a.png" not in html_of(shown)


# --- the list of what is allowed --------------------------------------------------------------

BODY = "<mjml><mj-body><mj-section><mj-column>{}</mj-column></mj-section></mj-body></mjml>"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<mj-raw>x</mj-raw>", "mj-raw må ikke stå i mj-column"),
        ("<mj-image src='https://example.org/a.png'/>", "mj-image må ikke stå i mj-column"),
        ("<mj-text><script>x</script></mj-text>", "script må ikke stå i mj-text"),
        ("<mj-text><p onclick='x'>y</p></mj-text>", "p må ikke have onclick"),
        ("<mj-text><p style='background:url(https://e.org)'>y</p></mj-text>", "henter noget"),
        ("<mj-text><a href='javascript:x'>y</a></mj-text>", "javascript:x"),
        ("<mj-text><mj-section/></mj-text>", "mj-section må ikke stå i mj-text"),
        ("<mj-text><!-- [if mso] --></mj-text>", "kommentar"),
        ("<mj-text>", "velformet"),
    ],
)
def test_what_is_not_on_the_list_is_refused(inside: str, said: str) -> None:
    with pytest.raises(UnsafeMarkup, match=said):
        check_markup(BODY.format(inside))


@pytest.mark.parametrize(
    "source",
    [
        "<html/>",
        "<!DOCTYPE mjml [<!ENTITY a 'b'>]><mjml><mj-body/></mjml>",
        "<mjml><mj-head><mj-style>@import 'x';</mj-style></mj-head></mjml>",
        "<mjml><mj-head><mj-include path='/etc/passwd'/></mj-head></mjml>",
        "<mjml><mj-head><mj-raw><meta name='refresh' content='0'/></mj-raw></mj-head></mjml>",
        "<mjml><mj-head><mj-font name='x' href='https://example.org/'/></mj-head></mjml>",
    ],
)
def test_other_documents_and_heads_are_refused(source: str) -> None:
    with pytest.raises(UnsafeMarkup):
        check_markup(source)


def test_our_own_source_is_on_the_list(library: Library) -> None:
    check_markup(mjml_of(letter(library)))


# --- colours -------------------------------------------------------------------------


PAIRS = [
    ("ink", "paper"), ("ink", "card"), ("ink", "amber_tint"), ("ink", "mint"), ("muted", "paper"),
    ("muted", "card"), ("pine", "paper"), ("pine", "card"), ("on_pine", "pine"),
    ("coral", "coral_tint"),
]  # fmt: skip


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(scheme, text), getattr(scheme, ground)) >= 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_dark_scheme_gives_each_light_colour_its_dark_one(library: Library) -> None:
    html = html_of(letter(library))
    dark = html.split("@media (prefers-color-scheme:dark)")[1].split("</style>")[0]
    used = {each.name for each in fields(DARK)}
    assert [name for name in sorted(used) if getattr(DARK, name) not in dark] == []
