"""A frozen letter that somebody else wrote, digests and all, is not taken for one of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsletter.errors import FrozenError
from newsletter.finished import objection
from newsletter.frozen.as_json import sealed
from newsletter.frozen.store import load_letters, remove_letter, write_letter
from newsletter.frozen.values import FrozenEdition, FrozenLetter
from newsletter.render.html import html_of, simple_html_of
from newsletter.render.renderer import Renderer
from tests.newsletter.samples import NEW, freeze, letter, made
from tests.steps import some

Change = Callable[[FrozenEdition], FrozenEdition]
PAGE = '<!doctype html>\n<html lang="da"><body><p>Før</p>X</body></html>'
HTML = [
    ("<script>alert(1)</script>", "elementet script"),
    ("<SCRIPT>alert(1)</SCRIPT>", "elementet SCRIPT"),
    ('<img src="https://spor.example.org/x.gif" alt="">', "billedet https://spor"),
    (
        '<img src="https://example.org/assets/breve/oe-dag-vinter-0.png?laeser=7" alt="">',
        "billedet https://example.org",
    ),
    ('<form action="https://x.example.org/">', "elementet form"),
    ('<iframe src="https://x.example.org/"></iframe>', "elementet iframe"),
    ("<svg/onload=alert(1)>", "»<svg/onload=alert(1)>"),
    ('<p onclick="alert(1)">x</p>', "onclick på p"),
    ('<p style="background:url(https://x.example.org/)">x</p>', "p henter noget udefra"),
    ('<style type="text/css">@import "https://x.example.org/";</style>', "et typografiark henter"),
    ('<meta http-equiv="refresh" content="0;url=https://x.example.org/">', "meta refresh"),
    ('<a href="javascript:alert(1)">x</a>', "linket javascript:alert(1)"),
    ('<a href="http://x.example.org/">x</a>', "linket http://x.example.org/"),
    ("<a href='https://x.example.org/'>x</a>", "står der ikke i vores mails"),
    ("<!-- <script>alert(1)</script> -->", "»<!-- <script>"),
    ("<!--><script>alert(1)</script>", "»<!--><script>"),
    ("<![CDATA[x]]>", "»<![CDATA[x]]>"),
    ("<?php ?>", "»<?php ?>"),
    ('<base href="https://x.example.org/">', "elementet base"),
    ('<link rel="stylesheet" href="https://x.example.org/">', "elementet link"),
    ("<p", "»<p"),
]


def load_changed(folder: Path, change: Callable[[FrozenLetter], FrozenLetter]) -> FrozenLetter:
    library = made(folder)
    ours = freeze(library)
    remove_letter(library.project, ours.issue)
    write_letter(library.project, sealed(change(ours)))
    return load_letters(library.project)[ours.issue]


def first(change: Change) -> Callable[[FrozenLetter], FrozenLetter]:
    def changed(letter: FrozenLetter) -> FrozenLetter:
        head, *rest = letter.editions
        return replace(letter, editions=(change(head), *rest))

    return changed


@pytest.mark.parametrize(("part", "said"), HTML)
def test_a_mail_with_foreign_code_is_no_letter(part: str, said: str) -> None:
    assert said in objection(PAGE.replace("X", part))


def test_foreign_code_is_told_with_its_file(tmp_path: Path) -> None:
    def evil(edition: FrozenEdition) -> FrozenEdition:
        return replace(edition, html=edition.html.replace("</body>", "<script>x</script></body>"))

    with pytest.raises(FrozenError, match=rf"letter.json:1:1: .*\({NEW}.html: elementet script\)"):
        load_changed(tmp_path, first(evil))


def _with_block(edition: FrozenEdition, **changes: object) -> FrozenEdition:
    head, *rest = edition.blocks
    return replace(edition, blocks=(replace(head, **changes), *rest))  # type: ignore[arg-type]


def _with_address(edition: FrozenEdition, address: str) -> FrozenEdition:
    head, *rest = edition.blocks[0].items
    item = replace(head, card=replace(head.card, url=address))
    return _with_block(edition, items=(item, *rest))


@pytest.mark.parametrize(
    ("change", "said"),
    some(
        [
            (
                lambda e: replace(e, subject="Nyt\r\nBcc: alle@example.org"),
                "Nyt··Bcc: alle@example.org",
            ),
            (lambda e: replace(e, preheader="Nyt\u2028og mere"), "usynligt tegn i »Nyt·og mere«"),
            (lambda e: replace(e, key="alle"), "alle er ingen målgruppe"),
            (lambda e: _with_block(e, type="kode"), "kode er intet afsnit"),
            (
                lambda e: _with_address(e, "javascript:alert(1)"),
                "javascript:alert(1) er ingen adresse",
            ),
            (lambda e: _with_address(e, "//x.example.org/"), "//x.example.org/ er ingen adresse"),
            (lambda e: _with_address(e, "\\\\x.example.org/"), "er ingen adresse"),
        ],
        3,
    ),
)
def test_what_freezing_never_writes_is_refused(tmp_path: Path, change: Change, said: str) -> None:
    with pytest.raises(FrozenError) as told:
        load_changed(tmp_path, first(change))
    assert said in str(told.value)


@pytest.mark.parametrize(
    "sender", ["Kontoret", "A <a@example.org>\r\nBcc: <b@example.org>", "<a@example.org>"]
)
def test_the_sender_is_one_mailbox(tmp_path: Path, sender: str) -> None:
    with pytest.raises(FrozenError, match="frosne brev har noget i sig"):
        load_changed(tmp_path, lambda letter: replace(letter, sender=sender))


def test_the_archive_shows_its_texts_cleaned(tmp_path: Path) -> None:
    def evil(edition: FrozenEdition) -> FrozenEdition:
        intro = '<p onclick="x">Kære<script>x</script></p>'
        return replace(_with_block(edition, html="<p>Godt</p><form></form>"), intro=intro)

    edition = load_changed(tmp_path, first(evil)).editions[0]
    assert (edition.intro, edition.blocks[0].html) == ("<p>Kære</p>", "<p>Godt</p>")


def test_what_we_write_ourselves_is_all_known(tmp_path: Path) -> None:
    ours = letter(made(tmp_path), NEW)
    with Renderer() as renderer:
        assert objection(html_of(ours, renderer)) == ""
    assert objection(simple_html_of(ours)) == ""
