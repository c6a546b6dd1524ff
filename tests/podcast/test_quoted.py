"""Quotations of episodes in other texts, and what is wrong with them, told at their line."""

from dataclasses import replace
from typing import Any

import pytest

from podcast.quoted import with_quotations
from records.clock import Clock
from records.model.article import Article
from tests.landscape import article
from tests.podcast.pages.test_moments import NAMED, WORDS
from tests.podcast.studio import CLOCK, Studio

BOTH = [{"start": "00:00"}, {"start": "00:02"}]
HOST = {"role": "Vært", "consent": False}


@pytest.fixture(name="room")
def made_room(studio: Studio) -> Studio:
    studio.write("media/transcripts/tekst.vtt", WORDS)
    return studio


def written(studio: Studio, body: str, **changes: Any) -> None:
    studio.episode("a", **{"quotations": BOTH, "people": [NAMED, HOST], **changes})
    studio.write("articles/tal.md", article(body).encode())


def body_at(studio: Studio, clock: Clock = CLOCK) -> str:
    library = with_quotations(studio.library(), clock)
    found = library.find(Article, library.all(Article)[0].id)
    assert found
    return found.body


def test_a_quotation_says_its_words_its_voice_and_its_place(room: Studio) -> None:
    written(room, "Før.\n\n{{quote:a#2}}\n\n{{ quote:a }}\n\nEfter.", example=False)
    assert body_at(room) == (
        "Før.\n\n> Det bedste er, at jeg kender dem,\n>\n"
        "> – Taler Et, Læge. [Hør det i episoden (00:02)](/podcast/a/#t=2)\n\n"
        "> Velkommen til en dag i klinikken.\n>\n"
        "> – Vært. [Hør det i episoden (00:00)](/podcast/a/#t=0)\n\nEfter."
    )


def test_a_quotation_of_an_example_says_so(room: Studio) -> None:
    written(room, "{{quote:a}}")
    assert "> – Vært (eksempel). [Hør" in body_at(room)


def test_a_quotation_waits_for_its_episode(room: Studio) -> None:
    written(room, "Før.\n\n{{quote:a}}")
    early = replace(CLOCK, now=CLOCK.now.replace(year=2000))
    assert body_at(room, early).strip() == "Før."


@pytest.mark.parametrize(
    ("body", "column", "said"),
    [
        ("{{quote:b#1}}", 1, 'citat fra episoden "b", som ikke findes'),
        ("{{quote:a#3}}", 1, 'citat 3 fra episoden "a", men den har 2'),
        ("{{quote:a#0}}", 1, 'citat 0 fra episoden "a", men den har 2'),
        ("Hun siger {{quote:a#1}}", 11, 'citat fra episoden "a" midt i et afsnit'),
        ("{{quote:a#x}}", 1, 'har "{{quote:a#x}}", som ikke kendes'),
    ],
)
def test_a_wrong_quotation_is_told_at_its_line(
    room: Studio, body: str, column: int, said: str
) -> None:
    written(room, f"Først.\n\n{body}")
    (line,) = told(room)
    assert f"articles/tal.md:16:{column}: " in line
    assert said in line


def test_a_quotation_of_what_is_not_out_is_told(room: Studio) -> None:
    written(room, "{{quote:a}}", status="planlagt")
    assert any("som ikke er udgivet" in line for line in told(room))


def test_a_withdrawn_consent_is_told_where_it_is_quoted(room: Studio) -> None:
    voice = "Fornavn Efternavn"
    room.write("media/transcripts/tekst.vtt", WORDS.replace("Taler Et", voice))
    written(room, "Først.\n\n{{quote:a#2}}", people=[{"role": "Læge", "consent": False}, HOST])
    found = [line for line in told(room) if "articles/tal.md:16:1: " in line]
    assert 'citerer "Fornavn Efternavn" fra episoden "a", men samtykket står ikke' in found[0]


def told(studio: Studio) -> list[str]:
    """What is said of the article; the studio has nothing else that its links need."""
    return [line for line in studio.everything_said() if "articles/" in line]
