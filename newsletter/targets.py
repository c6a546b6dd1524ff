"""Where each audience of a letter stands in the mail engine: one list for each, and its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newsletter.errors import NewsletterError
from records.checks.report import found_at
from records.loading.library import Library
from records.messages import line_of
from records.model.newsletter import MailingList
from records.source.diagnostics import Diagnostic, Violation, violation


class TargetError(NewsletterError):
    """Audiences that have no list of their own in the engine."""

    def __init__(self, found: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(line_of, found)))
        self.found = found


def check_targets(library: Library, mailing_list: MailingList, keys: Collection[str]) -> None:
    """Raise TargetError, with file and line, where one of the audiences has no list of its own."""
    found = tuple(found_at(library, mailing_list, each) for each in _violations(mailing_list, keys))
    if found:
        raise TargetError(found)


def _violations(mailing_list: MailingList, keys: Collection[str]) -> Iterator[Violation]:
    places = {each.key: n for n, each in enumerate(mailing_list.targets)}
    taken: dict[str, str] = {}
    for key in keys:
        if key not in places:
            yield violation("mail-target-missing", ("targets",), audience=key)
            continue
        number = places[key]
        to = mailing_list.targets[number].to
        if to in taken:
            loc = ("targets", number, "to")
            yield violation("mail-target-shared", loc, audience=key, other=taken[to], to=to)
        taken.setdefault(to, key)
