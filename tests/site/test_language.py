"""The Danish of the built pages: short sentences, Danish dates, words that are in a dictionary."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import html as lxml_html

from newsletter.render.palette import LIGHT
from newsletter.render.prose import mail_html
from publishing.markdown import render
from records.loading.library import Library
from tests import needs
from tests.site.html import HtmlPage, Site

MOST_WORDS = 25
"""Words of a sentence, on average over a page (domain guide 11.10)."""
ENOUGH = 3
"""Sentences; fewer are no average."""
RUNNING_TEXT = "//main//*[contains(@class, 'prose')]//*[self::p or self::li or self::blockquote]"
_SHORT = re.compile(r"\b(?:fx|bl\.a|ca|mio|kl|nr|art|pr|jf|tlf|stk)\.|\d\.", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SKIPPED = re.compile(r"\S*[@/]\S*|\S+\.(?:xml|ics|json|html|dk|csv|org|vtt|srt)\b|#\S+")
_FOREIGN_DATE = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|"
    r"\b(?:January|February|March|May|June|July|October|December|Monday|Sunday)\b"
)


@pytest.fixture(scope="module")
def site(site: Site) -> Site:
    """What readers see; the guide quotes commands and faults, the page of the look templates."""
    inner = ("redaktoer/", "design/")
    pages = {at: page for at, page in site.pages.items() if not at.startswith(inner)}
    return Site(site.folder, pages)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a full stop after an abbreviation or a number ends none."""
    held = _SHORT.sub(lambda found: found[0].replace(".", "\x00"), text)
    parts = re.split(r"(?<=[.!?])[»\")]*\s+|:\s|\n", held)
    return [part for part in parts if len(part.split()) > 1]


def _blocks(page: HtmlPage) -> list[str]:
    inner = "ancestor::p or ancestor::li or ancestor::table"
    texts = (found.text_content() for found in page.tree.xpath(f"{RUNNING_TEXT}[not({inner})]"))
    return [re.sub(r"\s+", " ", text).strip() for text in texts]


def test_what_a_sentence_is() -> None:
    assert len(sentences("Vi ringer fx kl. 9.00 hver dag. Så kommer du!")) == 2
    assert len(sentences("Den 1. marts er det slut. Så er det marts.")) == 2


def test_sentences_are_short_on_every_page(site: Site) -> None:
    long = {}
    measured = 0
    for address, page in site.pages.items():
        found = [sentence for block in _blocks(page) for sentence in sentences(block)]
        if len(found) < ENOUGH:
            continue
        measured += 1
        average = sum(len(sentence.split()) for sentence in found) / len(found)
        if average > MOST_WORDS:
            long[address] = round(average, 1)
    assert measured > 50
    assert not long


def test_dates_are_danish(site: Site) -> None:
    found = {a: hit[0] for a, p in site.pages.items() if (hit := _FOREIGN_DATE.search(_seen(p)))}
    assert not found


def _seen(page: HtmlPage) -> str:
    danish = page.text("//main[not(@lang)]")
    return re.sub(r"\bLOV nr\S* \d+ af \d\d/\d\d/\d{4}", " ", danish)


@pytest.fixture(scope="module")
def hunspell() -> str:
    """The program, with the Danish dictionary of Debian's `hunspell-da`."""
    found = needs.program("hunspell")
    listed = subprocess.run([found, "-D"], capture_output=True, text=True, input="", check=False)
    if "da_DK" not in listed.stdout + listed.stderr:
        needs.leave_out("hunspell-da")
    return found


def unknown_words(program: str, words: set[str]) -> set[str]:
    """Which of the words the dictionary does not know."""
    done = subprocess.run(
        [program, "-d", "da_DK", "-i", "utf-8", "-l"],
        input="\n".join(sorted(words)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=True,
    )
    return set(done.stdout.split())


def word_list(root: Path) -> set[str]:
    """The project's own words."""
    lines = (root / "tests/site/words.txt").read_text(encoding="utf-8").splitlines()
    return {word for line in lines if (word := line.partition("#")[0].strip())}


def words_of(page: HtmlPage) -> list[str]:
    """The words that a reader takes for Danish: what is marked as another language is left out."""
    tree = deepcopy(page.tree)
    for foreign in tree.xpath("//body//*[@lang and not(starts-with(@lang, 'da'))]"):
        foreign.drop_tree()
    return _WORD.findall(_SKIPPED.sub(" ", HtmlPage(page.address, tree).text("//body")))


def test_a_word_of_another_language_is_marked_in_page_and_mail(real_library: Library) -> None:
    html = render("Det hedder *general practice*{lang=en} i England.", real_library)
    assert '<em lang="en">general practice</em>' in html
    assert '<em lang="en">general practice</em>' in mail_html(html, LIGHT)
    page = HtmlPage("", lxml_html.document_fromstring(f"<html><body>{html}</body></html>"))
    assert words_of(page) == ["Det", "hedder", "i", "England"]


def test_the_dictionary_knows_a_fault(hunspell: str) -> None:
    assert unknown_words(hunspell, {"læge", "lærge"}) == {"lærge"}


@needs.TIME
def test_words_are_in_the_dictionary(site: Site, root: Path, hunspell: str) -> None:
    ours = word_list(root)
    where: dict[str, str] = defaultdict(str)
    for address, page in site.pages.items():
        for word in words_of(page):
            where.setdefault(word, address)
    strange = unknown_words(hunspell, set(where)) - ours
    parts = {word: re.split(r"[-’']", word) for word in strange}
    wrong = unknown_words(hunspell, {p for split in parts.values() for p in split if p})
    faults = {
        word: where[word]
        for word, split in parts.items()
        if not {p for p in split if p in wrong} <= ours
    }
    assert not faults


def test_the_word_list_has_no_word_that_is_not_needed(root: Path, hunspell: str) -> None:
    words = word_list(root)
    assert words - unknown_words(hunspell, words) == set()
