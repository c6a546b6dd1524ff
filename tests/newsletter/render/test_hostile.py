"""Whatever an editor or a program writes into a record stays text, in every form of the mail."""

from __future__ import annotations

import json
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from jinja2 import DictLoader

from newsletter.engines.placeholders import LISTMONK, MAILCHIMP
from newsletter.errors import NewsletterError, UnsafeMarkup
from newsletter.letter import Letter, cleaned, letter_of
from newsletter.plan.matrix import plan_of
from newsletter.plan.wording import as_markdown
from newsletter.render.allowlist import check_markup
from newsletter.render.html import environment, mjml_of
from newsletter.render.message import message_of
from newsletter.render.size_limit import fit_to_size
from newsletter.render.text import text_of
from publishing.markdown import render
from records.loading.library import Library
from tests.newsletter.samples import (
    RENDERER,
    all_editions,
    edition,
    html_of,
    letter,
    made,
    tree,
    with_title,
)
from tests.samples import NOW, SITE, vacancy
from tests.steps import some

TEXT = [
    "</mj-text><mj-raw><script>alert(1)</script>",
    '" onload="alert(1)',
    "a --> b",
    "<![endif]-->",
    "<!--[if mso]><b>x</b><![endif]-->",
    "{{ 7*7 }}",
    "{% include 'mail.mjml' %}",
    "*|UNSUB|*",
    "]]><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "None undefined {{",
    "שלום وأهلا",
    "👩🏽‍⚕️ 🎄",
    "A" * 60,
    "x" * 400,
]


def whole(library: Library, value: str) -> Letter:
    """A letter with the value in every place that a record fills."""
    plain = with_title(letter(library), value)
    return cleaned(replace(plain, subject=value, preheader=value, title=value, eyebrow=value,
                           reason=value, sender=value))  # fmt: skip


@pytest.mark.parametrize("value", some(TEXT, 7))
def test_it_stays_text_in_html_and_nothing_else_appears(library: Library, value: str) -> None:
    made_html = fit_to_size(whole(library, value), RENDERER).html
    found = tree(made_html)
    usual = tree(html_of(letter(library)))
    assert [e.tag for e in found.iter()] == [e.tag for e in usual.iter()]
    assert found.findtext(".//h1") == value
    assert next(found.iter("h3")).text_content() == value


@pytest.mark.parametrize("value", some(TEXT, 7))
def test_it_stays_text_in_the_message(library: Library, value: str) -> None:
    shown = whole(library, value)
    text = text_of(shown)
    raw = message_of(edition(library), shown, text, "<p>x</p>", SITE)
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    assert message["Subject"] == value
    body = message.get_body(("plain",))
    assert body
    assert " ".join(value.split()) in " ".join(body.get_content().split())
    assert raw.isascii()


@pytest.mark.parametrize(
    "code",
    some(
        [*range(9), 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xFFFE, 0xD800], 8
    ),
)
def test_invisible_characters_are_gone_in_every_form(library: Library, code: int) -> None:
    shown = whole(library, f"før{chr(code)}efter")
    assert shown.subject == shown.blocks[0].cards[0].title == "førefter"
    assert chr(code) not in fit_to_size(shown, RENDERER).html
    assert chr(code) not in text_of(shown).replace("\n", "")


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    library = made(tmp_path, vacancies__snart=vacancy("A\u030ar i praksis i Rønne"))
    shown = letter_of(edition(library), SITE)
    titles = [card.title for block in shown.blocks for card in block.cards]
    assert "År i praksis i Rønne" in titles
    assert "\u030a" not in html_of(shown) + text_of(shown)


@pytest.mark.parametrize(
    "value", ["a\r\nBcc: x@example.org", "a\nb", "a\r", "a\r\n\r\n<script>", "a\x00b"]
)
def test_no_header_can_be_added(library: Library, value: str) -> None:
    shown = whole(library, value)
    plain = edition(library)
    own = plain.mailing_list.model_copy(update={"name": value})
    evil = replace(plain, mailing_list=own, issue=plain.issue.model_copy(update={"subject": value}))
    try:
        raw = message_of(evil, shown, "t", "<p>x</p>", SITE)
    except ValueError as error:
        assert "linefeed" in str(error) or "newline" in str(error) or "invalid" in str(error)  # noqa: PT017
        return
    message = message_from_bytes(raw, policy=default)
    assert set(message.keys()) == set(message_from_bytes(usual(library), policy=default).keys())


def usual(library: Library) -> bytes:
    return message_of(edition(library), letter(library), "t", "<p>x</p>", SITE)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "http://example.org/", "//e.org/",
     "vbscript:x", 'https://example.org/"onclick=x', "https://e.org/\r\nx", " https://e.org/"],
)  # fmt: skip
def test_no_other_link_gets_into_a_mail(library: Library, address: str) -> None:
    plain = letter(library)
    first, *rest = plain.blocks
    card = replace(first.cards[0], url=address)
    picks = (replace(first.picks[0], card=card), *first.picks[1:])
    evil = replace(plain, blocks=(replace(first, picks=picks), *rest))
    with pytest.raises(UnsafeMarkup, match="linket"):
        fit_to_size(evil, RENDERER)


def test_script_links_in_markdown_lose_their_target(library: Library) -> None:
    html = render("[klik](javascript:alert(1)) <a href='javascript:x'>y</a>", library)
    shown = replace(letter(library), intro=html)
    assert "javascript" not in fit_to_size(shown, RENDERER).html
    assert "javascript" not in text_of(shown)


def test_quotes_five_thousand_deep_are_refused_and_end(library: Library) -> None:
    deep = "<blockquote>" * 5000 + "x" + "</blockquote>" * 5000
    with pytest.raises(UnsafeMarkup):
        fit_to_size(replace(letter(library), intro=deep), RENDERER)
    assert render("> " * 5000 + "x", library)
    assert text_of(replace(letter(library), intro=render("> " * 5000 + "x", library)))


def test_a_template_that_includes_itself_is_told(library: Library) -> None:
    loop = environment(DictLoader({"mail.mjml": "{% include 'mail.mjml' %}"}))
    with pytest.raises(NewsletterError, match=r"mail\.mjml: den kalder sig selv"):
        mjml_of(letter(library), loop)


@pytest.mark.parametrize("source", ["{{ nope }}", "{% if %}", "{{ letter.nope }}"])
def test_a_broken_template_is_told(library: Library, source: str) -> None:
    with pytest.raises(NewsletterError, match="Mailen kan ikke laves"):
        mjml_of(letter(library), environment(DictLoader({"mail.mjml": source})))


def test_deep_source_never_reaches_the_renderer() -> None:
    with pytest.raises(UnsafeMarkup):
        check_markup("<mjml>" + "<mj-body>" * 100_000)


def test_engines_see_no_placeholder_in_plain_text(library: Library) -> None:
    evil = with_title(letter(library), "{{ .Subscriber.Email }} *|EMAIL|* https://x@TrackLink")
    go = LISTMONK.text(text_of(evil))
    assert "{{ .Subscriber" not in go
    assert r'{{ Safe "\u007b" }}{{ Safe "\u007b" }} .Subscriber.Email }}' in go
    assert "@TrackLink" not in go
    merged = MAILCHIMP.text(text_of(evil))
    assert "*|" not in merged
    assert "|*" not in merged
    assert "EMAIL" in merged


def test_the_plan_keeps_titles_as_text_in_markdown(tmp_path: Path) -> None:
    title = "Fed | *stjerne* [link] ~fem~"
    library = made(tmp_path, vacancies__snart=vacancy(title))
    markdown = as_markdown(plan_of(all_editions(library), {}, library, NOW))
    line = next(line for line in markdown.splitlines() if "vacancy:snart" in line)
    assert "Fed \\| \\*stjerne\\* \\[link\\] \\~fem\\~" in line
    assert line.replace("\\|", "").count("|") == 4
    assert json.dumps(line)
