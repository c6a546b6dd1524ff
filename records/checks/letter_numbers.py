"""A letter has the month it is sent in as its number, where that is how letters are counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.newsletter import Issue
from records.source.diagnostics import Diagnostic, Severity, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView

_MONTHS = 12
_SURE = 2
"""So many other letters show how they are counted."""


def check_letter_numbers(library: LibraryView) -> Iterator[Diagnostic]:
    """A warning for `2026-13` and its like, unless the others are counted on as well."""
    issues = library.all(Issue)
    strange = [
        issue for issue in issues if not issue.corrects and _count(issue) != issue.send_on.month
    ]
    by_month = len(issues) - len(strange)
    for issue in strange:
        is_odd = _count(issue) > _MONTHS or _count(issue) == 0
        if len(strange) == 1 and (is_odd or by_month >= _SURE):
            found = violation(
                "letter-number-of-no-month", ("number",), Severity.WARNING,
                number=issue.number, meant=f"{issue.send_on:%Y-%m}",
            )  # fmt: skip
            yield found_at(library, issue, found)


def _count(issue: Issue) -> int:
    """What stands after the year."""
    return int(issue.number[5:7])
