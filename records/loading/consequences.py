"""What follows from one slip in a record is not told as a fault of its own."""

from __future__ import annotations

from collections.abc import Iterable

from records.source.diagnostics import Diagnostic

_FOLLOWING = {"event-ends-before-start": ("agenda-outside-event", "agenda-out-of-order")}
"""What is wrong by itself only where the fault before it is mended."""
_CUT = {"field-name-missing": "name", "comma-in-number": "key"}
"""By code, the value that names the field of the group of which anything else follows."""
Path = tuple[str | int, ...]


def without_consequences(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The faults of a record without those that another one of them explains.

    A field that is misspelt is not missing too. Of the fields of a group that are not indented the
    first one says it for all, and nothing is missing before they are where they belong.
    """
    told = list(found)
    meant = set(_meant(told))
    explained = {code for each in told for code in _FOLLOWING.get(each.code, ())}
    cut = {(*each.field[:-1], _param(each, _CUT[each.code])) for each in told if each.code in _CUT}
    timed = {each.field[:-1] for each in told if each.code == "time-for-key"}
    is_loose = any(each.code == "field-of-group-not-indented" for each in told)
    groups: set[str] = set()
    kept: list[Diagnostic] = []
    for each in told:
        if each.code == "field-of-group-not-indented":
            group = _param(each, "group")
            if group in groups:
                continue
            groups.add(group)
        elif (
            each.code in explained
            or (each.code.endswith("-missing") and (is_loose or each.field in meant))
            or (each.code.endswith("-missing") and each.field[:-1] in timed)
            or (each.code not in _CUT and each.field in cut)
        ):
            continue
        kept.append(each)
    return kept


def _meant(told: list[Diagnostic]) -> Iterable[Path]:
    """The fields that are there under another name."""
    for each in told:
        if each.code == "field-unknown":
            yield (*each.field[:-1], _param(each, "near"))
        elif each.code == "space-missing-after-colon":
            yield (*each.field[:-1], _param(each, "meant").partition(":")[0])


def _param(found: Diagnostic, name: str) -> str:
    return str(dict(found.params).get(name, ""))
