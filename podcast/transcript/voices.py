"""What a voice of a transcript may be called: a role, or a name that its person has agreed to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from podcast.transcript.webvtt import Cue, TranscriptFault
from records.codes.programme import PersonCredit
from records.model.episode_parts import Person
from records.source.characters import UNSEEN_IN_LINE
from records.source.diagnostics import violation
from records.source.signs import wrong_signs

ALWAYS = frozenset(credit.label.casefold() for credit in PersonCredit)
"""What somebody does in an episode, which names nobody."""
GENERIC = frozenset(("læge", "overlæge", "speaker", "stemme", "taler"))
"""Words that name nobody."""
_PARTICLES = frozenset(("af", "da", "de", "den", "der", "la", "le", "van", "von"))


def agreed(people: Sequence[Person]) -> Mapping[str, str]:
    """What voices may be called, by the same in small letters: roles, and names with consent."""
    roles = {person.role.casefold(): person.role for person in people}
    names = {p.name.casefold(): p.name for p in people if p.name and p.consent}
    return roles | names


def unagreed(cues: Iterable[Cue], people: Sequence[Person]) -> Iterator[TranscriptFault]:
    """The first cue of each voice with a name that no person in the record has agreed to."""
    allowed = agreed(people)
    seen: set[str] = set()
    for cue in cues:
        if cue.speaker in seen or cue.speaker.casefold() in allowed:
            continue
        seen.add(cue.speaker)
        if names_somebody(cue.speaker):
            yield TranscriptFault(cue.line, violation("voice-without-consent", name=cue.speaker))


def names_somebody(voice: str) -> bool:
    """Whether a voice is called as people are, and not `Vært`, `Stemme 1` or `Overlæge`."""
    words = [word for word in voice.split() if word.casefold() not in GENERIC | ALWAYS]
    return looks_like_name(" ".join(words)) and any(word[0].isalpha() for word in words)


def looks_like_name(name: str) -> bool:
    """`Fornavn Efternavn`, and no sentence: each word with a capital."""
    words = [word for word in name.split() if word.casefold() not in _PARTICLES]
    return (
        "," not in name
        and len(words) > 1
        and all(word[0].isupper() or word[0].isdigit() for word in words)
    )


def is_seen_whole(text: str) -> bool:
    """Whether there is something in a text, and nothing that its editor cannot see."""
    return bool(text.strip()) and not UNSEEN_IN_LINE.search(text) and not any(wrong_signs(text))
