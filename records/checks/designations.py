"""No area is designated twice on one ground at one time, and what follows begins afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from records.checks.report import found_at
from records.model.designation import Designation
from records.source.diagnostics import Diagnostic, violation

if TYPE_CHECKING:
    from records.model.library_view import LibraryView


def check_designations(library: LibraryView) -> Iterator[Diagnostic]:
    """Areas that an earlier record has in the same days, and followers that begin too early."""
    told: list[Designation] = []
    for designation in library.all(Designation):
        for number, code in enumerate(designation.areas):
            other = next((one for one in told if _both_hold(one, designation, code)), None)
            if other:
                loc = ("areas", number)
                twice = violation("designation-told-twice", loc, area=code, other=other.id)
                yield found_at(library, designation, twice)
        told.append(designation)
        after = library.find(Designation, designation.replaced_by)
        if after and after is not designation and after.begins <= designation.ends:
            early = violation(
                "designation-replaced-too-early", ("replaced_by",),
                other=after.id, begins=after.begins, ends=designation.ends,
            )  # fmt: skip
            yield found_at(library, designation, early)


def _both_hold(one: Designation, other: Designation, code: str) -> bool:
    overlap = one.begins <= other.ends and other.begins <= one.ends
    return one.type is other.type and code in one.areas and overlap
