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
ENDLESS = "M1.9 0m0 -37522A14614 2 -27091 1 1 6764 -19188H-6745V1637"
"""The filling of this shape came to no end."""


_DECLARED = f"""<?xml version="1.0" encoding="utf-16"?>
<!DOCTYPE svg [<!ENTITY x "y">]>{_HEAD}<symbol id="a">&x;</symbol></svg>"""
"""In letters in which no search for the bytes of a declaration finds it."""


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
        ("<symbol id='a'><path class='dark' d='M0 0h4001z'/></symbol>", "brand-parts-far"),
        ("<symbol id='a'><path class='dark' d='M0 0h-2e3h-2.1e3z'/></symbol>", "brand-parts-far"),
        ("<symbol id='a'><path class='dark' d='M9e999 0z'/></symbol>", "brand-parts-far"),
        (f"<symbol id='a'><path class='dark' d='{ENDLESS}'/></symbol>", "brand-parts-far"),
        *(
            (f"<symbol id='a'><path class='dark' d='{far}'/></symbol>", "brand-parts-far")
            for far in (
                "M0 0" + 2 * "a1 1 0 01-2001 0",  # flags without blanks
                "M0 0A1000 1 0 0 1 0 9",  # radii that grow
                "M0 0Q9 0 0 0" + 200 * "t10 0t-10 0",  # mirrored again and again
                "M1000 0" + 4 * "zm0 0h1000m1000 0",  # a close goes to where the last move went
            )
        ),
        (
            "<symbol id='a'><rect class='dark' width='3999' height='2'/></symbol>",
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
        "<path d='10 20 30'/>",
        "<path d='..,,--++'/>",
        "<path d='M0 0 EEEeee 5'/>",
        "<path d='M1e 0'/>",
        "<path d='M0 0L1'/>",
        "<path d='M0 0C1 2 3 4 5'/>",
        "<path d='M0 0A5 5 0 2 9 5 5'/>",
        "<path d='M0 0h1,,2'/>",
        "<path d='M,0 0'/>",
        "<path d='M0 0,h1'/>",
        "<path d='M0 0h1z3'/>",
        "<path d='M٠ 0h1'/>",
        "<polygon points='1 2 3'/>",
        "<polygon points='1 2 3 4'/>",
        "<rect width='١٢' height='1'/>",
        "<rect width='-2' height='1'/>",
        "<circle r='-5'/>",
        "<rect opacity='5' width='1' height='1'/>",
        "<g transform='scale(1 2 3)'/>",
        "<g transform='rotate(1 2)'/>",
        "<g transform='translate(1 2 3)'/>",
    ],
)
def test_what_browsers_and_pictures_would_draw_each_in_their_way_is_refused(inner: str) -> None:
    """A browser leaves out what it cannot read; what draws our pictures makes something of it."""
    (found,) = part_faults(svg(f"<symbol id='a'>{inner}</symbol>"))
    assert found.code == "brand-parts-value"


@pytest.mark.parametrize(
    "inner",
    [
        "<path d='m0 0l.5.5.5.5-.5-.5zM1,2 3,4-5-6e-1H7V+8'/>",
        "<path d='M0 0a5 5 0 0110 10 5 5 0 1,1-3.5.5'/>",
        "<path d=' M0 0 C1 2 3 4 5 6 7 8 9 1 2 3 s1 2 3 4 Q1 2 3 4 t1 2 Z z '/>",
        "<polygon points='1,2 3 4-5-6'/>",
        "<g transform='translate(1) rotate(9 1 2), scale(-1 1)' opacity='.5'/>",
        f"<path d='M0 0{'h1v1h-1v-1' * 10_000}'/>",
        f"<path d='M0 0{'h2000zm1 1' * 9}'/>",
        f"<path d='M0 0{'a3 2 9 00 5 5a3 2 9 11-5-5' * 900}'/>",
    ],
)
def test_all_that_svg_calls_a_path_may_stand(inner: str) -> None:
    assert list(part_faults(svg(f"<symbol id='a'>{inner}</symbol>"))) == []


@pytest.mark.parametrize(
    "inner",
    [
        "<path class='dark' d='M1900 0H1999V9z'/>",  # what is absolute does not add up
        "<path class='dark' d='M0 0h1e-5v.5z'/>",
        "<g transform='translate(1500 0) scale(.5)'><rect width='900' height='9'/></g>",
        "<g transform='rotate(359)'><path d='M0 0h2600'/></g>",
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
        _DECLARED.encode("utf-16"),
        _DECLARED.replace("utf-16", "utf-7").replace("<!", "+ADwAIQ-").encode(),
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
