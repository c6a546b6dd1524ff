"""How each engine names a list, held against what the mailing list says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from newsletter.targets import TargetError
from records.checks.report import found_at
from records.loading.library import Library
from records.model.newsletter import MailingList
from records.source.diagnostics import Violation, violation

_MAILCHIMP = re.compile(r"([0-9a-f]{6,})/([0-9]+)")
_FORMS = {
    "listmonk": (re.compile(r"[0-9]+"), "3"),
    "mailman": (re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+"), "nyt@lister.example.org"),
    "mailchimp": (_MAILCHIMP, "a1b2c3d4e5/12345"),
}
"""What the engine calls a list, and how one looks. A zip is for any engine."""


def audience_and_segment(to: str) -> tuple[str, int]:
    """Mailchimp's audience and the saved segment in it. Raises ValueError for anything else."""
    found = _MAILCHIMP.fullmatch(to)
    if found is None:
        raise ValueError(to)
    return found[1], int(found[2])


def check_forms(
    library: Library, mailing_list: MailingList, keys: Collection[str], provider: str
) -> None:
    """Raise TargetError, with file and line, where a list is named as another engine does."""
    found = tuple(
        found_at(library, mailing_list, each) for each in _violations(mailing_list, keys, provider)
    )
    if found:
        raise TargetError(found)


def _violations(
    mailing_list: MailingList, keys: Collection[str], provider: str
) -> Iterator[Violation]:
    form, example = _FORMS.get(provider, (re.compile(r".+"), ""))
    for number, target in enumerate(mailing_list.targets):
        if target.key in keys and not form.fullmatch(target.to):
            yield violation(
                "mail-target-of-other-engine",
                ("targets", number, "to"),
                to=target.to,
                engine=provider.capitalize(),
                example=example,
            )
