"""What MkDocs, a hook or another plugin refuses, in Danish and at its place."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from publishing.settings import FILE, SettingsError
from publishing.settings_file import hooks_of, place_in_settings
from site_plugins.errors import error_text

_LOG = logging.getLogger("mkdocs.config")
_OURS = frozenset({"site_plugins", "mkdocs", "material"})
_CURE = f'Ret den, eller slet den under "hooks" eller "plugins" i {FILE}.'
_VALUE = re.compile(r"Config value '(?P<key>[^']+)': (?P<said>.*)", re.DOTALL)
_OPTION = re.compile(
    r"Plugin '(?P<plugin>[^']+)' option '(?P<option>[^']+)': (?P<said>.*)", re.DOTALL
)
_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Required configuration not provided"), "mangler. Skriv den."),
    (re.compile(r"Expected type: <class 'str'>"), "skal være en tekst. Sæt den i anførselstegn."),
    (re.compile(r"Expected type: <class 'bool'>"), "er ikke ja eller nej. Skriv true eller false."),
    (re.compile(r"Expected type: <class 'int'>"), "skal være et helt tal. Skriv kun cifre."),
    (re.compile(r"Expected type: <class '(?:list|dict)'>|Expected a list"),
     "skal være en liste. Skriv hvert punkt på en linje med - foran."),
    (re.compile(r"isn't an existing (?:directory|file)|does not exist"),
     "peger på noget, der ikke findes. Ret stien."),
    (re.compile(r"Unrecognised configuration name"), "kendes ikke. Ret navnet, eller slet det."),
    (re.compile(r"The URL isn't valid"), "er ikke en hel adresse. Skriv den med https://."),
    (re.compile(r"plugin is not installed"), "har et plugin, der ikke er der. Ret navnet."),
    (re.compile(r"Failed to load extension|No module named"),
     "har en udvidelse, der ikke er der. Ret navnet, eller slet linjen."),
)  # fmt: skip
"""How MkDocs says it, and what we say after the key."""


class _Heard(logging.Handler):
    """What MkDocs tells its log of the settings, instead of its readers."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.told.append(record.getMessage())


@contextmanager
def settings_in_danish(root: Path) -> Iterator[None]:
    """Turn what MkDocs says of the settings inside into a SettingsError with a line for each."""
    heard = _Heard()
    _LOG.addHandler(heard)
    propagates, _LOG.propagate = _LOG.propagate, False
    try:
        yield
    except (Abort, ConfigurationError) as error:
        told = heard.told or [str(error)]
        raise SettingsError("\n".join(_sentence(root, each) for each in told)) from None
    finally:
        _LOG.propagate = propagates
        _LOG.removeHandler(heard)


def _sentence(root: Path, said: str) -> str:
    value = _VALUE.match(said)
    key, rest = (value["key"], value["said"]) if value else ("", said)
    option = _OPTION.match(rest)
    if option:
        at = place_in_settings(root, "plugins", option["plugin"], option["option"])
        named, rest = f'"{option["option"]}" under "{option["plugin"]}"', option["said"]
    else:
        at = place_in_settings(root, key) if key else place_in_settings(root)
        named = f'"{key}"' if key else "en værdi"
    danish = next((words for pattern, words in _SENTENCES if pattern.search(rest)), "")
    short = " ".join(rest.split())[:160].rstrip(".")
    return f"{at}: {named} {danish or f'kan ikke bruges: {short}. Ret værdien, eller slet linjen.'}"


def refusal_of(error: Exception, root: Path) -> str:
    """What stopped a build, as a sentence; empty for a fault of this program's own."""
    if isinstance(error, MkDocsException | TemplateError):
        return error_text(error)
    if isinstance(error, SyntaxError) and error.filename:
        shown = _shown(Path(error.filename), root)
        return f"{shown}:{error.lineno}:{error.offset or 1}: koden kan ikke læses. {_CURE}"
    frame = next((each for each in reversed(traceback.extract_tb(error.__traceback__))
                  if _is_foreign(Path(each.filename), root)), None)  # fmt: skip
    if frame is None:
        return ""
    shown = _shown(Path(frame.filename), root)
    said = " ".join(str(error).split())[:160].rstrip(".")
    return f"{shown}:{frame.lineno}:1: koden stopper med {type(error).__name__}: {said}. {_CURE}"


def _shown(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name


def _is_foreign(file: Path, root: Path) -> bool:
    """Whether it is a hook of the project, or a plugin for MkDocs that is none of ours."""
    hooks = {(root / hook).resolve() for hook in hooks_of(root)}
    if file.resolve() in hooks:
        return True
    packages = {each.value.partition(".")[0] for each in entry_points(group="mkdocs.plugins")}
    return bool((packages - _OURS) & set(file.parts)) and "site-packages" in file.parts
