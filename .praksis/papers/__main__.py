"""Write THIRD-PARTY.md and the SBOM anew: `.venv/bin/python .praksis/papers`.

After a new lock, run `python3 start.py test` first: licences come from what is installed. With
`--check` nothing is written; what is stale is named, and the exit code is 1.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from libraries import Library, PapersError, libraries
from parts import Part, in_checks, in_form, in_tree
from sbom import project_component, sbom

_OPENING = """# What others made

Everything from others that the project uses, with its licence by the names of the
[SPDX list](https://spdx.org/licenses/) and the reason why it is there.
`.venv/bin/python .praksis/papers` writes this page from the lock files; do not change it by hand.

mutagen is under the GNU GPL. Whoever hands on the program together with mutagen does so under that
licence too, which section 3.3 of the MPL allows. The site it builds holds nothing of mutagen.
"""
_TITLES = (
    "Builds the site",
    "Lies in the tree, or goes onto the site",
    "The form in the browser",
    "Only tests and developers use it",
    "Only `.ci/run` uses it",
)
_ABOUT = {
    "The form in the browser": "`praksis admin fetch` takes it from npm when somebody asks for it.",
    "Only `.ci/run` uses it": (
        "`.ci/package-lock.json` has the same facts of the packages that these bring."
    ),
}


def papers(root: Path) -> Mapping[str, str]:
    """The text of each file, by its path. Raises PapersError."""
    found = libraries(root)
    tree, form, checks = (tuple(part(root)) for part in (in_tree, in_form, in_checks))
    build = tuple(each for each in found if each.builds)
    tests = tuple(each for each in found if not each.builds)
    told = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    project = project_component(told["name"], told["version"], told["license"])
    return {
        "THIRD-PARTY.md": "\n".join(_page((build, tree, form, tests, checks))),
        ".praksis/sbom.cdx.json": sbom(project, found, (*tree, *form)),
    }


def _page(tables: Iterable[Iterable[Library | Part]]) -> Iterator[str]:
    yield _OPENING
    for title, rows in zip(_TITLES, tables, strict=True):
        yield f"## {title}\n"
        if title in _ABOUT:
            yield f"{_ABOUT[title]}\n"
        yield "| Name | Version | Licence | Why |\n| --- | --- | --- | --- |"
        for each in rows:
            yield f"| {each.name} | {each.version or '–'} | {each.licence} | {each.why} |"
        yield ""


def main(words: list[str]) -> int:
    """Write the files, or with `--check` only compare; give the exit code."""
    root = Path(__file__).resolve().parents[2]
    try:
        texts = papers(root)
    except PapersError as error:
        print(error, file=sys.stderr)
        return 1
    stale = [
        name
        for name, text in texts.items()
        if not (file := root / name).is_file() or file.read_text(encoding="utf-8") != text
    ]
    if "--check" in words:
        for name in stale:
            print(f"{name} is stale: run .venv/bin/python .praksis/papers.", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (root / name).write_text(texts[name], encoding="utf-8")
        print(f"{name} written.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
