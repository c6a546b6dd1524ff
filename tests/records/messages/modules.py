"""The sources that messages come from, as syntax trees: read as text, never imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

PACKAGES = ("records", "editing", "podcast", "newsletter")
_ELSEWHERE = ("commands", "plays", "example_sound", "writing", "form", "schema", "drafting")
"""Folders whose sentences answer a command, and say nothing of what stands in `content/`."""

Function = ast.FunctionDef


@dataclass
class Module:
    """One source file."""

    name: str
    path: str
    tree: ast.Module
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for node in ast.walk(self.tree):
            for child in ast.iter_child_nodes(node):
                self.parents[child] = node

    @cached_property
    def functions(self) -> dict[str, Function]:
        """Every function and method by its name."""
        found = (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef))
        return {node.name: node for node in found}

    @cached_property
    def classes(self) -> set[str]:
        """The classes that are defined here."""
        return {node.name for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)}

    @cached_property
    def constants(self) -> dict[str, ast.expr]:
        """What stands behind the names of the module."""
        found: dict[str, ast.expr] = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found[node.targets[0].id] = node.value
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found |= {node.target.id: node.value} if node.value else {}
        return found

    @cached_property
    def imports(self) -> dict[str, str]:
        """The module that each imported name comes from."""
        return {
            alias.asname or alias.name: node.module or ""
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }

    def calls(self, name: str) -> Iterator[ast.Call]:
        """Every call of a function of that name."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and called(node) == name:
                yield node

    def function_of(self, node: ast.AST) -> Function | None:
        """The function that a node stands in."""
        up: ast.AST | None = node
        while up is not None and not isinstance(up, ast.FunctionDef):
            up = self.parents.get(up)
        return up


def called(call: ast.Call) -> str:
    """The last part of the name that is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def read_modules(root: Path) -> dict[str, Module]:
    """The modules of the packages by name."""
    found: dict[str, Module] = {}
    for package in PACKAGES:
        for file in sorted((root / package).rglob("*.py")):
            path = file.relative_to(root)
            if not set(path.parts) & set(_ELSEWHERE):
                name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
                found[name] = Module(name, path.as_posix(), ast.parse(file.read_text("utf-8")))
    return found
