"""The rules for hosts that read `_headers` out of the site: Netlify, Cloudflare Pages, others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from publishing.hosting.fingerprints import ENDINGS
from publishing.hosting.policy import EVERYWHERE
from publishing.hosting.rules import Addresses, header_rules

_WHOLE_FOLDERS = (
    "assets/billeder/",
    "assets/breve/",
    "assets/deling/",
    "assets/icons/",
    "assets/scener/",
    "data/",
    "feeds/",
    "media/",
)
"""All below these has the same caching."""
_THEME = "assets/"
"""Beside those folders it holds nothing but style, script and fonts named after their content."""


def netlify_rules(addresses: Addresses) -> str:
    """Rules that match add up, and none takes back what another said.

    So the frame rules name folders without a player, and page by page those with one; and what is
    kept for long is named, while the host's own rule for all else is to ask each time.
    """
    # What the form says otherwise must not be said of everything.
    apart = {name: value for name, value in EVERYWHERE.items() if name in addresses.form}
    rules = [_rule(f"{addresses.root}*", {k: v for k, v in EVERYWHERE.items() if k not in apart})]
    closed = addresses.page_headers(embeddable=False)
    open_ = addresses.page_headers(embeddable=True)
    rules += [_rule(path, closed | apart) for path in _closed(addresses)]
    rules += [_rule(path, open_ | apart) for path in addresses.embeds]
    if addresses.form:
        rules.append(_rule(f"{addresses.form_path}*", addresses.form))
    return "\n".join((*rules, *_kept(addresses)))


def _closed(addresses: Addresses) -> Iterator[str]:
    mixed = {_top(path, addresses.root) for path in addresses.embeds}
    whole = {_top(path, addresses.root) for path in addresses.pages} - mixed - {""}
    yield addresses.root
    yield from (f"{addresses.root}{top}/*" for top in sorted(whole))
    yield from (path for path in addresses.pages if _top(path, addresses.root) in mixed)


def _kept(addresses: Addresses) -> Iterator[str]:
    """Caching and open data, where they differ from what the host does by itself."""
    headers = [h for h in header_rules(addresses) if h.name in _KEPT]
    folders = [f"{addresses.root}{folder}" for folder in _WHOLE_FOLDERS]
    for folder in folders:
        said = {h.name: h.at(f"{folder}x") for h in headers}
        open_ = {h.name: h.at(f"{folder}x.xml") for h in headers} if _is_open(folder) else {}
        yield _rule(f"{folder}*", {k: v for k, v in (said | open_).items() if v})
    alike: dict[str, dict[str, str]] = {}
    for path in addresses.files:
        below = path.removeprefix(addresses.root)
        if path.startswith(tuple(folders)) or ("/" in below and path.endswith(".ics")):
            continue  # a calendar beside each page would be more rules than hosts take
        own = {h.name: h.at(path) for h in headers if h.at(path) not in ("", h.default)}
        if own:
            alike[_named_together(path, addresses.root)] = own
    yield from (_rule(path, own) for path, own in alike.items())


def _named_together(path: str, root: str) -> str:
    """A path, or the pattern that says it of all parts of the theme: hosts take a hundred rules."""
    ending = PurePosixPath(path).suffix
    of_theme = path.startswith(f"{root}{_THEME}") and ending in ENDINGS
    return f"{root}{_THEME}*{ending}" if of_theme else path


_KEPT = ("Cache-Control", "Access-Control-Allow-Origin")


def _is_open(folder: str) -> bool:
    return folder.endswith(("data/", "feeds/", "media/"))


def _top(path: str, root: str) -> str:
    return path.removeprefix(root).partition("/")[0]


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])
