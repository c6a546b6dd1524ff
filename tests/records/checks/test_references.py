"""What texts and fields may point at, and what is said where nothing is there."""

from __future__ import annotations

import pytest

from tests.projects import ARTICLE, PREMISES, changed
from tests.records.conftest import Told

PATH = "content/articles/hverdag.md"


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
