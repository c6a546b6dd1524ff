"""click's own words in Danish, from a catalogue that translators' programs can open.

click asks `gettext` for each of them, which would take the language from the environment and the
catalogue from a compiled file. Ours is always Danish and read as it is.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click

FILE = Path(__file__).parent / "locale" / "da" / "LC_MESSAGES" / "click.po"

_ENTRY = re.compile(r'^(msgid_plural|msgid|msgstr(?:\[\d\])?) ((?:"[^\n]*"\n?)+)', re.MULTILINE)
_TYPES: dict[type[click.ParamType[Any]], str] = {
    click.types.IntParamType: "heltal",
    click.types.IntRange: "heltal",
    click.types.FloatParamType: "tal",
    click.types.FloatRange: "tal",
    click.types.StringParamType: "tekst",
    click.types.File: "fil",
}
"""The types of values whose names click has in English alone."""


class Catalogue(NullTranslations):
    """The words of a `.po` file, which is read when the first of them is asked for."""

    def __init__(self, file: Path = FILE) -> None:
        super().__init__()
        self.file = file

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """What stands for each English word or sentence: for one, and for more where that differs.

        A sentence is found by the words for one.
        """
        found: dict[str, tuple[str, ...]] = {}
        english = ""
        for name, quoted in _ENTRY.findall(self.file.read_text(encoding="utf-8")):
            text = "".join(json.loads(line) for line in quoted.splitlines())
            if name == "msgid":
                english = text
            elif name != "msgid_plural":
                found[english] = (*found.get(english, ()), text)
        return found

    def gettext(self, message: str) -> str:
        """The Danish words, or the English ones where the catalogue has none."""
        return self.words.get(message, (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The same for a number of things."""
        return self.words.get(msgid1, (msgid1, msgid2))[0 if n == 1 else -1]


def _range_in_words(self: click.IntRange) -> str:
    """Instead of `0<=x<=3660`."""
    if self.max is None:
        return f"på mindst {self.min}"
    return f"fra {self.min} til {self.max}" if self.min is not None else f"på højst {self.max}"


def speak_danish() -> None:
    """Give click the catalogue. Other libraries keep what they have."""
    catalogue = Catalogue()
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for word, translate in (("_", catalogue.gettext), ("ngettext", catalogue.ngettext)):
                if hasattr(module, word):
                    setattr(module, word, translate)
    for kind, danish in _TYPES.items():
        kind.name = danish
    click.IntRange._describe_range = _range_in_words  # type: ignore[method-assign,assignment] # noqa: SLF001
