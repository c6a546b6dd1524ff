"""The lists of codes in the field reference: short ones beside the field, long ones once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from records.model.field_spec import Choice, FieldSpec

_SHORT = 4
"""So many values can stand in a cell of a table."""


@dataclass(slots=True)
class Lists:
    """The lists met so far, each with the place where it was met first."""

    found: dict[tuple[Choice, ...], tuple[str, str]] = field(default_factory=dict)
    """The anchor and the heading of each."""

    def words_for(self, asked: FieldSpec, place: str) -> str:
        """The values of a field, or a link to them; nothing where anything can be written."""
        if not asked.choices:
            return ""
        if len(asked.choices) <= _SHORT:
            return f"Vælg {_either([_shown(choice) for choice in asked.choices])}."
        heading = f"{asked.label}: {', '.join(choice.label for choice in asked.choices[:2])} …"
        anchor, _ = self.found.setdefault(asked.choices, (f"liste-{place}", heading))
        return f"Vælg [fra listen](#{anchor})."

    def section(self) -> Iterator[str]:
        """Every long list, under a heading of its own."""
        yield "## Lister at vælge fra\n"
        for choices, (anchor, heading) in self.found.items():
            yield f'<a id="{anchor}"></a>\n\n### {heading}\n'
            yield "| Skriv | Det betyder |"
            yield "| --- | --- |"
            yield from (f"| `{choice.value}` | {choice.label} |" for choice in choices)
            yield ""


def _shown(choice: Choice) -> str:
    return f"`{choice.value}` ({choice.label})"


def _either(words: list[str]) -> str:
    return " eller ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
