"""Any valid record of any kind is the same after it was written and read; other programs agree.

Values come from what the form says of each field, with every sign that means something to YAML.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editing.drafting.validate import validate
from editing.writing.file_text import bare_file, commented_file
from editing.writing.values import values_of_record
from records.loading.library import Library
from records.loading.reader import read_record
from records.model.base import Record
from records.model.field_spec import FieldSpec, KindSpec, spec_of
from records.model.registry import KINDS, Kind
from records.model.value_shape import Value
from records.source.documents import document_of
from records.source.tree import Data
from tests.editing.form.filled import filled
from tests.steps import steps

AWKWARD = (
    "no", "yes", "null", "~", "0190", "0400", "14:30", "1e3", "2026-01-01", "- punkt", "* stjerne",
    "& og", "! udråb", "% procent", "@ snabel", "# havelåge", "a # b", "a: b", "en: ", "{a: b}",
    "[a, b]", "'enkelt'", '"dobbelt"', "æøå ÆØÅ", "a\u030a", "🎄 jul", "ord " * 4, "\\n", "|", ">",
    "?", "=1+1", "x" * 61, "tre\u00a0ord", "»citat«", "100 %", "- ", "true", "0x1F", ".5", "<<",
)  # fmt: skip
PLAIN = st.text("abcæøåXYZ 0123456789:,#'\"-–?!.()%&*{}[]@|>\\~éü€🎄", min_size=1, max_size=40)
LINE = st.one_of(st.sampled_from(AWKWARD), PLAIN)


def text_of(field: FieldSpec) -> st.SearchStrategy[str]:
    """Text of a length that the field takes."""
    least, most = field.schema.get("minLength", 1), field.schema.get("maxLength", 200)
    filler = " med flere ord, så der er nok af dem til feltet her"
    one = LINE.map(lambda text: (text + filler * (least // len(filler) + 1)) if least > 1 else text)
    cut = one.map(lambda text: text[: min(most, 190)].strip() or "ord")
    if field.value in (Value.PARAGRAPH, Value.MARKDOWN) and most > 500:
        return st.lists(cut, min_size=1, max_size=3).map("\n".join)
    return cut


def value_of(field: FieldSpec) -> st.SearchStrategy[Data]:
    """One value; of other fields than text only what the schema says."""
    if field.choices:
        return st.sampled_from([choice.value for choice in field.choices])
    whole = st.integers(field.schema.get("minimum", 0), min(field.schema.get("maximum", 99), 9999))
    made: dict[Value, st.SearchStrategy[Any]] = {
        Value.FLAG: st.sampled_from(["true", "false"]),
        Value.WHOLE: whole.map(str),
        Value.DECIMAL: st.sampled_from(["1", "37", "37.5", "12.25"]),
        Value.DAY: st.dates().filter(lambda day: day.year > 1999).map(str),
        Value.TIME: st.times().map(lambda time: f"{time:%H:%M}"),
    }
    if field.value in made:
        return made[field.value]
    is_free = "pattern" not in field.schema and "format" not in field.schema
    return text_of(field) if is_free else st.just(field.spoken_example or "ord")


def values_of(field: FieldSpec) -> st.SearchStrategy[Data]:
    """A whole field."""
    if field.parts:
        one: st.SearchStrategy[Any] = st.fixed_dictionaries(
            {part.key: values_of(part) for part in field.parts if part.required},
            optional={part.key: values_of(part) for part in field.parts if not part.required},
        )
    else:
        one = value_of(field)
    least = field.least or 1
    return st.lists(one, min_size=least, max_size=max(least, 3)) if field.many else one


def with_changes(form: KindSpec, record: Record, changes: dict[str, Data]) -> Record:
    """The record with each change that leaves it valid."""
    for key, value in changes.items():
        changed, _ = validate(form, {**values_of_record(record), key: value})
        record = changed or record
    return record


def made(form: KindSpec) -> Record:
    """A record of a kind that the demonstration has none of."""
    record, problems = validate(form, filled(form, {}))
    assert record, problems
    return record


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@settings(max_examples=steps(3, 25), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_it_is_the_same_after_writing_and_reading(
    real_library: Library, kind: Kind, data: st.DataObject
) -> None:
    form = spec_of(kind.key)
    samples = list(real_library.records[kind.key].values())[:3] or [made(form)]
    fields = st.sampled_from([field for field in form.fields if field.key != "id"])
    chosen = data.draw(st.lists(fields, min_size=1, max_size=6, unique_by=lambda one: one.key))
    changes = {field.key: data.draw(values_of(field), label=field.key) for field in chosen}
    record = with_changes(form, data.draw(st.sampled_from(samples)), changes)
    suffix = data.draw(st.sampled_from([".yml", ".md"] if form.body else [".yml"]))
    for writer in (bare_file, commented_file):
        text = writer(form, values_of_record(record), suffix)
        again, problems = read_record(kind, document_of("x", Path(f"x{suffix}"), text.encode()))
        assert again is not None, (text, problems)
        assert values_of_record(again) == values_of_record(record), text
        if suffix == ".yml":
            agree_with_other_programs(form, text, values_of_record(record))


def agree_with_other_programs(form: KindSpec, text: str, values: dict[str, Data]) -> None:
    """A program that guesses types reads text as text."""
    loaded = yaml.safe_load(text)
    for key, value in values.items():
        is_text = form.field(key).value in (Value.TEXT, Value.PARAGRAPH, Value.MARKDOWN, Value.TIME)
        if is_text and isinstance(value, str):
            assert isinstance(loaded[key], str), text
            assert loaded[key] == value, text
