"""What a release changed, in Danish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from records.clock import COPENHAGEN
from records.danish.dates import format_datetime
from records.danish.numbers import count, joined
from records.facts.memory import Published
from records.model.registry import BY_KEY
from releasing.comparison import Changes
from releasing.release import Reason, Release

SHOWN = 5
"""So many titles are named of each group; of the others the number."""


def headline(release: Release, *, is_last: bool) -> str:
    """`2026-11-28.1  28. november 2026 kl. 9.00  er ude nu`."""
    notes = []
    if release.reason is Reason.ROLLBACK:
        notes.append(f"tilbage til {release.of}")
    elif release.reason is Reason.PURGE:
        notes.append(f"{release.of} taget ud af historien")
    if is_last:
        notes.append("er ude nu")
    if is_last and release.hold:
        notes.append("holder igen på den næste udgivelse")
    moment = format_datetime(release.moment.astimezone(COPENHAGEN))
    return "  ".join((release.id, moment, ", ".join(notes))).rstrip()


def lines(changes: Changes, records: Mapping[str, Published]) -> Iterator[str]:
    """What readers, programs and letters notice, one line for each; the files last."""
    if changes.is_nothing:
        yield "Intet er anderledes end før."
        return
    for words, keys in _groups(changes):
        for kind in BY_KEY:
            of_kind = [key for key in keys if key.partition(":")[0] == kind]
            if of_kind:
                yield _group(words, kind, of_kind, records)
    if changes.reworded:
        yield f"Andre ord: {_named(list(changes.reworded), records)}"
    if changes.letters:
        yield f"Nyhedsbreve på nettet: {_named(list(changes.letters), records)}"
    yield f"{files_line(changes)}."


def _groups(changes: Changes) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "ny", changes.new
    yield "ændret", changes.changed
    yield "flyttet", changes.moved
    yield "væk", changes.gone


def files_line(changes: Changes) -> str:
    """`12 filer er nye eller ændrede, 3 er væk; 2 af dem er feeds og kalendere`."""
    told = [count(len(changes.written), "fil er ny eller ændret", "filer er nye eller ændrede")]
    if changes.removed:
        told.append(f"{len(changes.removed)} er væk")
    feeds = f"; {len(changes.feeds)} af dem er feeds og kalendere" if changes.feeds else ""
    return f"{', '.join(told)}{feeds}"


def _group(words: str, kind: str, keys: list[str], records: Mapping[str, Published]) -> str:
    """`2 nye muligheder: …`, `1 ændret arrangement: …`, `1 lokale er væk: …`."""
    known, number = BY_KEY[kind], len(keys)
    noun = known.label.lower() if number == 1 else known.plural
    if words == "væk":
        return f"{number} {noun} er væk: {_named(keys, records)}"
    if words == "flyttet":
        return f"{number} {noun} har fået ny adresse: {_named(keys, records)}"
    return f"{number} {_adjective(words, number, neuter=known.is_neuter)} {noun}: " + _named(
        keys, records
    )


def _adjective(word: str, number: int, *, neuter: bool) -> str:
    if word == "ændret":
        return word if number == 1 else "ændrede"
    if number > 1:
        return "nye"
    return "nyt" if neuter else "ny"


def _named(keys: list[str], records: Mapping[str, Published]) -> str:
    titles = [(known.title if (known := records.get(key)) else "") or key for key in keys]
    more = len(titles) - SHOWN
    return joined(titles if more <= 0 else [*titles[:SHOWN], f"{more} til"])
