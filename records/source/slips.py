"""Where an editor slipped: told at the line itself, where YAML only fails further down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from records.source.characters import CURLY_QUOTES, ODD_SPACES
from records.source.yaml_lines import (
    Line,
    bare,
    end_of_group,
    end_of_quote,
    in_quotes,
)

_ODD_SPACE = re.compile(rf"[ ]*(?:-[ ]*)?(?:\w+:)?[ ]*(?P<odd>[{ODD_SPACES}])")
_CROWDED = re.compile(r"[ ]*(?:- )?(?P<key>[a-z][a-z0-9_]*):(?!//)(?P<value>[^\s:].*)")
_COMPARED = re.compile(r"[-+][a-z][a-z0-9_]*:(?: |$)|diff --git |@@ -\d|index [0-9a-f]{7,}\.\.")
_DASH = re.compile(r"[ ]*(?P<dash>-)(?P<value>[^\s\-\d].*)")
_BULLET = re.compile(r"[ ]*(?P<bullet>[•·▪◦‣●∙–—]|\*(?=[ \t]))[ \t]*(?P<value>\S.*)")
_RULE = re.compile(r"[-=_*~–—]{2,}")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?")
_NAMED = re.compile(r"(?P<key>\w+)(?:\s*(?:[-=]>|→|[=;,.])\s*|\s+|$)(?P<value>.*)")
_PLAIN_COLON = re.compile(r":(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong at a line and column, both from 0."""

    code: str
    line: int
    column: int
    params: tuple[tuple[str, str], ...] = ()


def slip_before(
    lines: Iterable[Line], failed: int, keys: frozenset[str], *, is_group: bool = False
) -> Slip | None:
    """The first slip up to the line where YAML fails, or None for one of another kind.

    `keys` are the fields that the file can have; without them any word may be one. `is_group` says
    that brackets are open there, where no line has to be indented.
    """
    known = [line for line in lines if line.number <= failed + 1]
    told = [line for line in known if line.number <= failed]
    compared = _of_comparison(known)
    if compared:
        return compared
    for number, line in enumerate(told):
        before = told[number - 1] if number else None
        after = known[number + 1] if number + 1 < len(known) else None
        found = _of_line(line, keys) or _of_value(line, after, keys)
        if found is None and not is_group:
            found = _of_words(line, before, keys)
        if found:
            return found
    return None if is_group else _of_indent(told, failed)


def _of_comparison(lines: Iterable[Line]) -> Slip | None:
    """The first line of a difference between two versions, as Git shows it."""
    found = [line for line in lines if _COMPARED.match(line.text)]
    is_one = any(not line.text.startswith("-") for line in found)
    return Slip("line-of-comparison", found[0].number, 0) if found and is_one else None


def slip_in_words(lines: Iterable[Line], keys: frozenset[str]) -> Slip | None:
    """The slip of lines that YAML takes for one text, though they begin as something else."""
    first: Line | None = None
    for line in lines:
        found = _of_line(line, keys)
        if found is None and first and first.dashes and line.dashes:
            found = _indented("indent-too-deep", line, first.indent)
        if found:
            return found
        first = first or line
    return None


# --- one line alone ---------------------------------------------------------------------------


def _of_line(line: Line, keys: frozenset[str]) -> Slip | None:
    """A space too odd or too few, or another sign for a dash."""
    odd = _ODD_SPACE.match(line.text)
    if odd:
        return Slip("space-from-word", line.number, odd.start("odd"))
    crowded = _CROWDED.match(line.text)
    if crowded and (not keys or crowded["key"] in keys):
        meant = f"{crowded['key']}: {_short(crowded['value'])}"
        return _slip("space-missing-after-colon", line, crowded.start("key"), meant=meant)
    for code, pattern in (("space-missing-after-dash", _DASH), ("bullet-for-dash", _BULLET)):
        found = pattern.match(line.text)
        if found and not _RULE.fullmatch(line.text.strip()):
            meant = f"- {_short(found['value'])}"
            return _slip(code, line, len(line.text) - len(line.text.lstrip(" ")), meant=meant)
    return None


# --- what the value begins with ---------------------------------------------------------------


def _of_value(line: Line, after: Line | None, keys: frozenset[str]) -> Slip | None:
    value = line.value
    if not value or (line.is_bare and value[0] not in "\"'"):
        return None
    kind = _VALUES.get(value[0])
    if kind:
        return kind(line, after)
    colon = _PLAIN_COLON.search(value)
    if colon and (line.key or not line.dashes):
        word = value[: colon.start()].rpartition(" ")[2]
        if word in keys and word != value[: colon.start()]:
            at = line.value_at + colon.start() - len(word)
            return _slip("two-fields-on-line", line, at, key=word)
        at = line.value_at + colon.start()
        if line.dashes and line.key and keys and line.key not in keys:
            whole = in_quotes(f"{line.key}: {value}")
            return _slip("colon-too-many", line, at, near=f"- {whole}")
        return _quoting("colon-too-many", line, at)
    return None


def _special(line: Line, _: Line | None) -> Slip | None:
    if line.value.startswith("!ENV "):  # what the settings take from the machine
        return None
    return _quoting("value-begins-with-special-sign", line, line.value_at)


def _block(line: Line, after: Line | None) -> Slip | None:
    return None if _BLOCK.fullmatch(line.value) else _special(line, after)


def _question(line: Line, after: Line | None) -> Slip | None:
    return _special(line, after) if line.value[1:2] in (" ", "") else None


def _dash(line: Line, _: Line | None) -> Slip | None:
    if not line.key or line.value[1:2] not in (" ", ""):
        return None
    meant = line.with_value(in_quotes(line.value))
    return _slip("list-on-line-of-key", line, line.value_at, near=meant)


def _group(line: Line, after: Line | None) -> Slip | None:
    """A text that begins as a list or a group of fields would, and goes on after its end."""
    end = end_of_group(line.value)
    rest = line.value[end + 1 :].strip() if end >= 0 else ""
    if rest.startswith("(") and rest.endswith(")"):
        meant = line.with_value(line.value[1:end])
        return _slip("link-for-value", line, line.value_at, meant=meant)
    return _special(line, after) if rest.strip("]}") and not rest.startswith("#") else None


def _quote(line: Line, after: Line | None) -> Slip | None:
    value = line.value
    end = end_of_quote(value)
    if end < 0:
        return _open_quote(line, after)
    rest = value[end + 1 :].strip()
    if not rest or rest.startswith(("#", ":")):
        return None
    at = line.value_at + value.index(rest, end)
    if rest == "]":
        return _slip("list-not-opened", line, at, meant=line.with_value(f"[{value}"))
    return _slip("text-after-value", line, at, near=line.with_value(in_quotes(_inner(value))))


def _open_quote(line: Line, after: Line | None) -> Slip | None:
    """A quote without an end on its line, where the next line is no more of it."""
    if after and (after.is_bare or after.indent > line.indent + len(line.dashes)):
        return None
    value = line.value[1:].rstrip(f"{CURLY_QUOTES}\"'")
    meant = line.with_value(in_quotes(value))
    if line.value[-1] in CURLY_QUOTES:
        return _slip("quote-curly", line, line.value_at, meant=meant)
    return _slip("quote-not-closed", line, line.value_at, near=meant)


def _inner(value: str) -> str:
    """The words of a text that has quotes in quotes, or an apostrophe after the first of them."""
    if value[0] == '"':
        return bare(value)
    end = end_of_quote(value)
    if value[end + 1 : end + 2].isalpha():
        return value[1:].removesuffix("'")
    return bare(value).replace("''", "'")


_VALUES: dict[str, Callable[[Line, Line | None], Slip | None]] = {
    **dict.fromkeys("*&!@%`", _special),
    **dict.fromkeys("|>", _block),
    **dict.fromkeys("[{", _group),
    **dict.fromkeys("\"'", _quote),
    "?": _question,
    "-": _dash,
}


# --- a line without key and dash --------------------------------------------------------------


def _of_words(line: Line, before: Line | None, keys: frozenset[str]) -> Slip | None:
    words = line.value
    is_more = before and line.indent > before.indent + len(before.dashes)
    if not line.is_bare or is_more or words == "---":  # of the last, YAML says what it is
        return None
    if _RULE.fullmatch(words):
        return _slip("line-of-signs", line, line.indent)
    named = _NAMED.fullmatch(words)
    if named and named["key"] in keys:
        near = f"{named['key']}: {_short(named['value'])}".strip()
        return _slip("colon-missing", line, line.indent, near=near)
    if before and before.dashes and line.indent == before.indent:
        return _slip("dash-missing", line, line.indent, meant=f"- {_short(words)}")
    if before is None or before.dashes or line.indent > before.indent:
        return None
    return _slip("text-not-indented", line, line.indent, above=before.key or "teksten")


# --- how far in -------------------------------------------------------------------------------


def _of_indent(told: list[Line], failed: int) -> Slip | None:
    """A line that is further in or out than the ones around it."""
    if len(told) < 2 or told[-1].number != failed:
        return None
    line, before = told[-1], told[-2]
    above = told[-3] if len(told) > 2 else None
    if line.dashes and line.key and before.key and line.indent == before.indent:
        return _slip("dash-too-many", line, line.indent, meant=f"{line.key}: {line.value}".strip())
    inside = before.indent + len(before.dashes)
    if before.dashes and before.key and line.key and not line.dashes and line.indent != inside:
        if line.indent >= before.indent:
            code = "indent-missing" if line.indent < inside else "indent-too-deep"
            return _indented(code, line, inside)
    elif line.indent > before.indent and line.key and before.key and before.value:
        if above and _is_group_of(above, before, line):
            return _indented("indent-missing", before, line.indent)
        return _indented("indent-too-deep", line, before.indent)
    return _too_far_out(told[:-1], line) if line.indent < before.indent else None


def _too_far_out(lines: list[Line], line: Line) -> Slip:
    """A line further out than the ones above; where it is the only one, they are too far in."""
    if line.indent < min(each.indent for each in lines):
        return _indented("indent-too-deep", lines[0], line.indent)
    opens = lines[-2] if len(lines) > 1 else None
    opens_group = opens and opens.key and not opens.value and opens.indent < line.indent
    if opens_group and line.indent % 2 == 0:  # everybody indents by two
        return _indented("indent-too-deep", lines[-1], line.indent)
    nearest = _nearest(lines, line)
    return _indented("indent-wrong", line, nearest if nearest != line.indent else 0)


def _is_group_of(above: Line, before: Line, line: Line) -> bool:
    """Whether `before` should stand below `above`, as `line` does."""
    opens = above.key and not above.value and above.indent == before.indent
    return bool(opens) or above.indent == line.indent


def _nearest(lines: list[Line], line: Line) -> int:
    """How far in the lines above are that it can belong to: a point goes with other points."""
    indents = {each.indent for each in lines if each.dashes or not line.dashes}
    if not indents:
        return 0
    return min(indents, key=lambda each: (abs(each - line.indent), -each))


def _indented(code: str, line: Line, spaces: int) -> Slip:
    return _slip(code, line, line.indent, near=str(spaces) if spaces else "")


def text_lines(lines: list[Line], first: int, last: int) -> list[Line]:
    """Those from one line of the file to another."""
    return [line for line in lines if first <= line.number <= last]


def _quoting(code: str, line: Line, column: int) -> Slip:
    return _slip(code, line, column, near=line.with_value(in_quotes(line.value)))


def _slip(code: str, line: Line, column: int, **params: str) -> Slip:
    return Slip(code, line.number, column, tuple(sorted(params.items())))


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:59] + "…"
