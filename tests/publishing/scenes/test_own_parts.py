"""A brand's own parts of drawings: shapes in colour roles, and nothing that does more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publishing.brand import Brand, Schemes
from publishing.scenes.compose import Look, Scene, art_of, drawing
from publishing.scenes.files import look_of
from publishing.scenes.own_parts import part_faults, parts_in
from publishing.scenes.roles import Mood, Season
from publishing.verify.brand import brand_faults
from records.messages import line_of
from records.source.files import Project

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg">\n'
_TREE = '<symbol id="tree"><rect class="dark" x="-3" y="-20" width="6" height="20"/></symbol>\n'
WOOD = Scene("forstad", Mood.DAY, Season.SUMMER, 3)


def svg(inner: str) -> bytes:
    return f"{_HEAD}{inner}</svg>".encode()


def test_our_own_file_would_pass() -> None:
    ours = Path("publishing/scenes/parts.svg").read_bytes()
    assert list(part_faults(ours)) == []


def test_a_part_takes_the_place_of_ours() -> None:
    own = parts_in(svg(_TREE))
    assert own == {"tree": '<rect class="dark" x="-3" y="-20" width="6" height="20"/>'}
    plain = drawing(WOOD, Look())
    changed = drawing(WOOD, Look(parts=tuple(own.items())))
    assert 'x="-3" y="-20" width="6" height="20"' in changed
    assert changed != plain
    assert drawing(WOOD, Look()) == plain, "the next drawing has ours again"


def test_shared_pictures_and_heads_of_mails_have_them_too(tmp_path: Path) -> None:
    file = tmp_path / "content/media/maerke/parts.svg"
    file.parent.mkdir(parents=True)
    file.write_bytes(svg(_TREE))
    project = Project(tmp_path, tmp_path / "content")
    look = look_of(Brand(folder="media/maerke"), project)
    assert look == Look(parts=tuple(parts_in(svg(_TREE)).items()))
    assert look_of(Brand(), project) == Look()
    assert 'x="-3" y="-20" width="6" height="20"' in art_of(WOOD, look).svg


def test_an_arm_is_a_sleeve_in_any_part() -> None:
    arm = '<path class="arm" d="M1 2h3"/>'
    own = parts_in(svg(f'<symbol id="tree">{arm}</symbol><symbol id="bust-short">{arm}</symbol>'))
    tree = drawing(WOOD, Look(parts=tuple(own.items())))
    assert f'stroke="{Schemes().light.pine}" stroke-width="7" d="M1 2h3"' in tree
    talks = [Scene("samtale", Mood.DAY, Season.SUMMER, n) for n in range(20)]
    dressed = "".join(drawing(talk, Look(parts=tuple(own.items()))) for talk in talks)
    assert len(set(re.findall(r'stroke="(#[^"]*)" stroke-width="7" d="M1 2h3"', dressed))) > 1


def test_parts_may_use_those_before_them() -> None:
    use = '<symbol id="two"><use href="#tree" transform="translate(9 0)"/></symbol>'
    assert "two" in parts_in(svg(_TREE + use))
    assert parts_in(svg(use + _TREE)) == {}


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("<symbol id='a'><script>alert(1)</script></symbol>", "brand-parts-element"),
        ("<symbol id='a'><foreignObject/></symbol>", "brand-parts-element"),
        ("<symbol id='a'><image href='x.png'/></symbol>", "brand-parts-element"),
        ("<symbol id='a'><style>*{fill:red}</style></symbol>", "brand-parts-element"),
        ("<g/>", "brand-parts-element"),
        ("<symbol id='a'><path class='dark' onload='x()' d='M0 0'/></symbol>", "brand-parts-value"),
        ("<symbol id='a'><path style='fill:red' d='M0 0'/></symbol>", "brand-parts-value"),
        ("<symbol id='a'><path fill='red' d='M0 0'/></symbol>", "brand-parts-value"),
        ("<symbol id='a'><path class='roed' d='M0 0'/></symbol>", "brand-parts-value"),
        ("<symbol id='a'><path class='dark' d='url(#x)'/></symbol>", "brand-parts-value"),
        ("<symbol id='a'><use href='https://example.org/x.svg#a'/></symbol>", "brand-parts-value"),
        ("<symbol id='a'><use href='#a'/></symbol>", "brand-parts-value"),
        ("<symbol id='a\"&gt;'/>", "brand-parts-value"),
        (_TREE + _TREE, "brand-parts-twice"),
        ("<symbol id='a'><path class='dark' d='M0 0h100001z'/></symbol>", "brand-parts-far"),
        ("<symbol id='a'><path class='dark' d='M0 0h-6e4h-5e4z'/></symbol>", "brand-parts-far"),
        ("<symbol id='a'><path class='dark' d='M9e999 0z'/></symbol>", "brand-parts-far"),
        (
            "<symbol id='a'><rect class='dark' width='99999' height='2'/></symbol>",
            "brand-parts-far",
        ),
        (
            "<symbol id='a'><polygon class='dark' points='0 0 9 9 60000 50000'/></symbol>",
            "brand-parts-far",
        ),
        (
            "<symbol id='a'><g transform='scale(1000)'><path d='M0 0v101'/></g></symbol>",
            "brand-parts-far",
        ),
        (
            "<symbol id='a'><g transform='scale(0)'><path d='M9e999 0'/></g></symbol>",
            "brand-parts-far",
        ),
        (
            "<symbol id='a'><g transform='scale(999) rotate(9 60 6)'><path d='M9 9'/></g></symbol>",
            "brand-parts-far",
        ),
        (
            "<symbol id='a'><g transform='translate(0 100001)'><path d='M9 9'/></g></symbol>",
            "brand-parts-far",
        ),
    ],
)
def test_what_does_more_is_refused_at_its_line(inner: str, code: str) -> None:
    raw = svg(inner)
    (first, *_) = part_faults(raw)
    assert (first.code, first.line) == (code, 3 if code.endswith("twice") else 2)
    assert parts_in(raw) == {}


@pytest.mark.parametrize(
    "inner",
    [
        "<path class='dark' d='M50000 0H99999V9z'/>",  # what is absolute does not add up
        "<path class='dark' d='M0 0h1e-5v.5z'/>",
        "<g transform='translate(50000 0) scale(.5)'><rect width='49990' height='9'/></g>",
        "<g transform='rotate(359)'><path d='M0 0h66000'/></g>",
    ],
)
def test_what_is_large_may_stand(inner: str) -> None:
    assert list(part_faults(svg(f"<symbol id='a'>{inner}</symbol>"))) == []


def _doubled(times: int) -> bytes:
    """Parts of which each uses the one before it twice."""
    first = "<symbol id='p0'><path d='M0 0h9v9z'/></symbol>"
    later = (
        f"<symbol id='p{n}'><use href='#p{n - 1}'/><use href='#p{n - 1}'/></symbol>"
        for n in range(1, times)
    )
    return svg("".join((first, *later)))


def test_a_few_lines_do_not_become_a_million_shapes() -> None:
    assert list(part_faults(_doubled(9))) == []
    found = list(part_faults(_doubled(60)))
    assert {each.code for each in found} == {"brand-parts-many"}
    assert parts_in(_doubled(60)) == {}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html/>",
        b'<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        b"<svg xmlns='http://www.w3.org/2000/svg'><symbol></svg>",
    ],
)
def test_what_is_no_svg_is_refused(raw: bytes) -> None:
    assert [found.code for found in part_faults(raw)] == ["brand-parts-unreadable"]


def test_the_check_says_where(tmp_path: Path) -> None:
    settings = "plugins:\n  - publisher:\n      brand: {folder: media/maerke}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    project, brand = Project(tmp_path, tmp_path / "content"), Brand(folder="media/maerke")
    (missing,) = brand_faults(brand, project)
    assert line_of(missing).startswith("mkdocs.yml:3:23: der er ingen fil")
    file = tmp_path / "content/media/maerke/parts.svg"
    file.parent.mkdir(parents=True)
    file.write_bytes(svg("<symbol id='a'><path class='roed' d='M0 0'/></symbol>"))
    (wrong,) = brand_faults(brand, project)
    assert line_of(wrong) == (
        'content/media/maerke/parts.svg:2:1: <path> har class="roed", som ikke kan bruges i en del '
        "af en tegning. Skriv kun mål, former og roller for farver. "
        "docs/drift/maerke.md viser dem alle."
    )
