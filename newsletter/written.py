"""What an editor wrote of a letter, as a fingerprint: frozen, it tells a change of the file."""

from __future__ import annotations

from newsletter.frozen.as_json import digest_of
from records.model.newsletter import Issue

_WRITTEN = frozenset(
    {
        "title", "summary", "example", "audiences", "mailing_list", "number", "status", "corrects",
        "subject", "preheader", "send_on", "intro", "blocks", "draft",
    }
)  # fmt: skip
"""All that decides what the mails say, and whether they may go."""


def source_of(issue: Issue) -> str:
    """The fingerprint of an issue as it stands in its file."""
    told = issue.model_dump(mode="json", include=set(_WRITTEN), exclude_none=True, warnings=False)
    return digest_of(told)[:32]
