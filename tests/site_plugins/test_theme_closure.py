"""A page is made anew when a template that it may be made with is another, and no other is."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.source.kept_values import KeptValues
from site_plugins.theme_closure import Closure

TEMPLATES = {
    "base.html": '{% include "partials/foot.html" %}{% block main %}{% endblock %}',
    "partials/foot.html": "Bund",
    "partials/card.html": "{% macro card(c) %}{{ c }}{% endmacro %}",
    "list.html": '{% extends "base.html" %}{% from "partials/card.html" import card %}',
    "text.html": '{% extends "base.html" %}',
    "any.html": "{% include chosen %}",
    "unused.html": "Ingen",
}


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "partials").mkdir()
    for name, text in TEMPLATES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _keys(theme: Path) -> dict[str, bytes]:
    closure = Closure.of(theme, KeptValues())
    return {name: closure.key(name) for name in ("list.html", "text.html", "any.html")}


@pytest.mark.parametrize(
    ("changed", "made_anew"),
    [
        ("base.html", {"list.html", "text.html", "any.html"}),
        ("partials/foot.html", {"list.html", "text.html", "any.html"}),
        ("partials/card.html", {"list.html", "any.html"}),
        ("list.html", {"list.html", "any.html"}),
        ("unused.html", {"any.html"}),
    ],
)
def test_a_change_reaches_what_leads_to_it(theme: Path, changed: str, made_anew: set[str]) -> None:
    before = _keys(theme)
    with (theme / changed).open("a", encoding="utf-8") as file:
        file.write("<!-- -->")
    assert {name for name, key in _keys(theme).items() if key != before[name]} == made_anew


def test_a_template_that_goes_or_comes_is_seen(theme: Path) -> None:
    before = _keys(theme)
    (theme / "partials/foot.html").unlink()
    gone = _keys(theme)
    assert gone["text.html"] != before["text.html"]
    (theme / "partials/foot.html").write_text(TEMPLATES["partials/foot.html"], encoding="utf-8")
    assert _keys(theme) == before
