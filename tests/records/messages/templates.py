"""Every message that a check or a reader can give: found where the sources make it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.records.messages.definitions import reaching
from tests.records.messages.modules import Module, called, read_modules
from tests.records.messages.texts import HOLE, Texter, Texts

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Site:
    """A call that makes a message, and the texts it can have."""

    module: str
    path: str
    line: int
    templates: frozenset[str]
    """Empty where the call only hands on what another one made."""


Make = Callable[[Texter, ast.Call], Texts]


def _told(at: int, name: str) -> Make:
    return lambda texter, call: texter.texts(_argument(call, at, name))


def _of_field(at: int, name: str) -> Make:
    return lambda texter, call: frozenset(
        f"{HOLE} {text}" for text in texter.texts(_argument(call, at, name))
    )


def _two(at: int) -> Make:
    def make(texter: Texter, call: ast.Call) -> Texts:
        problems = texter.texts(_argument(call, at, "problem"))
        cures = texter.texts(_argument(call, at + 1, "cure"))
        return frozenset(f"{HOLE} {problem}. {cure}" for problem in problems for cure in cures)

    return make


def _missing(texter: Texter, call: ast.Call) -> Texts:
    return frozenset(f"{HOLE} mangler. {cure}" for cure in texter.texts(_argument(call, 1, "cure")))


def _pattern(texter: Texter, call: ast.Call) -> Texts:
    more = _argument(call, 2, "problem")
    (problem,) = texter.texts(more) if more else ("",)
    return frozenset(
        f'{HOLE} er "{HOLE}"{problem}. {cure}' for cure in texter.texts(_argument(call, 1, "cure"))
    )


MAKERS: dict[str, Make] = {
    "Diagnostic": _told(1, "sentence"),
    "Fault": _two(1),
    "refusal": _two(0),
    "missing": _missing,
    "fault": _of_field(3, "said"),
    "warning": _of_field(3, "said"),
    "refuse": _told(1, "sentence"),
    "stop": _told(1, "sentence"),
    "Pattern": _pattern,
    "TranscriptFault": _told(1, "sentence"),
    "refused": _told(1, "sentence"),
}
"""Whatever makes a message, and which of its arguments are the message."""


def _argument(call: ast.Call, at: int, name: str) -> ast.expr | None:
    named = [word.value for word in call.keywords if word.arg == name]
    return named[0] if named else (call.args[at] if at < len(call.args) else None)


@cache
def sites() -> tuple[Site, ...]:
    """Every call of a maker in the sources of the checks and the readers."""
    modules = read_modules(ROOT)
    return tuple(site for module in modules.values() for site in _sites(modules, module))


def _sites(modules: dict[str, Module], module: Module) -> Iterator[Site]:
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or called(node) not in MAKERS:
            continue
        around = module.function_of(node)
        if around and around.name in MAKERS:
            continue  # a maker that hands on to another
        make = MAKERS[called(node)]
        if called(node) == "fault" and isinstance(node.func, ast.Attribute):
            make = _told(1, "sentence")
        found = {
            _tidy(text)
            for texter in _texters(modules, module, node)
            for text in make(texter, node)
            if not _says_nothing(text)
        }
        yield Site(module.name, module.path, node.lineno, frozenset(found))


def _texters(modules: dict[str, Module], module: Module, call: ast.Call) -> Iterator[Texter]:
    """One for each tuple that `problem, cure = …` can be, so that the two stay together."""
    plain = Texter(modules, module)
    function = module.function_of(call)
    names = [node for node in ast.walk(call) if isinstance(node, ast.Name)]
    for node in names:
        for value, index in reaching(module, node):
            if index is not None and isinstance(value, ast.Call) and function:
                ones = [other for other in names if other is not node]
                both = {
                    other.id: at
                    for other in [node, *ones]
                    for same, at in reaching(module, other)
                    if same is value and at is not None
                }
                for row in plain.tuples(value):
                    bound = tuple((function, name, row[at]) for name, at in both.items())
                    yield Texter(modules, module, bound)
                return
    yield plain


def _says_nothing(text: str) -> bool:
    return len(re.sub(r"[^a-zæøå]", "", text.lower())) < 4


def _tidy(text: str) -> str:
    text = re.sub(f"{HOLE}+", HOLE, text)
    return re.sub(rf"{HOLE}(:{HOLE})+", HOLE, text)


@cache
def templates() -> tuple[str, ...]:
    """Every text once, sorted."""
    return tuple(sorted({text for site in sites() for text in site.templates}))


@cache
def _regex(template: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in template.split(HOLE))
    return re.compile(".*".join(parts), re.DOTALL)


def best_match(sentence: str) -> str | None:
    """The listed message that the sentence is: the one that says most of it; None without one.

    Raises AssertionError where two say equally much, so that neither is more the message.
    """
    plain = sentence.replace("\u00a0", " ")
    found = [text for text in templates() if _regex(text.replace("\u00a0", " ")).fullmatch(plain)]
    found.sort(key=_literal, reverse=True)
    assert len(found) < 2 or _literal(found[0]) > _literal(found[1]), (sentence, found[:2])
    return found[0] if found else None


def _literal(template: str) -> int:
    return len(template.replace(HOLE, ""))
