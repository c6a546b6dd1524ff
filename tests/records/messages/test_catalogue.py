"""The catalogue of messages is whole: what is made is in it, and what is in it is made and told."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from records.messages import example_of, line_of, parts_of
from records.messages.catalogue import Message, catalogue, message_of
from tests.program import modules

MAKERS = ("violation", "diagnostic", "refusal", "Violation", "Diagnostic")
"""What takes a code first."""
NOT_VALUES = {"loc", "severity", "position"}


@cache
def nodes(root: Path) -> list[tuple[Path, ast.Call | ast.Constant]]:
    """The calls and the literals of the modules that make or name a code, with their files."""
    codes = "|".join(map(re.escape, catalogue()))
    having = rf"\b(?:{'|'.join(MAKERS)})\b|[\"'](?:{codes})[\"']"
    return [
        (file, node)
        for file, module in modules(root, having)
        for node in ast.walk(module)
        if isinstance(node, ast.Call | ast.Constant)
    ]


def calls(root: Path) -> Iterator[tuple[str, ast.Call]]:
    for file, node in nodes(root):
        if isinstance(node, ast.Call) and name_of(node.func) in MAKERS and node.args:
            yield f"{file.relative_to(root)}:{node.lineno}", node


def name_of(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else ""


def literals(root: Path) -> set[str]:
    return {
        node.value
        for _, node in nodes(root)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def holes(message: Message) -> set[str]:
    texts = (message.problem, message.cure, message.near)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_a_message_is_found_without_the_others() -> None:
    assert {code: message_of(code) for code in catalogue()} == catalogue()


@pytest.mark.parametrize("code", ["no-such-code", "file-not-there.example", "chapter"])
def test_what_is_no_code_has_no_message(code: str) -> None:
    with pytest.raises(KeyError):
        message_of(code)


def test_each_code_that_is_made_is_in_the_catalogue(root: Path) -> None:
    made = [(at, call) for at, call in calls(root) if isinstance(call.args[0], ast.Constant)]
    unknown = [at for at, call in made if call.args[0].value not in catalogue()]  # type: ignore[attr-defined]
    assert unknown == []
    assert len(made) > 200


def test_each_code_of_the_catalogue_is_made_somewhere(root: Path) -> None:
    assert sorted(set(catalogue()) - literals(root)) == []


def test_each_call_gives_the_values_that_its_message_tells(root: Path) -> None:
    wrong = []
    for at, call in calls(root):
        code = str(call.args[0].value) if isinstance(call.args[0], ast.Constant) else ""
        given = {word.arg for word in call.keywords}
        if code in catalogue() and None not in given and name_of(call.func).islower():
            message = catalogue()[code]
            needed = holes(message if "near" in given else replace(message, near=""))
            lacking = needed - {"field"} - {str(name) for name in given}
            unused = {str(name) for name in given} - NOT_VALUES - holes(catalogue()[code])
            wrong += [f"{at} {code}: {lacking or ''} {unused or ''}"] if lacking | unused else []
    assert wrong == []


def test_each_message_can_be_told_and_says_what_to_do() -> None:
    for message in catalogue().values():
        can_be_told(message)


def can_be_told(message: Message) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", message.code)
    found = example_of(message)
    line = line_of(found)
    problem, cure = parts_of(found)
    assert (cure or problem)[-1] in ".?", line
    assert "\ufffd" not in line
    assert re.match(
        r"(content|docs|site/|\.praksis|praksis [a-z]+|(?:~\$)?[\wæøå-]+\.(csv|xlsx|ods|yml))", line
    ), line
    assert len(line) > len(found.position.path) + 20
    assert not any(text.endswith(".") for text in (message.problem,) if message.cure)


def test_no_two_messages_say_the_same() -> None:
    said = Counter((m.problem, m.cure, m.near) for m in catalogue().values())
    assert [texts for texts, times in said.items() if times > 1] == []


def test_every_value_of_an_example_is_told() -> None:
    idle = [m.code for m in catalogue().values()
            if m.example and set(m.example.params) - holes(m)]  # fmt: skip
    assert idle == []
