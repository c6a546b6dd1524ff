"""A letter that corrects another goes to exactly those who got the wrong one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsletter.past import Past
from records.model.newsletter import Issue
from records.source.diagnostics import Violation, violation


def wrong_editions(issue: str, past: Past) -> tuple[str, ...]:
    """The audiences that got a letter which was then taken back, in its order."""
    letter = past.letters.get(issue)
    keys = [edition.key for edition in letter.editions] if letter else []
    return tuple(key for key in keys if past.state(issue, key).retracted)


def corrections(issue: Issue, past: Past) -> Iterator[Violation]:
    """Yield what is wrong with whom a correction goes to."""
    if issue.corrects is None:
        return
    wrong, loc = wrong_editions(issue.corrects, past), ("audiences",)
    letter = past.letters.get(issue.corrects)
    if not wrong:
        yield violation("corrects-what-stands", ("corrects",), issue=issue.corrects)
        return
    done = _corrected(issue, past)
    wrong = tuple(key for key in wrong if key not in done)
    if not wrong:
        by = next(iter(done.values()))
        yield violation("corrects-what-is-corrected", ("corrects",), issue=issue.corrects, by=by)
        return
    if letter and letter.mailing_list != issue.mailing_list:
        yield violation(
            "correction-on-other-list", ("mailing_list",), mailing_list=letter.mailing_list
        )
    ours = tuple(str(audience) for audience in issue.audiences)
    lacking = [key for key in wrong if key not in ours]
    extra = [key for key in ours if key not in wrong]
    if lacking:
        yield violation("correction-misses-audience", loc, audiences=", ".join(lacking))
    if extra:
        yield violation("correction-to-others", loc, audiences=", ".join(extra))


def _corrected(issue: Issue, past: Past) -> Mapping[str, str]:
    """Who has a correction of the same letter already, frozen or sent, and which one."""
    others = (
        letter
        for letter in past.letters.values()
        if letter.corrects == issue.corrects and letter.issue != issue.id
    )
    return {edition.key: other.issue for other in others for edition in other.editions}
