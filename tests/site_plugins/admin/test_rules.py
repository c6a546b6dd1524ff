"""The form's script decides on stars and on what is shown as the program does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from editing.form.conditions import EMPTY, FILLED, POSITIVE, Condition
from editing.form.needs import NEEDED, SHOWN
from site_plugins.admin import page as form_page
from tests.steps import some, steps

pytestmark = pytest.mark.browser

_SCRIPT = Path(form_page.__file__).with_name("web") / "rules.js"
_ASKED = """async ([module, rules, asked]) => {
  const { formRules } = await import(module);
  const form = formRules(rules, { all: { fields: {} } });
  return asked.map(([path, values]) => {
    const draft = { collectionName: "all", currentValues: { _default: values } };
    const needed = form.isNeeded(draft, path, "_default");
    return [needed, form.isShown(draft, path, "_default")];
  });
}"""
_SIGNS = {FILLED, EMPTY, POSITIVE}
_ODD: tuple[Any, ...] = ("", None, "0", 0, 7, True, False, "andet", [], ["andet"], {}, {"a": "x"})
"""What no rule names: empty and filled, of each kind of value."""


def _values(rule: Condition) -> Iterator[dict[str, Any]]:
    """Each combination of what the rule names, each with an odd one for one field."""
    said = {key: {each for clause in rule.clauses for each in clause.get(key, ())}
            for key in sorted(rule.fields)}  # fmt: skip
    named = {key: [*sorted(values - _SIGNS), "", "andet"] for key, values in said.items()}
    for combination in product(*named.values()):
        plain = dict(zip(named, combination, strict=True))
        yield plain
        yield from ({**plain, key: odd} for key, odd in product(named, _ODD))


def _in_form(values: Mapping[str, Any], path: str) -> dict[str, Any]:
    """The values as the form holds them: beside the path, parts of lists and groups one by one."""
    beside = path[: path.rfind(".") + 1]
    flat: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, list):
            flat |= {f"{beside}{key}.{number}": each for number, each in enumerate(value)}
        elif isinstance(value, dict):
            flat |= {f"{beside}{key}.{part}": each for part, each in value.items()}
        else:
            flat[beside + key] = value
    return flat


def test_script_and_program_say_the_same_of_each_rule(browser: Browser) -> None:
    rules = [rule for table in (NEEDED, SHOWN) for kind in table.values() for rule in kind.items()]
    page = browser.new_page()
    module = f"data:text/javascript;charset=utf-8,{quote(_SCRIPT.read_text(encoding='utf-8'))}"
    wrong, number = [], 0
    for path, rule in some(rules, 25):
        stands = path.replace(".", ".0.")
        tried = list(_values(rule))
        asked = [[stands, _in_form(values, stands)] for values in tried]
        each = {path: rule.as_json()}
        told = page.evaluate(_ASKED, [module, {"all": {"needed": each, "shown": each}}, asked])
        number += len(tried)
        wrong += [(path, rule.as_json(), json.dumps(values)) for values, said in
                  zip(tried, told, strict=True) if said != [rule.holds(values)] * 2]  # fmt: skip
    page.close()
    assert wrong == []
    assert number > steps(300, 1000)
