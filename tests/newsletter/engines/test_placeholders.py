"""What readers get of a letter that passed through an engine's placeholders."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsletter.edition import make_editions
from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE, Mail
from newsletter.engines.placeholders import (
    FILES,
    LISTMONK,
    MAILCHIMP,
    MAILMAN,
    Placeholders,
    filled,
)
from newsletter.freezing import frozen_letter
from newsletter.past import Past
from newsletter.render.text import text_of
from records.loading.library import Library
from records.model.newsletter import Issue
from tests import needs
from tests.newsletter.engines.go_templates import BARE, ROOT, fill
from tests.newsletter.samples import (
    NEW,
    RENDERER,
    TRAINEE,
    html_of,
    letter,
    made,
    mailing_list,
    with_title,
)
from tests.samples import NOW, SITE

LEAVE = f"{ROOT}/subscription/c-1/r-1"
CHOICES = f"{LEAVE}?manage=true"
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HOSTILE = (
    "{{ .Subscriber.Email }}",
    "{{{ tre }}}",
    '{{ Safe "<b>" }}',
    "a { b < c } d",
    "{<x",
    "{{",
    "}} {{-  -}}",
    "{{/* væk */}}",
    "*|EMAIL|*",
    "|*IF:x*|",
    "@TrackLink",
    "https://example.org/@TrackLink",
    '{{ TrackLink "https://example.org" }}',
    "%recipient% %%email%% $email ${email} [[email]]",
    "<!-- ikke en kommentar -->",
    "<script>alert(1)</script><style>",
    '<a href="x" title=\'{{ UnsubscribeURL }}',
    "tal < 3 og <b",
    r"C:\ny\u007b \"citat\" `bag` 'enkelt' & mere",
    "\N{WORD JOINER}æøå 🎄\N{LINE SEPARATOR}ny",
)


def mail(**changes: str) -> Mail:
    values = {
        "subject": "Emne",
        "preheader": "Forhåndstekst",
        "html": f'<p><a href="{UNSUBSCRIBE}">Afmeld</a> <a href="{PREFERENCES}">Ret</a></p>',
        "text": f"Afmeld: {UNSUBSCRIBE}\nRet: {PREFERENCES}\n",
        "sender": "Min Almen Praksis <nyhedsbrev@example.org>",
    } | changes
    return Mail(
        issue="november", key=NEW, digest="0" * 64, name="November", to="3",
        send_at=datetime(2026, 11, 23, 7, tzinfo=UTC), **values,
    )  # fmt: skip


def through_listmonk(sent: Mail) -> dict[str, str]:
    """What a reader gets, and that nothing was counted or refused on the way."""
    ready = filled(sent, LISTMONK, unsubscribe="", preferences="")
    campaign = {
        "uuid": "c-1", "reader": "r-1", "root": ROOT, "template": BARE, "subject": ready.subject,
        "from_email": ready.sender, "body": ready.html, "altbody": ready.text,
    }  # fmt: skip
    got = fill([campaign])[0]
    assert not got.pop("error")
    assert (got.pop("links"), got.pop("views")) == (0, 0)
    return got


def linked(text: str) -> str:
    return text.replace(UNSUBSCRIBE, LEAVE).replace(PREFERENCES, CHOICES)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Mail]:
    """Finished editions that leave by the engine's links."""
    own = mailing_list(unsubscribe_url=UNSUBSCRIBE, preferences_url=PREFERENCES)
    library = made(tmp_path_factory.mktemp("breve"), mailing_lists__paa_vej=own)
    letters = [letter(library, audience) for audience in (NEW, TRAINEE)]
    hostile = [with_title(letters[0], value) for value in HOSTILE]
    return [
        mail(subject=each.subject, html=html_of(each), text=text_of(each))
        for each in (*letters, *hostile)
    ]


@needs.TIME
def test_listmonk_gives_back_a_whole_edition_byte_for_byte(editions: list[Mail]) -> None:
    for sent in editions:
        got = through_listmonk(sent)
        assert got["body"].replace("&#64;TrackLink", "@TrackLink") == linked(sent.html)
        assert got["altbody"] == linked(sent.text)
        assert got["subject"] == sent.subject


def test_every_conditional_comment_of_an_edition_is_kept(editions: list[Mail]) -> None:
    comments = COMMENT.findall(editions[0].html)
    assert len(comments) >= 30
    assert COMMENT.findall(through_listmonk(editions[0])["body"]) == comments
    bare = fill([{"uuid": "c-1", "root": ROOT, "reader": "r-1", "body": editions[0].html}])[0]
    assert not COMMENT.findall(bare["body"])  # Go drops them where nothing is done


def test_listmonk_gives_back_the_frozen_letter_of_the_project(real_library: Library) -> None:
    editions = make_editions(real_library.all(Issue)[0], real_library, NOW, Past())
    frozen = frozen_letter(editions, SITE, NOW, RENDERER, has_engine=True)
    assert len(frozen.editions) >= 5
    for each in frozen.editions:
        got = through_listmonk(mail(subject=each.subject, html=each.html, text=each.text))
        assert len(COMMENT.findall(got["body"])) >= 40
        assert COMMENT.findall(got["body"]) == COMMENT.findall(each.html)
        assert got["body"] == linked(each.html)
        assert got["altbody"] == linked(each.text)
        assert ".invalid" not in got["body"] + got["altbody"]


@pytest.mark.parametrize("value", HOSTILE)
def test_listmonk_leaves_hostile_words_as_they_are(value: str) -> None:
    sent = mail(subject=value, text=f"{value}\n{UNSUBSCRIBE}\n{value}",
                sender=f"{value} <nyhedsbrev@example.org>")  # fmt: skip
    got = through_listmonk(sent)
    assert got["subject"] == value
    assert got["altbody"] == linked(sent.text)
    assert got["from_email"] == sent.sender


@pytest.mark.parametrize("value", [each for each in HOSTILE if "-->" not in each])
def test_links_and_hostile_words_in_a_comment_stay(value: str) -> None:
    html = f'<!--[if mso]><v:rect href="{UNSUBSCRIBE}" alt="{value}"><![endif]--><p>x</p>'
    assert through_listmonk(mail(html=html))["body"] == linked(html)


def test_braces_and_counted_links_in_html_show_as_written() -> None:
    html = '<p title="{{{x}}}">{{ .Email }} https://example.org/@TrackLink</p>'
    assert through_listmonk(mail(html=html))["body"] == (
        '<p title="&#123;&#123;{x}}}">&#123;{ .Email }} https://example.org/&#64;TrackLink</p>'
    )


def test_a_line_without_an_action_stays_readable_in_the_engine() -> None:
    ready = filled(mail(subject="a < b @TrackLink {x}"), LISTMONK, unsubscribe="", preferences="")
    assert ready.subject == "a < b @TrackLink {x}"


def test_mailchimp_sees_only_its_own_two_tags() -> None:
    sent = mail(html=f'<p>*|EMAIL|*<a href="{UNSUBSCRIBE}">x</a></p>', text=f"*|A|* {PREFERENCES}")
    ready = filled(sent, MAILCHIMP, unsubscribe="", preferences="")
    assert ready.html == '<p>&#42;|EMAIL|&#42;<a href="*|UNSUB|*">x</a></p>'
    assert ready.text == "*\u2060|A|\u2060* *|UPDATE_PROFILE|*"


@pytest.mark.parametrize("within", [MAILMAN, FILES])
def test_others_get_the_address_of_the_list(within: Placeholders) -> None:
    ready = filled(
        mail(), within, unsubscribe="https://a.example/", preferences="https://b.example/"
    )
    assert (
        ready.html
        == '<p><a href="https://a.example/">Afmeld</a> <a href="https://b.example/">Ret</a></p>'
    )
    assert ready.text == "Afmeld: https://a.example/\nRet: https://b.example/\n"
    assert not within.per_recipient


def test_only_engines_that_fill_in_know_who_leaves() -> None:
    assert LISTMONK.per_recipient
    assert MAILCHIMP.per_recipient


def test_no_file_of_the_program_asks_for_another_module() -> None:
    text = (Path(__file__).parent / "listmonk_templates" / "go.mod").read_text("utf-8")
    assert "require" not in text
