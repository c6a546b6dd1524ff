"""A page is made anew when a template that it may be made with is another, and no other is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, meta

from site_plugins.theme_closure import Closure

TEMPLATES = {
    "base.html": '{% include "partials/foot.html" %}{% block main %}{% endblock %}',
    "partials/foot.html": "Bund",
    "partials/card.html": "{% macro card(c) %}{{ c }}{% endmacro %}",
    "list.html": '{% extends "base.html" %}{% from "partials/card.html" import card %}',
    "text.html": '{% extends "base.html" %}',
    "any.html": "{% include chosen %}",
    "unused.html": "Ingen",
    "signs.html": "{% include 'signs/' ~ name ~ '.svg' %}",
    "signs/phone.svg": "<svg/>",
}
PAGES = ("list.html", "text.html", "any.html", "signs.html")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    (tmp_path / "partials").mkdir()
    (tmp_path / "signs").mkdir()
    for name, text in TEMPLATES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _keys(theme: Path) -> dict[str, bytes]:
    closure = Closure.of(theme)
    return {name: closure.key(name) for name in PAGES}


@pytest.mark.parametrize(
    ("changed", "made_anew"),
    [
        ("base.html", {"list.html", "text.html", "any.html"}),
        ("partials/foot.html", {"list.html", "text.html", "any.html"}),
        ("partials/card.html", {"list.html", "any.html"}),
        ("list.html", {"list.html", "any.html"}),
        ("unused.html", {"any.html"}),
        ("signs/phone.svg", {"any.html", "signs.html"}),
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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('{% extends "a" if b else "c" %}', None),
        ('{% include ["a", "b"] %}', None),
        ('{% include "a" ~ b %}', None),
        ("""{% include "a/" ~ b ~ '.svg' %}{% include "c" %}""", ("a/", "c")),
        ("{%- include x -%}", None),
        ("{% from 'a' import b, c as d with context %}{%+include'z'-%}", ("a", "z")),
        ('{% import "q" as q %}{% include "a" ignore missing without context %}', ("a", "q")),
        ("{# includes nothing #}{{ extends }}", ()),
    ],
)
def test_what_a_text_names_is_read_as_jinja_reads_it(
    tmp_path: Path, text: str, named: tuple[str, ...] | None
) -> None:
    (tmp_path / "one.html").write_text(text, encoding="utf-8")
    assert Closure.of(tmp_path).led_to == {"one.html": named}
    told = set(meta.find_referenced_templates(Environment(autoescape=True).parse(text)))
    assert named is None or _as_jinja_tells(named) == told


def test_the_theme_is_read_as_jinja_reads_it(root: Path) -> None:
    theme, parser = root / "site_plugins/theme", Environment(autoescape=True)
    for name, named in Closure.of(theme).led_to.items():
        told = set(meta.find_referenced_templates(parser.parse((theme / name).read_text("utf-8"))))
        assert named is not None
        assert _as_jinja_tells(named) == told, name


def _as_jinja_tells(named: Iterable[str]) -> set[str | None]:
    """Jinja says None of a name that only the page knows, also where its folder is written."""
    return {None if name.endswith("/") else name for name in named}


def test_what_is_no_template_is_left_to_whoever_renders_it(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_bytes(b"{% broken \xff {% include")
    assert Closure.of(tmp_path).led_to == {"one.html": None}


def test_a_sign_of_ones_own_is_seen_when_it_comes(theme: Path) -> None:
    before = _keys(theme)
    (theme / "signs/mail.svg").write_text("<svg/>", encoding="utf-8")
    assert {name for name, key in _keys(theme).items() if key != before[name]} == {
        "any.html", "signs.html",
    }  # fmt: skip


def test_what_lies_behind_a_link_is_seen(theme: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    (theme / "partials").rename(elsewhere)
    (theme / "partials").symlink_to(elsewhere)
    before = _keys(theme)
    (elsewhere / "card.html").write_text("", encoding="utf-8")
    assert _keys(theme)["list.html"] != before["list.html"]
    assert _keys(theme)["text.html"] == before["text.html"]


def test_our_pages_hang_on_their_own_templates_alone(root: Path) -> None:
    found = Closure.of(root / "site_plugins" / "theme")
    before = found.key("article.html")
    other = replace(found, hashes={**found.hashes, "vacancy.html": b""})
    assert other.key("article.html") == before
    assert other.key("vacancy.html") != found.key("vacancy.html")
