"""What texts and fields may point at, and what is said where nothing is there."""

from __future__ import annotations

import pytest

from tests.projects import ARTICLE, PREMISES, changed
from tests.records.conftest import Told

PATH = "content/articles/hverdag.md"
BODY = f'{PATH}:13:5: feltet "body" (Brødtekst) '
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
        ("http://a.org/", f'har et link til "http://a.org/", som ikke kan bruges. {USE}'),
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


@pytest.mark.parametrize(
    ("related", "said"),
    [
        ("zzz:a", 'peger på arten "zzz", som ikke findes. Skriv fx article:bornholm.'),
        ("event:moede", 'peger på "event:moede", som ikke findes. Mente du "moede-1"?'),
    ],
)
def test_what_is_related_exists(told: Told, related: str, said: str) -> None:
    text = changed(ARTICLE, ("section: livet", f"section: livet\nrelated: [{related}]"))
    (line,) = told({PATH: text})
    assert line.startswith(f'{PATH}:9:11: feltet "related" (Se også) ')
    assert line.endswith(said)


@pytest.mark.parametrize(
    ("code", "cure"),
    [("0401", 'Mente du "0400"?'), ("9999", "Se koderne i content/areas/.")],
)
def test_areas_are_known_by_their_codes(told: Told, code: str, cure: str) -> None:
    path = "content/premises/lokale-1.yml"
    text = changed(PREMISES, ('areas: ["0400"]', f'areas: ["{code}", region]'))
    (line,) = told({path: text})
    assert line.endswith(f'peger på "{code}", som ikke findes. {cure}')


@pytest.mark.parametrize("key", ["title", "summary"])
def test_plain_fields_may_name_the_region_and_nothing_unknown(told: Told, key: str) -> None:
    old = next(line for line in ARTICLE.splitlines() if line.startswith(f"{key}: "))
    right = changed(
        ARTICLE, (old, f"{key}: En tekst om {{{{region}}}}, som er lang nok til det her")
    )
    assert told({PATH: right}) == []
    (line,) = told({PATH: right.replace("region}}", "regin}}")})
    assert 'har "{{regin}}", som ikke kendes.' in line
