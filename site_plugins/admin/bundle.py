"""The programs behind the form, as npm gave them: which files, checked, and where they end up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from publishing.output import OutputFile
from records.errors import PraksisError
from site_plugins.admin.kept_work import KEPT_WORK

FOLDER = ".praksis/cache/admin"
SVELTIA, YAML, EXIFR = "@sveltia/cms", "yaml", "exifr"

_HERE = Path(__file__).parent
_ASSETS = "npm/assets/"
_ELSEWHERE = (
    ("https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@5.3.0/latin-wght-normal.woff2",
     "fonts/source-sans-3-latin-wght-normal-BqRLTx4X.woff2"),
    ("https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2",
     "fonts/noto-mono-latin-400-normal-DiC8lJru.woff2"),
    ("https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2",
     "fonts/material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2"),
    # Its own release, the languages in it, and what it would ask to learn of newer ones.
    ("`https://unpkg.com/@sveltia/cms`", "`./sveltia`"),
    ("`https://unpkg.com/@sveltia/ui`", "`./lib/ui`"),
    ("`https://unpkg.com/@shikijs`", "`./lib/shiki`"),
    ("`https://unpkg.com/${e}`", "`./lib/${e}`"),
    # How GitHub and GitLab are today: the file says nothing, so the form says nothing of it.
    ("https://www.githubstatus.com/api/v2/status.json", "status.json"),
    ("https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7", "status.json"),
)  # fmt: skip
"""Where Sveltia CMS would ask other hosts, and what stands there instead, below `admin/`."""
_STATIC = "HL({fieldConfig:t.fieldConfig,locale:t.locale})"
_CHECKED = "T=HL({fieldConfig:g,locale:n}),ee={...NEe}"
_LACKING = "ee={...NEe,valueMissing:T&&_===`object`&&m===null}"
_DRAWN = "o.current&&R(ge)&&R(h)!==`hidden`"
_GROUP = "Xs(()=>{ue(),R(T)&&R(w)&&R(oe)&&he()})"
_OURS = "window.praksisForm"
_OPENED = "l()&&!R(ne)&&!R(w)?(praksisOpened=!0,de())"
_CLOSED = f"!l()&&praksisOpened&&R(w)&&{_OURS}.isEmpty(R(S),t.keyPath)&&(praksisOpened=!1,fe())"
_ENTRIES_GO = (
    "return{targets:[...r.values()],blockers:y2(i),praksisDeleted:{collection:e.name,entries:n}}}"
)
_ASSETS_GO = "blockers:y2(i.flatMap(({blockers:e})=>e)),praksisDeleted:{assets:e}}}"
_TO_A_FIELD = "A6({draft:n,stateMap:Object.fromEntries(a.map(e=>[e,!0]))}),window.requestAnimation"
_LOSSES = "W(i,e=>{t.plan.blockers.length?e(a):t.plan.targets.length&&e(o,1)})"
_ASKED_OF_US = (
    # Whether a field has a star: our rules know of the record's other fields.
    (
        f"x=k(()=>{_STATIC})",
        f"x=k(()=>{_OURS}.isNeeded(o.current,t.keyPath,t.locale)??{_STATIC})",
    ),
    # Whether it may be saved without; Sveltia CMS never misses a group that was not added.
    (
        _CHECKED,
        f"T={_OURS}.isNeeded(t,p,n,r)??HL({{fieldConfig:g,locale:n}}),{_LACKING}",
    ),
    # A group with a star is opened, and closed again where the star goes and nothing was written.
    (_GROUP, f"let praksisOpened=!1;I(()=>{{{_OPENED}:{_CLOSED}}});{_GROUP}"),
    # A draft may lack what its author has not decided on yet, but not the name of its file, which
    # never changes: Sveltia CMS would make one up.
    ("te&&BEe(ee,o)", f"te&&BEe(ee,o||{_OURS}.namesFile(t,p))"),
    # No offer of English to a browser that is set to it: the office writes in Danish.
    ("if(await c9(`newLanguageCta`))return;", "return;"),
    # What would break, said before something is deleted: which records or files go, and to whom.
    ("return{targets:[...r.values()],blockers:y2(i)}}", _ENTRIES_GO),
    ("blockers:y2(i.flatMap(({blockers:e})=>e))}}", _ASSETS_GO),
    (_LOSSES, f"I(()=>{_OURS}.deleting(t.plan.praksisDeleted)),{_LOSSES}"),
    # A fault leads to its field, also where nobody has scrolled so far that it is drawn.
    (_TO_A_FIELD, _TO_A_FIELD.replace(",window", f",await {_OURS}.drawn(e,t),window")),
    # Whether a field is drawn at all.
    (f"{_DRAWN}&&e(Ne)", f"{_DRAWN}&&{_OURS}.isShown(o.current,t.keyPath,t.locale)&&e(Ne)"),
)
"""Where Sveltia CMS asks `web/rules.js`: it has no fields that hang on others."""


class BundleError(PraksisError):
    """The files of npm are not there, or not those that were pinned."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package of npm in one version, and the files of it that are used."""

    name: str
    version: str
    files: Mapping[str, str]
    """The SHA-256 of each, by its path in the package."""

    @property
    def folder(self) -> str:
        """Where it lies on this machine, below `FOLDER`."""
        return f"{self.name.replace('/', '-').removeprefix('@')}-{self.version}"


@cache
def packages() -> Mapping[str, Package]:
    """Those that are pinned, by name."""
    pins = json.loads((_HERE / "pins.json").read_text(encoding="utf-8"))
    return {name: Package(name, pin["version"], pin["files"]) for name, pin in pins.items()}


def checked(package: Package, path: str, content: bytes) -> bytes:
    """The same bytes. Raises BundleError where they are not the pinned ones."""
    if hashlib.sha256(content).hexdigest() != package.files[path]:
        raise BundleError(
            f"{package.name} {package.version}: filen {path} er ikke den, vi har kontrolleret. "
            "Kør praksis admin fetch igen."
        )
    return content


@dataclass(frozen=True, slots=True)
class Bundle:
    """The fetched files of a project."""

    project: Path

    def read(self, name: str, path: str) -> bytes:
        """A file of a package. Raises BundleError."""
        package = packages()[name]
        file = self.project / FOLDER / package.folder / path
        try:
            content = file.read_bytes()
        except OSError:
            raise BundleError(
                "Formularen mangler sit program. Kør praksis admin fetch, og prøv igen."
            ) from None
        return checked(package, path, content)

    def has(self, package: Package) -> bool:
        """Whether every file of the package is here, and the pinned one."""
        try:
            for path in package.files:
                self.read(package.name, path)
        except BundleError:
            return False
        return True

    def outputs(self) -> Iterator[OutputFile]:
        """All of them, where the form's page asks for them. Raises BundleError."""
        yield OutputFile("sveltia-cms.js", self._program())
        yield self._as("chunks/react-dom.js", SVELTIA, "dist/chunks/react-dom.js")
        yield self._as("sveltia/package.json", SVELTIA, "package.json")
        release = f"sveltia@{packages()[SVELTIA].version}"
        yield OutputFile(f"{release}/locales/da.json", self._danish())
        for path in packages()[SVELTIA].files:
            if path.startswith(_ASSETS):
                yield self._as(f"fonts/{path.removeprefix(_ASSETS)}", SVELTIA, path)
        yield self._as("LICENSE-sveltia-cms.txt", SVELTIA, "LICENSE.txt")
        for path in packages()[YAML].files:
            yield self._as(f"lib/yaml/{path}", YAML, path)
        exifr = f"lib/exifr@{packages()[EXIFR].version}"
        for path in packages()[EXIFR].files:
            yield self._as(f"{exifr}/{path}", EXIFR, path)
        yield OutputFile("status.json", b"{}\n")

    def _as(self, target: str, name: str, path: str) -> OutputFile:
        return OutputFile(target, self.read(name, path))

    def _danish(self) -> bytes:
        """Its Danish words, some of them put plainer, and those that it has in English alone."""
        words = json.loads(self.read(SVELTIA, "locales/da.json"))
        ours = json.loads((_HERE / "web" / "words.json").read_text(encoding="utf-8"))
        program = self.read(SVELTIA, "dist/sveltia-cms.js").decode("utf-8")
        unknown = sorted(key for key in _keys(ours) if f"{key}:" not in program)
        if unknown:
            raise BundleError(f"Sveltia CMS har ikke teksterne {', '.join(unknown)}.")
        return json.dumps(_with(words, ours), ensure_ascii=False).encode()

    def _program(self) -> bytes:
        """Sveltia CMS with our rules, and without an address of another host."""
        text = self.read(SVELTIA, "dist/sveltia-cms.js").decode("utf-8")
        for there, here in (*_ELSEWHERE, *_ASKED_OF_US, *KEPT_WORK):
            if text.count(there) != 1:
                raise BundleError(f"Sveltia CMS: {there} står der ikke præcis én gang.")
            text = text.replace(there, here)
        return text.encode("utf-8")


def _keys(words: Mapping[str, Any]) -> Iterator[str]:
    for key, value in words.items():
        yield key
        if isinstance(value, dict):
            yield from _keys(value)


def _with(words: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, Any]:
    """The words with some put otherwise, and some that were not there."""
    return dict(words) | {
        key: _with(words.get(key, {}), value) if isinstance(value, dict) else value
        for key, value in ours.items()
    }
