"""An adviser who leaves: another takes the place in every record, text and list, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editing.carrying.names import NewName, texts_with_new_name
from editing.carrying.settled import require_settled
from editing.writing.files import as_before
from editing.writing.precise import with_values
from editing.writing.together import FileChange, Step
from records.errors import PraksisError
from records.loading.library import Library
from records.model.field_spec import spec_of
from records.model.people import Adviser
from records.source.files import bytes_and_text, decode, read_bytes
from records.source.tree import Data

_TAKEN_OVER = ("topics", "areas", "audiences")
"""What an adviser answers for: pages without a contact find one by it."""


class ReplaceError(PraksisError):
    """The one cannot take the other's place; the text says why."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """All that changes, and what a person has to look at."""

    steps: tuple[Step, ...]
    left: tuple[str, ...]
    """Files that still say a phone number or a name of who leaves."""


def replacement(library: Library, old: Adviser, new: Adviser, *, keep: bool) -> Replacement:
    """What puts `new` in the place of `old` everywhere; with `keep`, the record of `old` stays.

    The new adviser also takes over topics, areas and audiences that the old one had. Frozen
    letters stay. Raises ReplaceError, UnsettledError and SourceError.
    """
    require_settled(library)
    if old.id == new.id:
        raise ReplaceError("Skriv to forskellige rådgivere.")
    words = ((old.email, new.email),) if old.email != new.email else ()
    texts = texts_with_new_name(library, NewName("adviser", old.id, new.id, None, words))
    files = {who.id: library.origins["adviser", who.id].file for who in (old, new)}
    texts.pop(files[old.id], None)
    own = texts.pop(files[new.id], None)
    steps: list[Step] = [
        FileChange(path, was, as_before(now, was)) for path, (was, now) in texts.items()
    ]
    raw, text = own or bytes_and_text(library.project, files[new.id])
    taken = {key: value for key in _TAKEN_OVER if (value := _joined(old, new, key))}
    now = with_values(spec_of("adviser"), text, files[new.id], taken)
    if now != decode(library.project.shown(files[new.id]), raw):
        steps.append(FileChange(files[new.id], raw, as_before(now, raw)))
    if not keep:
        steps.append(FileChange(files[old.id], read_bytes(library.project, files[old.id]), None))
    return Replacement(tuple(steps), tuple(_left(library, old, steps)))


def _joined(old: Adviser, new: Adviser, key: str) -> Data:
    """What the new adviser answers for from now on; None where that is nothing more."""
    mine = [str(one) for one in getattr(new, key)]
    if key == "areas" and "region" in mine:
        return None
    more = [str(one) for one in getattr(old, key) if str(one) not in mine]
    return [*mine, *more] if more else None


def _left(library: Library, old: Adviser, steps: list[Step]) -> Iterator[str]:
    words = [word for word in (old.phone, old.name) if word and word != "00 00 00 00"]
    changed = {step.file: step.becomes for step in steps if isinstance(step, FileChange)}
    for file in dict.fromkeys(origin.file for origin in library.origins.values()):
        raw = changed[file] if file in changed else read_bytes(library.project, file)
        text = (raw or b"").decode("utf-8", "replace")
        for word in words:
            if word in text and file != library.origins["adviser", old.id].file:
                line = text[: text.index(word)].count("\n") + 1
                yield f"{library.project.shown(file)}:{line}: {word}"
