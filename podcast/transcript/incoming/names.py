"""The speakers of a transcript: found in it, and named only as people have agreed to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from podcast.transcript.incoming.pieces import Piece, bare
from podcast.transcript.voices import (
    ALWAYS,
    GENERIC,
    agreed,
    is_seen_whole,
    looks_like_name,
    names_somebody,
)
from records.errors import PraksisError
from records.model.episode_parts import Person
from records.source.printing import printable

_BEFORE = re.compile(
    r"(?:>>|»|-)?\s*(?:\[(?P<set>[^\]:]{1,50})\]"
    r"|(?P<name>[^\W\d_][^\[\]:<>!?;\"]{0,48}?|\+?\d[\d *()-]{6,24}))\s*:\s+(?P<words>\S.*)",
    re.DOTALL,
)
_FAMILY_FIRST = re.compile(r"[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?,(?: [A-ZÀ-Þ][\w'.-]*){1,3}")
"""`Efternavn, Fornavn`, as meetings have the names of large workplaces."""
_LONGEST = 5
"""Words of a name; what is longer is a sentence with a colon in it."""
_LONGEST_ROLE = 80
_SAID = frozenset(("altså", "bemærk", "eksempel", "fx", "for eksempel", "husk", "men", "nb", "note",
                   "obs", "og", "så", "tip"))  # fmt: skip
"""What is said before a colon, and is nobody."""
_VOICE = "Stemme"


class SpeakerError(PraksisError):
    """A `--speaker` that cannot be used."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: the name in the file, what is published, and how often."""

    found: str
    shown: str
    times: int
    known: bool
    """Whether the name is a role, an agreed name, or told by the editor."""


def told_apart(pieces: Sequence[Piece], told: Iterable[str] = ()) -> list[Piece]:
    """The pieces with the speaker that stands before the words (`Taler 1: …`) taken off them.

    Nothing is looked for where the file tells its voices in another way.
    """
    if any(piece.speaker for piece in pieces):
        return list(pieces)
    names = _names(pieces, {name.casefold() for name in told})
    return [part for piece in pieces for part in _parts(piece, names)]


def _names(pieces: Sequence[Piece], told: set[str]) -> frozenset[str]:
    """What before a colon is a speaker: told, often there, or written as names are."""
    seen = Counter(name for piece in pieces for name, _ in filter(None, map(_split, piece.lines)))
    many = 2 * sum(seen.values()) >= len(pieces)
    return frozenset(
        name
        for name, times in seen.items()
        if times > 1
        or name.casefold() in told | ALWAYS
        or (many and ("," not in name or _FAMILY_FIRST.fullmatch(name)))
        or looks_like_name(name)
    )


def _split(line: str) -> tuple[str, str] | None:
    found = _BEFORE.fullmatch(bare(line))
    name = " ".join((found["set"] or found["name"]).split()) if found else ""
    if not found or not 0 < len(name.split()) <= _LONGEST or name.casefold() in _SAID:
        return None
    return name, found["words"]


def _parts(piece: Piece, names: frozenset[str]) -> Iterator[Piece]:
    speaker, lines = "", list[str]()
    for line in piece.lines:
        split = _split(line)
        if split and split[0] in names:
            if any(map(bare, lines)):
                yield replace(piece, speaker=speaker, lines=tuple(lines))
            speaker, lines = split[0], [split[1]]
        else:
            lines.append(line)
    yield replace(piece, speaker=speaker, lines=tuple(lines))


def carried_on(pieces: Sequence[Piece]) -> list[Piece]:
    """Where some cues name who speaks, those without a name go on with the one before."""
    found: list[Piece] = []
    for piece in pieces:
        same = not piece.speaker and found and found[-1].speaker
        found.append(replace(piece, speaker=found[-1].speaker) if same else piece)
    return found


def named(
    pieces: Sequence[Piece], people: Sequence[Person], told: Mapping[str, str]
) -> tuple[Speaker, ...]:
    """What each speaker is called, in the order they are heard. Raises PraksisError.

    A name stays where its person in the record has agreed, and a role stays; `told` (found → shown)
    comes first. Who is left is `Stemme 1` and so on.
    """
    seen = Counter(piece.speaker for piece in pieces if piece.speaker)
    allowed = agreed(people)
    given = {found.casefold(): shown for found, shown in told.items()}
    heard = {found.casefold() for found in seen}
    unknown = [found for found in told if found.casefold() not in heard]
    if unknown:
        raise SpeakerError(_not_heard(unknown[0], list(seen)))
    speakers, taken = [], 0
    for found, times in seen.items():
        key = found.casefold()
        known = allowed.get(key) or (found if key in ALWAYS else None)
        if key in given:
            known = given[key]
            _refuse_name(found, known, frozenset(allowed))
        taken += known is None
        speakers.append(Speaker(found, known or f"{_VOICE} {taken}", times, known is not None))
    return tuple(speakers)


def _not_heard(name: str, heard: list[str]) -> str:
    there = ", ".join(f"»{each}«" for each in heard) or "ingen, som har et navn"
    return f"»{name}« taler ikke i udskriften. Der taler: {there}. Ret --speaker."


def _refuse_name(found: str, shown: str, allowed: frozenset[str]) -> None:
    """Raise for what no role is called, and for a name without consent in the record."""
    if shown.casefold() in allowed | ALWAYS:
        return
    if len(shown) > _LONGEST_ROLE or set("<>&:") & set(shown) or not is_seen_whole(shown):
        role = printable(shown[:_LONGEST_ROLE])
        raise SpeakerError(f"»{found}« kan ikke hedde »{role}«. Skriv en rolle, fx Læge.")
    roles = {word for role in allowed | ALWAYS for word in role.split()} | GENERIC
    parts = {word.casefold() for word in found.split()} - roles
    kept = [word for word in shown.split() if word[0].isupper() and word.casefold() in parts]
    if kept or names_somebody(shown):
        raise SpeakerError(
            f"»{kept[0] if kept else shown}« må kun stå i udskriften med samtykke. Skriv en rolle "
            "med små bogstaver, eller skriv navnet med consent: true under people i episodens "
            "post, og brug --episode."
        )
