"""The form writes each value of the table as the program itself does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from site_plugins.admin.bundle import Bundle
from site_plugins.admin.file_format import format_of
from tests import needs
from tests.editing.writing.yaml_table import rows
from tests.site_plugins.admin.modules import form_modules

pytestmark = pytest.mark.browser

_WRITTEN = """async (rows) => {
  const { filled } = await import("/file_values.js");
  const { lineOf } = await import("/yaml_text.js");
  return rows.map(([key, value, fields]) => {
    return lineOf(key, filled({ [key]: value }, fields)[key], fields[key]);
  });
}"""
_READ = """async (rows) => {
  const { parsed, valuesOf, filled } = await import("/file_values.js");
  return rows.map(([text, fields]) => filled(valuesOf(parsed(text).contents, fields), fields));
}"""
_CHANGED = """async ([format, text, changes]) => {
  const { fileFormat } = await import("/file_format.js");
  const file = fileFormat(format);
  return file.toFile(Object.assign(file.fromFile(text), changes));
}"""


def test_written_as_the_program_writes(browser: Browser, bundle: Bundle) -> None:
    table = rows()
    asked = [[row.field.key, row.value, format_of([row.field])] for row in table]
    with form_modules(browser, bundle) as page:
        texts = page.evaluate(_WRITTEN, asked)
    differing = [(row.value, text, row.text) for row, text in zip(table, texts, strict=True)
                 if text != row.text]  # fmt: skip
    assert differing == []


def test_read_as_it_was_written(browser: Browser, bundle: Bundle) -> None:
    table = rows()
    asked = [[row.text, format_of([row.field])] for row in table]
    with form_modules(browser, bundle) as page:
        values = page.evaluate(_READ, asked)
    assert values == [{row.field.key: row.value} for row in table]


@needs.TIME
def test_a_group_that_stays_on_one_line_is_quoted_there(browser: Browser, bundle: Bundle) -> None:
    """Editors' own words stay as they are, and new ones are written for every program."""
    parts = {"name": {"value": "text"}, "url": {"value": "text"}}
    fields = {"id": {"value": "text"}, "covered_by": {"value": "group", "parts": parts}}
    before = "id: a\ncovered_by: {name: Et hus, url: x}\n"
    changes = {"covered_by": {"name": "Hvad nu?", "url": "x"}}
    with form_modules(browser, bundle) as page:
        after = page.evaluate(_CHANGED, [{"key": "id", "fields": fields}, before, changes])
    assert after == 'id: a\ncovered_by: {name: "Hvad nu?", url: x}\n'
