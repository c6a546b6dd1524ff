"""A quotation in a text is one of an episode that can be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from records.codes.programme import EpisodeStatus
from records.danish.nearest import nearest
from records.facts.quote_marks import QuoteMark, is_alone
from records.model.episode import Episode
from records.source.diagnostics import Violation, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView
    from records.source.tree import Loc


def wrong_quote(
    library: LibraryView, loc: Loc, mark: QuoteMark, text: str, offset: int
) -> Violation | None:
    """What is wrong with the mark that begins at `offset` of a text; None also for what is
    unreadable.
    """  # noqa: D205 - one list
    if library.is_unreadable("episode", mark.episode):
        return None
    episode = library.find(Episode, mark.episode)
    if episode is None:
        near = nearest(mark.episode, library.records["episode"])
        return violation("quote-of-unknown", loc, episode=mark.episode, near=near)
    if episode.draft or episode.status is not EpisodeStatus.UDGIVET:
        return violation("quote-not-out", loc, episode=mark.episode)
    known = len(episode.quotations)
    if not 1 <= mark.number <= known:
        return violation(
            "quote-not-found", loc, episode=mark.episode, number=mark.number, known=known
        )
    if not is_alone(text, offset):
        return violation("quote-not-alone", loc, episode=mark.episode)
    return None
