"""The pages of our site as other generators would be given them, and those generators.

Every page becomes a Markdown file with the same words at the same address, and the media lie
beside. MkDocs has stock Material and its search; Hugo and Eleventy have a plain layout with menu
and footer, and write one file of all words for a search. A peer that is not installed is told of
and left out: Hugo is `hugo` on the PATH (Debian has it), Eleventy is `eleventy` on the PATH or the
`cmd.cjs` that `PRAKSIS_ELEVENTY` names.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

SCRIPTS = Path(sys.executable).parent
_TITLE = "Min Almen Praksis"
_MKDOCS = """\
site_name: Min Almen Praksis
site_url: https://min-almen-praksis.example.org/
docs_dir: docs
theme: {name: material, language: da, font: false}
plugins: [search]
markdown_extensions: [tables, attr_list, def_list]
nav: [index.md]
not_in_nav: "*"
"""
_HUGO = """\
baseURL = "https://min-almen-praksis.example.org/"
title = "Min Almen Praksis"
languageCode = "da"
disableKinds = ["taxonomy", "term", "RSS"]
[outputs]
home = ["HTML", "JSON"]
"""
_MENU = "".join(
    f'<li><a href="/{path}/">{path}</a></li>'
    for path in ("muligheder", "livet", "vejen", "omraader", "arrangementer", "podcast", "om")
)
_LAYOUT = (
    '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>%s</title></head><body>'
    f"<header><nav><ul>{_MENU}</ul></nav></header><main><h1>%s</h1>%s</main>"
    f"<footer><p>{_TITLE}</p><ul>{_MENU}</ul></footer></body></html>"
)
_HUGO_PAGE = _LAYOUT % ("{{ .Title }}", "{{ .Title }}", "{{ .Content }}")
_HUGO_SEARCH = (
    "[{{ range $at, $page := .Site.Pages }}{{ if $at }},{{ end }}"
    '{{ dict "url" .RelPermalink "title" .Title "text" .Plain | jsonify }}{{ end }}]'
)
_ELEVENTY = """\
module.exports = (config) => {
  config.addPassthroughCopy({ media: "media" });
  return { markdownTemplateEngine: false, dir: { input: "docs", includes: "../layouts" } };
};
"""
_ELEVENTY_PAGE = _LAYOUT % ("{{ title }}", "{{ title }}", "{{ content | safe }}")
_ELEVENTY_SEARCH = """\
---js
{ permalink: "search.json", eleventyExcludeFromCollections: true, layout: null }
---
[{% for page in collections.all %}{{ { url: page.url, title: page.data.title,
text: page.content | striptags } | dump | safe }}{% if not loop.last %},{% endif %}{% endfor %}]
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator with the same pages."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: str
    """The folder that it writes, removed before each build."""
    article: Path
    """The file of `muligheder/genopslag/`."""


def peers(folder: Path, ours: Path) -> Iterator[Peer]:
    """Each peer that is installed, with the pages of our built site written for it."""
    made: tuple[tuple[str, list[str] | None, Callable[[Path, Path], Path], str], ...] = (
        ("mkdocs", [str(SCRIPTS / "mkdocs"), "build", "--quiet"], write_mkdocs, "site"),
        ("hugo", _hugo(), write_hugo, "public"),
        ("eleventy", _eleventy(), write_eleventy, "_site"),
    )
    for name, command, write, output in made:
        if command is None:
            print(f"{name} is not installed and left out")
            continue
        article = write(folder / name, ours)
        yield Peer(name, folder / name, tuple(command), output, article)


def _hugo() -> list[str] | None:
    found = shutil.which("hugo")
    return [found, "--quiet"] if found else None


def _eleventy() -> list[str] | None:
    named, node = os.environ.get("PRAKSIS_ELEVENTY"), shutil.which("node")
    if named and node:
        return [node, named, "--quiet"]
    found = shutil.which("eleventy")
    return [found, "--quiet"] if found else None


def write_mkdocs(folder: Path, ours: Path) -> Path:
    """The pages outside the navigation: with all in it, MkDocs' time grows with the square."""
    for page, text in _pages(ours):
        _write(folder / "docs" / page / "index.md", text)
    shutil.copytree(ours / "content" / "media", folder / "docs" / "media")
    _write(folder / "mkdocs.yml", _MKDOCS)
    return folder / "docs" / "muligheder" / "genopslag" / "index.md"


def write_hugo(folder: Path, ours: Path) -> Path:
    """The pages as sections where others lie below them, else as leaves."""
    for page, text in _pages(ours):
        below = next((ours / "site" / page).glob("*/**/index.html"), None)
        _write(folder / "content" / page / ("_index.md" if below else "index.md"), text)
    shutil.copytree(ours / "content" / "media", folder / "static" / "media")
    _write(folder / "config.toml", _HUGO)
    for name in ("single.html", "list.html"):
        _write(folder / "layouts" / "_default" / name, _HUGO_PAGE)
    _write(folder / "layouts" / "index.html", _HUGO_PAGE)
    _write(folder / "layouts" / "index.json", _HUGO_SEARCH)
    return folder / "content" / "muligheder" / "genopslag" / "index.md"


def write_eleventy(folder: Path, ours: Path) -> Path:
    """The pages with one layout for all of them."""
    for page, text in _pages(ours):
        _write(folder / "docs" / page / "index.md", text)
    shutil.copytree(ours / "content" / "media", folder / "media")
    _write(folder / ".eleventy.js", _ELEVENTY)
    _write(folder / "docs" / "docs.json", json.dumps({"layout": "page.njk"}))
    _write(folder / "layouts" / "page.njk", _ELEVENTY_PAGE)
    _write(folder / "docs" / "search.njk", _ELEVENTY_SEARCH)
    return folder / "docs" / "muligheder" / "genopslag" / "index.md"


def _pages(ours: Path) -> Iterator[tuple[Path, str]]:
    for page in sorted((ours / "site").rglob("index.html")):
        yield page.parent.relative_to(ours / "site"), markdown_of(page)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def markdown_of(page: Path) -> str:
    """The words of a page as an author would write them."""
    tree = html.document_fromstring(page.read_text(encoding="utf-8"))
    main_part = tree.find(".//main")
    body = tree if main_part is None else main_part
    title = str(tree.xpath("string(/html/head/title)"))
    blocks = "\n\n".join(_blocks(body, page.parent))
    return f"---\ntitle: {json.dumps(title)}\n---\n\n{blocks}\n"


def _blocks(element: html.HtmlElement, folder: Path) -> Iterator[str]:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in ("svg", "script", "template"):
            continue
        if child.tag in ("h1", "h2", "h3", "h4"):
            yield f"{'#' * int(child.tag[1])} {_words(child, folder)}"
        elif child.tag in ("p", "dt", "dd", "summary", "button", "label"):
            yield _words(child, folder)
        elif child.tag == "li" and not child.xpath(".//p | .//h3 | .//ul | .//ol"):
            yield f"- {_words(child, folder)}"
        else:
            yield from _blocks(child, folder)


def _words(element: html.HtmlElement, folder: Path) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == "a":
            parts.append(f"[{' '.join(child.text_content().split())}]({_target(child, folder)})")
        elif child.tag != "svg":
            parts.append(_words(child, folder))
        parts.append(child.tail or "")
    return " ".join(" ".join(parts).split())


def _target(link: html.HtmlElement, folder: Path) -> str:
    address = str(link.get("href", ""))
    path, sharp, anchor = address.partition("#")
    if path.endswith("/") and (folder / path / "index.html").is_file():
        return f"{path}index.md{sharp}{anchor}"
    return address
