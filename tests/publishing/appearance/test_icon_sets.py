"""The signs of Material's sets: by name in templates and in texts, drawn on pages alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.appearance.icon_sets import inline, is_sign, nearest_sign, outline
from publishing.icons_in_text import without_icons
from publishing.markdown import clean_html, plain
from publishing.verify.template_icons import signs_of_theme, unknown_icons, vocabulary

THEME = Path("site_plugins/theme")
NAMES = ("material-phone-outline", "simple-spotify", "fontawesome-solid-phone", "octicons-rss-16")


def test_each_set_is_read_by_name() -> None:
    for name in NAMES:
        assert is_sign(name)
        assert inline(name).startswith(
            '<svg class="icon" width="24" height="24" aria-hidden="true"'
        )
        assert outline(name)
        assert clean_html(f"Se :{name}: her") == f"<p>Se {inline(name)} her</p>"


def test_the_licence_goes_with_a_sign_that_asks_for_it() -> None:
    assert "CC BY 4.0" in inline("fontawesome-solid-phone")


@pytest.mark.parametrize(
    "name", ["material-", "material-../phone", "material-phone.svg", "logo", "simple", ""]
)
def test_nothing_else_of_the_package_is_read(name: str) -> None:
    assert not is_sign(name)
    with pytest.raises(OSError):  # noqa: PT011 - the name itself
        inline(name)


def test_a_slip_is_known() -> None:
    assert nearest_sign("material-phne-outline") == "material-phone-outline"
    assert not nearest_sign("material-qqqqqqqqqqqqqqqqqqq")


def test_only_the_build_draws() -> None:
    own = inline("material-phone")
    written = f'{own}<build-icon name="../x"></build-icon><build-icon name="material-phone">ord'
    assert clean_html(written) == f"<p>{own}ord</p>"
    assert "svg" not in clean_html('<svg class="icon"><path d="M0 0"/></svg>')


def test_it_is_gone_where_nothing_draws_it() -> None:
    html = clean_html("## :material-phone: Ring\n\nVi er her :material-check:, altid.")
    assert plain(html) == "Ring Vi er her , altid."
    assert without_icons(html) == '<h2 id="ring">Ring</h2>\n<p>Vi er her, altid.</p>'


def test_code_and_times_stay_as_they_are() -> None:
    assert clean_html("kl. 10:30:00") == "<p>kl. 10:30:00</p>"
    assert clean_html("`:material-phone:`") == "<p><code>:material-phone:</code></p>"


def test_templates_ask_for_signs_that_are_there() -> None:
    assert list(unknown_icons(THEME, Path())) == []
    assert len(signs_of_theme(THEME)) < 60, "the page of tokens shows each of them"
    assert {"search", "into"} <= vocabulary(THEME)


def test_a_template_that_asks_for_another_is_told_where(tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    words = (THEME / "partials/icon.html").read_text(encoding="utf-8")
    (tmp_path / "partials/icon.html").write_text(words, encoding="utf-8")
    (tmp_path / "a.html").write_text(
        "<p>\n{{ icon('serch') }} {{ icon('material-phne') }}", encoding="utf-8"
    )
    told = [(d.position.line, d.position.column, dict(d.params))
            for d in unknown_icons(tmp_path, tmp_path)]  # fmt: skip
    assert told == [
        (2, 10, {"written": "serch", "near": "search"}),
        (2, 30, {"written": "material-phne", "near": "material-phone"}),
    ]
