"""Where each audience of a letter stands in the mail engine.

That no two stand on one list is checked with the content (`newsletter.signup_checks`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newsletter.errors import NewsletterError
from records.checks.report import found_at
from records.loading.library import Library
from records.messages import line_of
from records.model.newsletter import MailingList
from records.source.diagnostics import Diagnostic, Violation, violation


class TargetError(NewsletterError):
    """Audiences that have no list in the engine."""

    def __init__(self, found: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(map(line_of, found)))
        self.found = found


def check_targets(library: Library, mailing_list: MailingList, keys: Collection[str]) -> None:
    """Raise TargetError, with file and line, where one of the audiences has no list."""
    found = tuple(found_at(library, mailing_list, each) for each in _violations(mailing_list, keys))
    if found:
        raise TargetError(found)


def _violations(mailing_list: MailingList, keys: Collection[str]) -> Iterator[Violation]:
    known = {each.key for each in mailing_list.targets}
    for key in keys:
        if key not in known:
            yield violation("letter-target-missing", ("targets",), audience=key)
