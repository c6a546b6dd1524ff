"""The pieces of an episode that are worth hearing or showing by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from podcast.addresses import moment_anchor
from podcast.chapters import offset
from podcast.pages.facts import EpisodeFacts
from podcast.pages.quotation_cards import card_path
from podcast.pages.quotations import Quotation, quotations_of
from publishing.page import plain_value
from records.danish.dates import duration
from records.loading.library import Library
from records.model.episode import Episode
from records.model.registry import address_of


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """A clip: its words, where it lies, and how long it is."""

    title: str
    url: str
    """The place on the page, as the player reads it: `#t=10,40`."""
    start_text: str
    duration_text: str


def around_sound(episode: Episode, library: Library, sound: EpisodeFacts) -> dict[str, Any]:
    """Values of an episode's page: quotations, each with its picture, and clips."""
    paragraphs = {turn.seconds for turn in sound.transcript.turns}
    taken = paragraphs | {str(chapter.seconds) for chapter in sound.chapters}
    quotations = quotations_of(episode, library)
    return {
        "quotations": tuple(_shown(quotation, episode, taken) for quotation in quotations),
        "clips": tuple(_clips(episode)),
    }


def _shown(quotation: Quotation, episode: Episode, taken: set[str]) -> dict[str, Any]:
    """With the anchor that its links lead to, unless a paragraph of the transcript has it."""
    anchor = "" if str(quotation.seconds) in taken else f"t={quotation.seconds}"
    picture = card_path(episode, quotation)
    return {**plain_value(quotation), "anchor": anchor, "picture": picture}


def _clips(episode: Episode) -> Iterator[ClipFacts]:
    for bite in episode.soundbites:
        place = f"{address_of(episode)}{moment_anchor(bite.seconds, bite.end)}"
        yield ClipFacts(bite.title, place, offset(bite.seconds), duration(bite.duration))
