"""How the program writes each value of the table, and what other programs read there.

`tests/site_plugins/admin/test_yaml_values.py` holds the form in the browser to the same rows.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from editing.writing.edit import with_fields
from editing.writing.yaml_text import field_lines
from records.model.field_spec import spec_of
from records.model.value_shape import Value
from records.source.tree import parse
from tests.editing.writing.yaml_table import rows

ROWS = rows()
BARE = {Value.WHOLE, Value.DECIMAL, Value.FLAG, Value.DAY}
LOADERS = [yaml.SafeLoader, yaml.CSafeLoader]


def test_written() -> None:
    for row in ROWS:
        assert field_lines(row.field, row.value) == row.text, row.name


def test_read_again() -> None:
    for row in ROWS:
        assert parse("", row.text).data == {row.field.key: row.value}, row.name


@pytest.mark.parametrize("loader", LOADERS, ids=["Python", "C"])
def test_other_programs_read_the_text(
    loader: type[yaml.SafeLoader | yaml.CSafeLoader],
) -> None:
    for row in ROWS:
        read = yaml.load(row.text, Loader=loader)
        if row.field.value not in BARE and not row.field.parts:
            assert read == {row.field.key: row.value}


def test_the_table_has_every_sort_of_value() -> None:
    fields = [row.field for row in ROWS]
    every = [*fields, *(part for field in fields for part in field.parts)]
    assert {field.value for field in every} >= set(Value) - {Value.DECIMAL}
    assert {True, False} == {field.many for field in every}
    assert any(field.words for field in every)
    assert any(field.relation for field in every)


def test_a_group_on_one_line_with_a_question_can_be_changed() -> None:
    """PyYAML's own reader takes no question mark there; libyaml, which reads records, does."""
    before = "id: a\ncriteria:\n  - {text: Hvad nu?, weight: 60}\nposted: 2026-11-02\n"
    after = with_fields(spec_of("vacancy"), before, Path("a.yml"), {"posted": "2026-11-03"})
    assert after == before.replace("11-02", "11-03")
