"""Another office, another region: new values in `mkdocs.yml` and content leave no trace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.brand import DARK, LIGHT
from tests import needs
from tests.project_copy import ProjectCopy
from tests.small import small_project, vacancy

_TEXTS = {".html", ".css", ".js", ".svg", ".xml", ".xsl", ".json", ".ics", ".txt", ".eml",
          ".webmanifest", ".mjml", ".conf", ""}  # fmt: skip
_NAMES = {
    "Min Almen Praksis": "Lægehusporten",
    "min-almen-praksis": "laegehusporten",
    "PraksisPerspektiv": "Portlyd",
    "praksisperspektiv": "portlyd",
    "Region Hovedstaden": "Region Østdanmark",
}
_HISTORY = re.compile(r"Til og med den.31\. december 2026 lå \w+ i Region Hovedstaden\.")
"""What was so before the merger stays a fact."""
_OLD = re.compile("|".join(map(re.escape, _NAMES)), re.IGNORECASE)


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
PARTS = (
    '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="church">'
    '<rect class="clay" x="-21" y="-7" width="42" height="7"/></symbol></svg>'
)
"""What the other office's folder holds: its logo, and a church of its own."""


def _turned(colour: str) -> str:
    """Another colour of the same light: red and blue change places, and a little is added."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"#{blue}{green}{red}" if red != blue else f"#{red}{green}{(int(blue, 16) ^ 1):02x}"


def _rebrand(project: ProjectCopy) -> None:
    """Change the values, and nothing but values."""
    colours = {c: _turned(c) for each in (LIGHT, DARK) for c in each.model_dump().values()}
    places = [project.folder / "mkdocs.yml"]
    places += [f for f in (project.folder / "content").rglob("*") if f.suffix in {".yml", ".md"}]
    for file in places:
        text = file.read_text(encoding="utf-8")
        for old, new in (_NAMES | colours).items():
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    for file in (project.folder / "content").rglob("praksisperspektiv.*"):
        file.rename(file.with_stem("portlyd"))


def _outputs(project: ProjectCopy) -> Iterator[tuple[Path, str]]:
    for folder in (project.site, project.outbox):
        for file in folder.rglob("*"):
            if file.is_file() and file.suffix in _TEXTS:
                text = file.read_text(encoding="utf-8")
                yield file.relative_to(project.folder), _HISTORY.sub("", text)


@pytest.fixture(scope="module")
def other(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> ProjectCopy:
    """The small project as another office, after the regions became one."""
    small = small_project(root, tmp_path_factory.mktemp("brand") / "project", after=built_small)
    for name in ("roenne-1", "roenne-2"):
        open_ = vacancy(name, deadline="2027-02-22")
        small.write(f"content/vacancies/{name}.yml", open_)
    _rebrand(small)
    settings = (small.folder / "mkdocs.yml").read_text(encoding="utf-8")
    own = "folder: media/maerke\n        logo: media/maerke/logo.svg"
    small.write("mkdocs.yml", settings.replace('logo: ""', own))
    small.write("content/media/maerke/logo.svg", LOGO)
    small.write("content/media/maerke/parts.svg", PARTS)
    done = small.praksis("build", "--clock", "2027-01-05T09:00")
    assert done.exit_code == 0, done.output
    return small


@needs.TIME
def test_the_brand_is_one_block_and_one_folder(other: ProjectCopy) -> None:
    front = (other.site / "index.html").read_text(encoding="utf-8")
    assert 'class="mark" src="./media/maerke/logo.svg"' in front
    drawn = (other.site / "assets/scener/oe-dag-sommer-1.svg").read_text(encoding="utf-8")
    assert 'x="-21" y="-7" width="42" height="7"' in drawn
    assert not (other.site / "media/maerke/parts.svg").exists()


@needs.TIME
def test_no_trace_of_the_first_brand(other: ProjectCopy) -> None:
    outputs = dict(_outputs(other))
    kinds = {path.suffix for path in outputs}
    assert {".html", ".xml", ".ics", ".css", ".svg", ".eml", ".webmanifest"} <= kinds
    found = [f"{path}: {hit[0]}" for path, text in outputs.items() for hit in _OLD.finditer(text)]
    assert found == []

    new = {_turned(c) for each in (LIGHT, DARK) for c in each.model_dump().values()}
    old = {c for each in (LIGHT, DARK) for c in each.model_dump().values()} - new
    old -= {"#ffffff"}  # MJML's own white, nobody's brand
    assert len(old) > 20
    left = [f"{path}: {c}" for path, text in outputs.items() for c in old if c in text.lower()]
    assert left == []


@needs.TIME
def test_the_new_brand_is_everywhere(other: ProjectCopy) -> None:
    outputs = {path.as_posix(): text for path, text in _outputs(other)}
    pine = _turned(LIGHT.pine)
    for path in ("site/index.html", "site/feed.xml", "site/manifest.webmanifest"):
        assert "Lægehusporten" in outputs[path], path
    assert "Region Østdanmark" in outputs["site/index.html"]
    (style,) = (text for path, text in outputs.items() if path.startswith("site/assets/site-")
                and path.endswith(".css"))  # fmt: skip
    assert f"--pine:{pine}" in style
    assert pine in outputs["site/assets/icons/favicon.svg"]
    mail = next(text for path, text in outputs.items() if path.endswith("simple.html") or (
        path.startswith("outbox/") and path.endswith(".html")))  # fmt: skip
    assert pine in mail


@needs.TIME
def test_pictures_take_the_colours(small: ProjectCopy, root: Path) -> None:
    assert small.praksis("build").exit_code == 0
    before = (small.site / "assets/deling/forside.png").read_bytes()
    _rebrand(small)
    assert small.praksis("build").exit_code == 0
    assert (small.site / "assets/deling/forside.png").read_bytes() != before


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('pine: "#0e5a4f"', "pine: green", "colours.light.pine"),
        ('accessibility_statement: ""', "accessibility_statement: http://x", "accessibility"),
        ('security_contact: ""', "security_contact: mig@example.org", "security_contact"),
        ('logo: ""', "logos: x", "logos"),
    ],
)
def test_values_that_cannot_be_used(small: ProjectCopy, old: str, new: str, key: str) -> None:
    file = small.folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    done = small.praksis("build")
    assert done.exit_code == 1
    assert key in done.output
    assert not small.site.exists()
