"""What was changed when a transcript was taken in, in Danish sentences for its editor."""

from __future__ import annotations

from collections.abc import Iterator

from podcast.chapters import offset
from podcast.transcript.incoming.taken_in import TakenIn
from records.danish.numbers import count, joined

_PLACES = 5
"""So many times are named before `…`."""


def told(taken: TakenIn) -> Iterator[str]:
    """A sentence for each kind of change, the letters first; none for a file that was right."""
    yield from _letters(taken)
    yield from _left_out(taken)
    yield from _times(taken)


def told_speakers(taken: TakenIn) -> Iterator[str]:
    """A line for each speaker, and what to look at where a name is said aloud."""
    for speaker in taken.speakers:
        times = count(speaker.times, "gang", "gange")
        if speaker.found == speaker.shown:
            yield f"»{speaker.found}« taler {times} og hedder det også i udskriften."
        else:
            yield f"»{speaker.found}« taler {times} og hedder nu »{speaker.shown}«."
    if taken.names_said:
        places = [offset(int(cue.start)) for cue in taken.names_said]
        more = " …" if len(places) > _PLACES else ""
        yield (
            "Se efter: et navn, der ikke vises som stemme, bliver også sagt ved "
            f"{joined(places[:_PLACES])}{more}."
        )


def _letters(taken: TakenIn) -> Iterator[str]:
    letters = taken.letters
    if letters.coding != "UTF-8":
        yield f"Filen var {letters.coding} og bliver UTF-8."
    if letters.mended:
        first = letters.mended[0]
        wrong = count(len(letters.mended), "sted", "steder")
        yield (
            f"Bogstaver var kodet to gange {wrong} og er rettet, "
            f"fx {first.written} til {first.meant} i linje {first.line}."
        )
    if letters.unseen:
        yield f"{count(letters.unseen, 'usynligt tegn', 'usynlige tegn')} er taget ud."


def _left_out(taken: TakenIn) -> Iterator[str]:
    found = taken.incoming
    if found.notes:
        yield f"{count(found.notes, 'note', 'noter')} fra programmet er taget ud."
    if found.styles:
        yield f"{count(found.styles, 'afsnit', 'afsnit')} STYLE eller REGION er taget ud."
    if found.placed:
        yield f"{count(found.placed, 'placering', 'placeringer')} på skærmen er taget ud."
    if taken.ordered.empty and not taken.rolled:
        yield f"{count(taken.ordered.empty, 'tekst', 'tekster')} uden ord er taget ud."
    if taken.ordered.repeated:
        yield f"{count(taken.ordered.repeated, 'gentagelse', 'gentagelser')} er taget ud."


def _times(taken: TakenIn) -> Iterator[str]:
    ordered = taken.ordered
    if taken.rolled:
        before = count(taken.read, "rullende undertekst", "rullende undertekster")
        yield f"{before} er samlet til {count(len(taken.cues), 'sætning', 'sætninger')}."
    if taken.incoming.untimed:
        words = count(taken.incoming.untimed, "afsnit uden tid", "afsnit uden tid")
        yield f"{words} er lagt til teksten før."
    if ordered.moved:
        yield f"{count(ordered.moved, 'tekst', 'tekster')} er sat i rækkefølge."
    if ordered.ends:
        yield f"{count(ordered.ends, 'sluttid', 'sluttider')} lå før begyndelsen og er rettet."
    if ordered.overlapping:
        cut = count(ordered.overlapping, "tekst", "tekster")
        yield f"{cut} gik ind over den næste og er kortet af."
    if taken.shortened:
        yield f"{count(taken.shortened, 'tekst', 'tekster')} gik ud over lyden og er kortet af."
