"""A whole new file: every field with what the editor needs to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from editing.writing.yaml_text import field_lines
from records.model.field_spec import FieldSpec, KindSpec, spec_of
from records.model.value_shape import Value
from records.source.tree import Data

FENCE = "---\n"
_WIDTH = 100


Lines = Callable[[FieldSpec, Data], str]


def bare_file(
    form: KindSpec, values: Mapping[str, Data], suffix: str, lines: Lines = field_lines
) -> str:
    """The text of a file that holds these values and nothing else.

    In a `.md` file the body's text stands under the front matter. `lines` writes one field.
    """
    given = [
        lines(field, value)
        for field in _among(form.kind.key, suffix, frozenset(values))
        if (value := values[field.key]) is not None
    ]
    return _framed(form, values, suffix, "".join(given))


def commented_file(form: KindSpec, values: Mapping[str, Data], suffix: str) -> str:
    """The same with a comment on each field, and fields without a value as comments to fill in."""
    return _framed(form, values, suffix, "".join(_all(form, values, suffix)))


def _framed(form: KindSpec, values: Mapping[str, Data], suffix: str, fields: str) -> str:
    if suffix != ".md":
        return fields
    body = str(values.get(form.body or "") or "").strip("\n")
    return f"{FENCE}{fields}{FENCE}" + (f"\n{body}\n" if body else "")


def _all(form: KindSpec, values: Mapping[str, Data], suffix: str) -> Iterator[str]:
    for field in _in_front(form, suffix):
        value = values.get(field.key)
        yield f"# {_explained(field)}\n"
        yield _to_fill_in(field) if value is None else field_lines(field, value)


def _in_front(form: KindSpec, suffix: str) -> Iterable[FieldSpec]:
    if suffix != ".md":
        return form.fields
    return (field for field in form.fields if field.key != form.body)


@lru_cache(maxsize=256)
def _among(kind: str, suffix: str, keys: frozenset[str]) -> tuple[FieldSpec, ...]:
    """The fields of these keys, in their order."""
    return tuple(field for field in _in_front(spec_of(kind), suffix) if field.key in keys)


def _explained(field: FieldSpec) -> str:
    """Give `Frist. Den dag … Skal med.`."""
    told = [f"{field.label}.", field.help, _choices(field), "Skal med." if field.required else ""]
    return " ".join(part for part in told if part)


def _choices(field: FieldSpec) -> str:
    names = [choice.value for choice in field.choices]
    listed = f"Vælg: {', '.join(names)}."
    return listed if names and len(listed) < _WIDTH else ""


def _to_fill_in(field: FieldSpec) -> str:
    """The key as a comment, with an example of what could stand there."""
    if field.example or field.value is not Value.GROUP:
        return f"# {field.key}: {field.example}".rstrip() + "\n"
    dash = "  - " if field.many else "    "
    inner = [f"{part.key}: {part.example}".rstrip() for part in field.parts]
    first, *rest = inner
    lines = [f"{field.key}:", f"{dash}{first}", *(f"    {line}" for line in rest)]
    return "".join(f"# {line}\n" for line in lines)
