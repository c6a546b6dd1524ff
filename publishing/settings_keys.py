"""The keys of `mkdocs.yml` that MkDocs reads: what it would refuse in English, late, or never."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from records.danish.nearest import nearest

_MKDOCS = (
    "site_name", "nav", "pages", "site_url", "site_description", "site_author", "theme", "docs_dir",
    "site_dir", "copyright", "google_analytics", "dev_addr", "use_directory_urls", "repo_url",
    "repo_name", "edit_uri", "edit_uri_template", "extra_css", "extra_javascript",
    "extra_templates", "markdown_extensions", "mdx_configs", "strict", "remote_branch",
    "remote_name", "extra", "plugins", "hooks", "watch", "exclude_docs", "draft_docs",
    "not_in_nav", "validation", "config_file_path", "INHERIT",
)  # fmt: skip
"""Every key that MkDocs has."""
MISPLACED = "Flyt den ind under plugins → publisher, seks mellemrum inde."
_ADDRESS = re.compile(r"https?://\S+")
_HOST = re.compile(r"https?://(?:[\w-]+\.)+[a-z]{2,}(?:[/:?#]|$)", re.IGNORECASE)
_LISTENS = re.compile(r"[\w.:\[\]-]+:\d{1,5}")
_CONTENT, _SITE = "content", "site"


class WrongKey(NamedTuple):
    """What is wrong with a value, and the keys that lead to it."""

    where: tuple[str | int, ...]
    text: str
    """A Danish sentence with its cure."""
    of_key: bool = False
    """Whether the key itself is meant."""


def wrong_keys(
    project: Path, values: Mapping[str, Any], ours: Collection[str]
) -> Iterator[WrongKey]:
    """What cannot be used in the settings, in the order that it is asked for.

    `ours` are the keys that belong under `publisher`.
    """
    for key in values:
        if key in ours and key not in _MKDOCS:
            yield WrongKey((str(key),), f'"{key}" står det forkerte sted. {MISPLACED}', of_key=True)
        elif key not in _MKDOCS:
            near = nearest(str(key), _MKDOCS)
            cure = f"Skriv {near}." if near else "Slet linjen, eller skriv den under extra."
            yield WrongKey((str(key),), f'"{key}" kendes ikke. {cure}', of_key=True)
    for key, judge in _RULES.items():
        if key in values:
            wrong = judge(project, values[key])
            if wrong:
                yield WrongKey((key,), wrong, of_key=values[key] in (None, ""))


def _name(_: Path, value: object) -> str:
    if value is None or value == "":
        return "siden har intet navn. Skriv fx site_name: Min Almen Praksis."
    if not isinstance(value, str):
        return '"site_name" skal være én tekst. Skriv fx site_name: Min Almen Praksis.'
    return ""


def _address(key: str) -> Callable[[Path, object], str]:
    def judge(_: Path, value: object) -> str:
        if not value or (isinstance(value, str) and _ADDRESS.fullmatch(value)):
            return ""
        word = str(value).split()[0].rstrip(",;") if str(value).strip() else ""
        whole = word if _ADDRESS.fullmatch(word) else f"https://{word}"
        meant = whole if _HOST.match(whole) else "https://example.org/"
        return f'"{key}" er "{_short(value)}", som ikke er en hel adresse. Skriv {key}: {meant}.'

    return judge


def _short(value: object) -> str:
    return " ".join(str(value).split())[:60]


def _docs(project: Path, value: object) -> str:
    if (project / str(value)).resolve() == (project / _CONTENT).resolve():
        return ""
    said = f'"docs_dir" er "{value}", men indholdet ligger altid i {_CONTENT}/.'
    return f"{said} Skriv docs_dir: {_CONTENT}."


def _output(project: Path, value: object) -> str:
    output, content = (project / str(value)).resolve(), (project / _CONTENT).resolve()
    if output != project.resolve() and not output.is_relative_to(content):
        return ""
    return f'"site_dir" er "{value}", hvor dine egne filer ligger. Skriv site_dir: {_SITE}.'


def _theme(project: Path, value: object) -> str:
    options = value if isinstance(value, dict) else {"name": value}
    name = options.get("name", "material")
    if name not in ("material", None):
        return (
            f'temaet hedder "{name}", og sidens skabeloner kræver material. Skriv name: material.'
        )
    folder = options.get("custom_dir")
    if folder and not (project / str(folder)).is_dir():
        return (
            f'"custom_dir" er "{folder}", som ikke er en mappe. '
            "Skriv custom_dir: site_plugins/theme."
        )
    return ""


def _flag(key: str, *, only: bool | None = None) -> Callable[[Path, object], str]:
    def judge(_: Path, value: object) -> str:
        if isinstance(value, bool) and only in (None, value):
            return ""
        if only is not None:
            word = str(only).lower()
            return f'"{key}" skal være {word}, for alle adresser ender på /. Skriv {key}: {word}.'
        return f'"{key}" er "{value}". Skriv {key}: true eller {key}: false.'

    return judge


def _menu(_: Path, value: object) -> str:
    del value
    return "menuen bliver lavet af artiklerne, så nav gør ingen forskel. Slet nav."


def _files(key: str) -> Callable[[Path, object], str]:
    def judge(project: Path, value: object) -> str:
        names = value if isinstance(value, list) else [value]
        gone = next((each for each in names if not (project / str(each)).is_file()), None)
        said = f'"{key}" peger på "{gone}", som ikke findes. Ret stien, eller slet linjen.'
        return said if gone is not None else ""

    return judge


def _assets(key: str) -> Callable[[Path, object], str]:
    def judge(_: Path, value: object) -> str:
        wanted = f'"{key}" bliver ikke brugt af sidens skabeloner, så filen når ingen læser.'
        return f"{wanted} Slet linjen." if value else ""

    return judge


def _listens(_: Path, value: object) -> str:
    if isinstance(value, str) and _LISTENS.fullmatch(value):
        return ""
    return f'"dev_addr" er "{value}". Skriv værten og porten, fx dev_addr: 127.0.0.1:8000.'


_RULES: Mapping[str, Callable[[Path, object], str]] = {
    "site_name": _name,
    "site_url": _address("site_url"),
    "repo_url": _address("repo_url"),
    "docs_dir": _docs,
    "site_dir": _output,
    "theme": _theme,
    "strict": _flag("strict"),
    "use_directory_urls": _flag("use_directory_urls", only=True),
    "nav": _menu,
    "hooks": _files("hooks"),
    "INHERIT": _files("INHERIT"),
    "extra_css": _assets("extra_css"),
    "extra_javascript": _assets("extra_javascript"),
    "dev_addr": _listens,
}
"""What is said of a value; empty where it can be used."""
