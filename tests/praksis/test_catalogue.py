"""Whatever click says to users has Danish words, of which each fits what click puts into it."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from praksis import catalogue
from praksis.catalogue import Catalogue, speak_danish

CLICK = Path(click.__file__).parent
FOR_PROGRAMMERS = ("TypeError", "ValueError", "RuntimeError", "OSError")
NOT_OURS = {
    "_termui_impl.py": "bars and editors, which no command has",
    "_winconsole.py": "faults of the Windows console itself",
    "shell_completion.py": "the set-up of a shell",
}
UNMARKED = {"required"}
"""click translates it, but names it by a variable."""
WORDS = Catalogue().words


def words_of(file: Path) -> Iterator[tuple[str, ...]]:
    """What click asks gettext for, without what only a programmer can meet."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            setattr(child, "parent", node)  # noqa: B010 - not an attribute of its type
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            number = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
            found = tuple(
                arg.value
                for arg in node.args[:number]
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            )
            if found and not for_programmers(node):
                yield found  # fmt: skip


def for_programmers(node: ast.AST) -> bool:
    """Whether it is part of an error in a program, or of how a value shows itself."""
    while parent := getattr(node, "parent", None):
        if isinstance(parent, ast.Raise) and isinstance(parent.exc, ast.Call):
            return ast.unparse(parent.exc.func) in FOR_PROGRAMMERS
        if isinstance(parent, ast.FunctionDef):
            return parent.name == "__repr__"
        node = parent
    return False


@cache
def shown() -> frozenset[tuple[str, ...]]:
    """Whatever click may say to users of our commands."""
    files = (file for file in CLICK.glob("*.py") if file.name not in NOT_OURS)
    return frozenset(words for file in files for words in words_of(file))


def fields(text: str) -> set[str]:
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return named | set(re.findall(r"%\((\w+)\)", text))


def test_the_words_of_click_are_found() -> None:
    assert len(shown()) > 50
    assert ("Aborted!",) in shown()
    assert all((CLICK / name).is_file() for name in NOT_OURS)


def test_each_is_there_in_danish() -> None:
    for words in shown():
        danish = WORDS.get(words[0], ())
        assert len(danish) == len(words), f"praksis/locale lacks {words[0]!r}"
        for text in danish:
            assert fields(text) <= set().union(*map(fields, words)), text


def test_nothing_is_there_that_click_does_not_say() -> None:
    english = {words[0] for words in shown()} | UNMARKED
    assert set(WORDS) - english == {""}


def test_every_module_of_click_has_them() -> None:
    asked = [
        (name, word, module)
        for name, module in sys.modules.items()
        for word in ("_", "ngettext")
        if name.startswith("click.") and name.rpartition(".")[2] + ".py" not in NOT_OURS
        if hasattr(module, word)
    ]
    assert len(asked) > 8
    for name, word, module in asked:
        translate = getattr(module, word)
        assert isinstance(getattr(translate, "__self__", None), Catalogue), f"{name}.{word}"


def test_one_and_more() -> None:
    words = Catalogue()
    english = ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)")
    assert words.ngettext(*english, 1) == "Mente du {possibility}?"
    assert words.ngettext(*english, 0) == words.ngettext(*english, 2)
    assert words.ngettext(*english, 2) == "Mente du en af disse: {possibilities}?"
    assert words.ngettext("{n} thing", "{n} things", 2) == "{n} things"
    assert words.gettext("Unknown") == "Unknown"


def test_no_other_library_speaks_danish() -> None:
    """Nothing but click, in whatever language the machine is."""
    script = (
        "import argparse, gettext\nfrom praksis.cli import main\n"
        "print(gettext.gettext('Usage:'), argparse._('usage: '))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True,
                          text=True, cwd=Path(catalogue.__file__).parents[1])  # fmt: skip
    assert done.stdout.split() == ["Usage:", "usage:"]
    speak_danish()


def test_every_entry_of_the_file_was_read() -> None:
    text = catalogue.FILE.read_text(encoding="utf-8")
    assert len(WORDS) == len(re.findall(r"^msgid ", text, re.MULTILINE))
    assert all(all(words) for key, words in WORDS.items() if key)
    assert WORDS["Choose from:\n\t{choices}"] == ("Vælg en af:\n\t{choices}",)
