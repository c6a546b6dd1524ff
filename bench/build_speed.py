"""Time of a whole build, beside plain MkDocs with Material making the same pages.

    .venv/bin/python bench/build_speed.py [--records 100 1000] [--rounds 3]

Both sides run in turns, each in a process of its own. Ours reads and checks the records, writes
pages, feeds, calendars, podcast files, search index and mails. The peer gets the words of each of
our pages as a Markdown file at the same address, outside the navigation (with every record in it,
its time grows with the square), and the same media; its search is off.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = Path(sys.executable).parent
CLOCK = "2026-11-22T09:00"
TEMPLATES = (
    "albertslund-2026-1",
    "gladsaxe-2025-1",
    "frederikssund-praksis-til-salg-2026",
    "halsnaes-vikariat-2027",
)
PEER = """\
site_name: Min Almen Praksis
site_url: https://min-almen-praksis.example.org/
docs_dir: docs
theme: {name: material, language: da, font: false}
plugins: []
markdown_extensions: [tables, attr_list, def_list]
nav: [index.md]
not_in_nav: "*"
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one build cost: seconds on the clock and of the processor, and megabytes at most."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Whole builds beside plain MkDocs.")
    parser.add_argument("--records", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print("records  pages  side      wall s  cpu s  peak MB   cpu ratio")
    for records in given.records:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            compare(Path(folder), records, given.rounds)


def compare(folder: Path, records: int, rounds: int) -> None:
    """Print two lines for one number of vacancies."""
    ours, peer = folder / "ours", folder / "peer"
    write_project(ours, records)
    build_ours(ours)
    pages = write_peer(peer, ours)
    pairs = [(build_ours(ours), build_peer(peer)) for _ in range(rounds)]
    ratio = statistics.median(one.cpu / other.cpu for one, other in pairs)
    for side, runs in (("praksis", [p[0] for p in pairs]), ("mkdocs", [p[1] for p in pairs])):
        told = f"{ratio:9.2f}" if side == "praksis" else ""
        wall, cpu, memory = (
            statistics.median(getattr(run, name) for run in runs)
            for name in ("wall", "cpu", "memory")
        )
        print(f"{records:7} {pages:6}  {side:8} {wall:7.2f} {cpu:6.2f} {memory:8.0f}   {told}")


# --- the two projects -------------------------------------------------------------------------


def write_project(folder: Path, records: int) -> None:
    """The real project with so many vacancies in all."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "site_plugins" / "theme", folder / "site_plugins" / "theme")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    vacancies = folder / "content" / "vacancies"
    texts = [(name, (vacancies / f"{name}.yml").read_text(encoding="utf-8")) for name in TEMPLATES]
    for number in range(records - len(list(vacancies.glob("*.yml")))):
        name, text = texts[number % len(texts)]
        copy = f"{name}-{number:04}"
        changed = text.replace(f"id: {name}\n", f"id: {copy}\n").replace(
            "\ntitle: ", f"\ntitle: {number}. ", 1
        )
        (vacancies / f"{copy}.yml").write_text(changed, encoding="utf-8")


def write_peer(folder: Path, ours: Path) -> int:
    """Every page of our site as Markdown, and the media; says how many pages."""
    docs = folder / "docs"
    pages = sorted((ours / "site").rglob("index.html"))
    for page in pages:
        target = docs / page.relative_to(ours / "site").with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown_of(page), encoding="utf-8")
    shutil.copytree(ours / "content" / "media", docs / "media")
    (folder / "mkdocs.yml").write_text(PEER, encoding="utf-8")
    return len(pages)


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


# --- running ----------------------------------------------------------------------------------


def build_ours(folder: Path) -> Run:
    """One `praksis build`."""
    return _run(folder, [str(SCRIPTS / "praksis"), "build", "--clock", CLOCK])


def build_peer(folder: Path) -> Run:
    """One `mkdocs build`."""
    return _run(folder, [str(SCRIPTS / "mkdocs"), "build", "--quiet"])


def _run(folder: Path, command: list[str]) -> Run:
    """Run a command in a folder. Exits with its output when it fails."""
    log = folder.parent / "log"
    started = time.perf_counter()
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        os.execve(command[0], command, environment)  # noqa: S606 - a fixed program
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    if status:
        sys.exit(log.read_text(encoding="utf-8")[-2000:])
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
