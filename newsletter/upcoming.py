"""The days on which letters go out, for `praksis upcoming`: a letter that was sent has none."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.choice import sent_at
from newsletter.faults import NewsletterError
from newsletter.ledger import Ledger, load_ledger
from records.clock import Clock
from records.danish.dates import clock_time
from records.kinds.newsletter import Issue
from records.library import Library
from records.upcoming.occasion import Occasion, Sort


def issues(library: Library, _clock: Clock) -> Iterator[Occasion]:
    """The day of each issue that is no draft and that the ledger does not know as sent."""
    try:
        ledger = load_ledger(library.place)
    except NewsletterError:  # `newsletter.checks` tells of it; all letters count as not yet sent
        ledger = Ledger()
    for issue in library.all(Issue):
        if issue.draft or issue.id in ledger.sent:
            continue
        said = f"Udsendelse {clock_time(sent_at(issue).time())}"
        do = (
            f"Se, hvem der får hvad: praksis newsletter plan {issue.id}. Når brevet er sendt, så "
            f"kør praksis newsletter sent {issue.id}."
        )
        yield Occasion(issue.send_on, Sort.ACT, "send", said, do, issue, ("send_on",))
