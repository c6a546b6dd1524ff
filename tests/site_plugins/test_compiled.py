"""A template is compiled once for each text, whatever project or build asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from jinja2.exceptions import TemplateSyntaxError

from site_plugins.compiled import CompiledTemplates


@pytest.fixture
def shared() -> CompiledTemplates:
    return CompiledTemplates()


def environment(shared: CompiledTemplates, *folders: Path) -> Environment:
    """As MkDocs makes one for each build."""
    made = Environment(loader=FileSystemLoader(folders), autoescape=True)
    made.bytecode_cache = shared
    return made


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "a.html").write_text("{{ name }}", encoding="utf-8")
    return theme


def test_the_next_build_compiles_nothing(
    shared: CompiledTemplates, theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = theme.with_name("link")
    link.symlink_to(theme)
    assert environment(shared, theme).get_template("a.html").render(name="x") == "x"
    monkeypatch.setattr(Environment, "compile", None)
    for folder in (theme, link):
        assert environment(shared, folder).get_template("a.html").render(name="<") == "&lt;"


def test_what_was_changed_is_compiled_anew(shared: CompiledTemplates, theme: Path) -> None:
    for text in ("{{ name }}", "- {{ name }}", "{{ name }}"):
        (theme / "a.html").write_text(text, encoding="utf-8")
        told = environment(shared, theme).get_template("a.html").render(name="x")
        assert told == text.replace("{{ name }}", "x")
    (theme / "a.html").write_text("{% broken", encoding="utf-8")
    with pytest.raises(TemplateSyntaxError):
        environment(shared, theme).get_template("a.html")


def test_templates_of_one_name_in_two_themes(shared: CompiledTemplates, theme: Path) -> None:
    other = theme.with_name("other")
    other.mkdir()
    (other / "a.html").write_text("other", encoding="utf-8")
    for folder, told in ((theme, "x"), (other, "other"), (theme, "x")):
        assert environment(shared, folder).get_template("a.html").render(name="x") == told


def test_the_next_process_compiles_nothing(
    theme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".praksis").mkdir()
    first = CompiledTemplates().at(tmp_path)
    assert environment(first, theme).get_template("a.html").render(name="x") == "x"
    first.prune()
    (kept,) = (tmp_path / ".praksis/cache/templates").iterdir()
    later = CompiledTemplates().at(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(Environment, "compile", None)
        assert environment(later, theme).get_template("a.html").render(name="x") == "x"
    later.prune()
    assert kept.is_file()
    CompiledTemplates().at(tmp_path).prune()
    assert not kept.exists()


@pytest.mark.parametrize("damage", [b"", b"cut", b"\0" * 400])
def test_damaged_code_is_never_run(theme: Path, tmp_path: Path, damage: bytes) -> None:
    (tmp_path / ".praksis").mkdir()
    environment(CompiledTemplates().at(tmp_path), theme).get_template("a.html")
    (kept,) = (tmp_path / ".praksis/cache/templates").iterdir()
    whole = kept.read_bytes()
    for content in (damage, whole[:-1], whole[:40] + bytes([whole[40] ^ 1]) + whole[41:]):
        kept.write_bytes(content)
        template = environment(CompiledTemplates().at(tmp_path), theme).get_template("a.html")
        assert template.render(name="x") == "x"
        assert kept.read_bytes() == whole
