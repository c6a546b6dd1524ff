"""What MkDocs, hooks and templates refuse is told in Danish, at its place and with a cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError

from publishing.settings import SettingsError
from records.source.files import Project
from site_plugins.building import site_config
from site_plugins.errors import error_text
from site_plugins.mkdocs_refusals import refusal_of
from tests.projects import SETTINGS, make_project, write

CURE = 'Ret den, eller slet den under "hooks" eller "plugins" i mkdocs.yml.'
THEME = "Ret den, eller hent site_plugins/theme/ igen fra Git."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "markdown_extensions: [tabel]",
            (
                'mkdocs.yml:5:22: "markdown_extensions" har en udvidelse, der ikke er der. '
                "Ret navnet, eller slet linjen."
            ),
        ),
        (
            "extra_templates: 7",
            (
                'mkdocs.yml:5:18: "extra_templates" skal være en liste. '
                "Skriv hvert punkt på en linje med - foran."
            ),
        ),
        (
            "theme: material",
            (
                "mkdocs.yml:5:8: temaet har ikke sidens skabeloner. "
                "Skriv theme: {name: material, custom_dir: site_plugins/theme}. "
                "Står det der, så hent mappen igen fra Git."
            ),
        ),
    ],
)
def test_settings_that_mkdocs_refuses(tmp_path: Path, line: str, said: str) -> None:
    folder = make_project(tmp_path, {"mkdocs.yml": f"{SETTINGS}{line}\n"})
    with pytest.raises(SettingsError) as raised:
        site_config(Project(folder, folder / "content"), "", folder / "site")
    assert str(raised.value) == said


def test_a_hook_that_stops(tmp_path: Path) -> None:
    code = "def on_config(config):\n    return 1 / 0\n"
    folder = make_project(tmp_path, {"mkdocs.yml": f"{SETTINGS}hooks: [krog.py]\n"})
    hook = write(folder / "krog.py", code)
    space: dict[str, object] = {}
    exec(compile(code, str(hook), "exec"), space)
    with pytest.raises(ZeroDivisionError) as raised:
        space["on_config"]({})  # type: ignore[operator]
    said = "krog.py:2:1: koden stopper med ZeroDivisionError: division by zero."
    assert refusal_of(raised.value, folder) == f"{said} {CURE}"
    with pytest.raises(SyntaxError) as unread:
        compile("def on_config(config)\n    pass\n", str(hook), "exec")
    said = "krog.py:1:22: koden kan ikke læses."
    assert refusal_of(unread.value, folder) == f"{said} {CURE}"


def test_a_fault_of_our_own_is_none_of_them(tmp_path: Path) -> None:
    assert refusal_of(KeyError("x"), make_project(tmp_path)) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ nope.nope }}", 'skabelonen kan ikke vises: "nope" findes ikke.'),
        ("{% blok x %}", 'a.html:1:1: skabelonen kan ikke læses: koden "blok" kendes ikke.'),
        ("{% include 'b.html' %}", 'skabelonen "b.html" findes ikke i temaet.'),
    ],
)
def test_a_template_that_stops(text: str, said: str) -> None:
    made = Environment(loader=DictLoader({"a.html": text}), undefined=StrictUndefined)
    with pytest.raises(TemplateError) as raised:
        made.get_template("a.html").render()
    told = error_text(raised.value)
    assert told.endswith(f"{said} {THEME}")
