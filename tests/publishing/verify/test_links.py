"""The links of a text on any day: found however they are written, told where they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publishing.verify.links import check
from publishing.verify.texts import check_texts
from records.loading.library import load
from records.messages import line_of
from records.source.files import Project
from tests.known import load_known
from tests.projects import ARTICLE, Files, changed, make_project

Told = Callable[[Files], list[str]]
PATH = "content/articles/hverdag.md"
BODY = f'{PATH}:13:5: feltet "body" (Brødtekst) '
NO_MAILBOX = "ikke er en mailadresse. Skriv fx mailto:navn@example.org."
USE = "Skriv fx article:bornholm, /muligheder/ eller https://example.org/."


def linked(target: str) -> str:
    return changed(ARTICLE, ("Læs mere om [møderne](event_series:fyraften).", f"[x]({target})"))


@pytest.mark.parametrize(
    "target",
    [
        "article:hverdag",
        "article:hverdag#top",
        "event_series:fyraften",
        "/muligheder/",
        "#top",
        "https://example.org/",
        "HTTPS://example.org/",
        "mailto:a@example.org",
        "MAILTO:a@example.org,b@example.org?subject=Hej%20du&body=1,2",
        "https://da.wikipedia.org/wiki/Praksis_(medicin)?a=b,c#Historie",
        "https://www.sundhedså.dk:8443/a,b;c",
        "media/images/cover.png",
        "/media/images/cover.png",
        "<article:hverdag>",
    ],
)
def test_links_that_lead_somewhere(told: Told, target: str) -> None:
    assert told({PATH: linked(target)}) == []


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("article:hverdg", 'peger på "article:hverdg", som ikke findes. Mente du "hverdag"?'),
        (
            "article:zzz",
            'peger på "article:zzz", som ikke findes. Skriv id på en post i content/articles/.',
        ),
        ("artikel:hverdag", 'peger på arten "artikel", som ikke findes. Mente du "article"?'),
        ("adviser:raadgiver", ('peger på "adviser:raadgiver", som ikke har en side. '
         "Vælg et andet mål.")),
        ("zzz:hverdag", f'har et link til "zzz:hverdag", som ikke kan bruges. {USE}'),
        ("article:Hverdag", f'har et link til "article:Hverdag", som ikke kan bruges. {USE}'),
        ("http://a.org/", 'har et link til "http://a.org/", som ikke kan bruges. Skriv https://a.org/.'),
        ("https://", f'har et link til "https://", som ikke kan bruges. {USE}'),
        ("https:///om/", f'har et link til "https:///om/", som ikke kan bruges. {USE}'),
        ("https://www,a.dk/", f'har et link til "https://www,a.dk/", som ikke kan bruges. {USE}'),
        ("https://https://a.dk/",
         f'har et link til "https://https://a.dk/", som ikke kan bruges. {USE}'),
        ("mailto:", f'har et link til "mailto:", som {NO_MAILBOX}'),
        ("mailto:anna", f'har et link til "mailto:anna", som {NO_MAILBOX}'),
        ("mailto:a@b.dk,anna", f'har et link til "mailto:a@b.dk,anna", som {NO_MAILBOX}'),
        ("hverdag", f'har et link til "hverdag", som ikke kan bruges. {USE}'),
        (
            "media/audio/vaek.mp3",
            ('har et link, der peger på "media/audio/vaek.mp3", som ikke findes. '
            "Læg filen i content/media/, eller ret stien."),
        ),
        (
            "/media/audio/vaek.mp3",
            ('har et link, der peger på "media/audio/vaek.mp3", som ikke findes. '
            "Læg filen i content/media/, eller ret stien."),
        ),
        ("audio/media/", f'har et link til "audio/media/", som ikke kan bruges. {USE}'),
    ],
)  # fmt: skip
def test_links_that_lead_nowhere(told: Told, target: str, said: str) -> None:
    assert told({PATH: linked(target)}) == [f"{BODY}{said}"]


def test_each_link_of_a_text_is_judged_and_no_picture_is_one(told: Told) -> None:
    text = linked('a) og ![Et omslag](media/images/cover.png "Kontoret") og [y](b')
    lines = told({PATH: text})
    assert [line.partition('link til "')[2][0] for line in lines] == ["a", "b"]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What is said of the links of the small project with some files changed."""

    def lines(files: Files) -> list[str]:
        folder = make_project(tmp_path / "project", files)
        return list(map(line_of, load_known(folder, [check]).diagnostics))

    return lines


LINKS = changed(ARTICLE, ("Læs mere om [møderne](event_series:fyraften).",
    ("Et [godt](article:hverdag#top) og et [dårligt](article:hverdg) link, æøå.\n\n"
    "- [ud](http://example.org/) og [farligt](javascript:alert) og [ind](/muligheder/)\n"
    "- [op](../hverdag.md), [mail](mailto:a@example.org) og [her](#her)")))  # fmt: skip


def test_links_in_the_text_have_their_own_place(told: Told) -> None:
    path = "content/articles/hverdag.md"
    wrong = 'feltet "body" (Brødtekst) har et link til "{}", som ikke kan bruges. Skriv {}.'
    use = "fx article:bornholm, /muligheder/ eller https://example.org/"
    lost = 'feltet "body" (Brødtekst) peger på "article:hverdg", som ikke findes. '
    assert told({path: LINKS}) == [
        f'{path}:13:48: {lost}Mente du "hverdag"?',
        f"{path}:15:8: {wrong.format('http://example.org/', 'https://example.org/')}",
        f"{path}:15:42: {wrong.format('javascript:alert', use)}",
        f"{path}:16:8: {wrong.format('../hverdag.md', 'article:hverdag')}",
    ]


def test_a_link_in_a_field_of_an_area_has_the_place_of_the_field(told: Told) -> None:
    path = "content/areas/bornholm.yml"
    assert told({path: 'code: "0400"\nstory: "[her](article:findes-ikke)"\n'}) == [
        (
            f'{path}:2:15: feltet "story" (Fortælling) peger på "article:findes-ikke", som ikke '
            "findes. Skriv id på en post i content/articles/."
        )
    ]


HERE = 'feltet "body" (Brødtekst) '
LOST = f'{HERE}peger på "article:nope", som ikke findes. Skriv id på en post i content/articles/.'
NOTATIONS = {
    "empty": (
        "Et [tomt]() link.",
        (
            f"13:9: {HERE}har et link uden adresse. Skriv adressen i parentesen, fx "
            "[alle muligheder](/muligheder/)."
        ),
    ),
    "reference": ("Et [link][a].\n\n[a]: article:nope", f"15:6: {LOST}"),
    "html": ('Et <a href="article:nope">link</a>.', f"13:13: {LOST}"),
    "undefined": (
        "Et [link][a] her.",
        (
            f'13:4: {HERE}har et link, der henter sin adresse under navnet "a", men ingen linje '
            "siger, hvad det er. Skriv adressen i parentes lige efter teksten, fx "
            "[alle muligheder](/muligheder/)."
        ),
    ),
    "host": (
        "Et [link](//host/x).",
        f'13:11: {HERE}har et link til "//host/x", som ikke kan bruges. {USE}',
    ),
    "file": (
        "Et [link](findes-ikke.md).",
        f'13:11: {HERE}har et link til "findes-ikke.md", som ikke kan bruges. {USE}',
    ),
}


@pytest.mark.parametrize("name", NOTATIONS)
def test_every_way_to_write_a_link_is_judged(told: Told, name: str) -> None:
    text, line = NOTATIONS[name]
    article = ARTICLE.replace("Læs mere om [møderne](event_series:fyraften).", text)
    assert told({PATH: article}) == [f"{PATH}:{line}"]


def test_what_stands_in_code_is_no_link(told: Told) -> None:
    text = "Skriv `[x](nope)` eller `[x][a]`.\n\n    [y][b] og [z](zzz)"
    article = ARTICLE.replace("Læs mere om [møderne](event_series:fyraften).", text)
    assert told({PATH: article}) == []


def test_links_are_told_of_a_record_that_has_other_faults(told: Told) -> None:
    article = ARTICLE.replace("event_series:fyraften", "article:nope").replace("livet", "livt")
    lines = told({PATH: article})
    assert len(lines) == 2, lines
    assert lines[1] == f"{PATH}:13:23: {LOST}"


@pytest.mark.parametrize("written", ["[om det][a]", "[om det][]", "[x](y", "[x] [a]"])
def test_what_becomes_no_link_is_told_once(tmp_path: Path, written: str) -> None:
    text = changed(ARTICLE, ("Læs mere om", f"{written} om"))
    folder = make_project(tmp_path / "project", {PATH: text})
    library = load(Project(folder, folder / "content"), (check, check_texts))
    assert len(library.diagnostics) == 1, list(map(line_of, library.diagnostics))
