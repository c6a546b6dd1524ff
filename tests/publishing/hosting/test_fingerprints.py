"""Names that change with the content, and with the content of what is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publishing.hosting.fingerprints import fingerprinted, marked_names
from tests.project_copy import ProjectCopy

FILES = {
    "assets/site.css": b"a{src:url(fonts/f.woff2)}",
    "assets/page.js": b'import {a} from "./text.js"; load("tools/more.js"); b("other.js");',
    "assets/text.js": b"export const a = 1;",
    "assets/tools/more.js": b"",
    "assets/fonts/f.woff2": b"\0\xff text.js",
}


def _made(files: dict[str, bytes]) -> dict[str, bytes]:
    return {file.path: file.content for file in fingerprinted(files)}


def test_what_a_file_names_follows() -> None:
    made = _made(FILES)
    names = marked_names(made)
    assert names.keys() == FILES.keys()
    text = made[names["assets/page.js"]].decode()
    assert f'"./{names["assets/text.js"].removeprefix("assets/")}"' in text
    assert f'"{names["assets/tools/more.js"].removeprefix("assets/")}"' in text
    assert 'b("other.js")' in text
    assert (
        names["assets/fonts/f.woff2"].removeprefix("assets/").encode()
        in made[names["assets/site.css"]]
    )
    assert made[names["assets/fonts/f.woff2"]] == FILES["assets/fonts/f.woff2"]


def test_a_change_changes_the_names_of_those_that_name_it() -> None:
    before = marked_names(_made(FILES))
    after = marked_names(_made(FILES | {"assets/text.js": b"export const a = 2;"}))
    changed = {name for name in FILES if before[name] != after[name]}
    assert changed == {"assets/text.js", "assets/page.js"}


def test_a_ring_is_refused() -> None:
    ring = {"a.js": b'import "./b.js"', "b.js": b'import "./a.js"'}
    with pytest.raises(ValueError, match=re.escape("a.js -> b.js -> a.js")):
        list(fingerprinted(ring))


def test_every_name_on_the_site_leads_to_a_file(built: ProjectCopy) -> None:
    reference = re.compile(r"""(?:href|src)="([^"]*assets/[^"]+\.(?:css|js|woff2))\"""")
    pages = list(built.site.rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        for found in reference.findall(page.read_text(encoding="utf-8")):
            plain = built.site if found.startswith("/") else page.parent
            assert re.search("-[0-9a-f]{10}[.]", found), found
            assert (plain / Path(found.lstrip("/"))).is_file(), (page, found)
