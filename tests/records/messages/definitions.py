"""What a name can stand for at one place of a function: the assignments that reach it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.records.messages.modules import Module, called


@dataclass(frozen=True)
class Loop:
    """A name that goes through the items of something; `index` where an item is a tuple."""

    items: ast.expr
    index: int | None


@dataclass(frozen=True)
class Raised:
    """A name that holds an exception of one of these classes."""

    names: tuple[str, ...]
    tried: tuple[str, ...]
    """The functions that are called where it may be raised."""


Definition = tuple[object, int | None]
_BLOCKS = ("body", "orelse", "finalbody", "handlers")


def reaching(module: Module, node: ast.Name) -> list[Definition]:
    """The definitions that reach a use, looking back from it and out of each block."""
    found: list[Definition] = []
    child: ast.AST = node
    parent = module.parents.get(child)
    while parent is not None:
        if isinstance(child, ast.stmt) and _look_back(parent, child, node.id, found):
            return found
        bound = _bound_by(module, parent, child, node.id)
        if bound:
            return [*found, bound]
        if isinstance(parent, ast.FunctionDef):
            return found
        child, parent = parent, module.parents.get(parent)
    return found


def _look_back(parent: ast.AST, child: ast.stmt, name: str, found: list[Definition]) -> bool:
    """Add what the statements before `child` say; True where nothing earlier can reach it."""
    for key in _BLOCKS:
        block = getattr(parent, key, None)
        if not isinstance(block, list) or child not in block:
            continue
        for statement in reversed(block[: block.index(child)]):
            inside = list(_assigned(statement, name))
            found.extend(inside)
            if inside and (isinstance(statement, ast.Assign) or getattr(statement, "orelse", [])):
                return True
    return False


def _assigned(statement: ast.stmt, name: str) -> Iterator[Definition]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value, None
            elif isinstance(target, ast.Tuple):
                names = [part.id if isinstance(part, ast.Name) else "" for part in target.elts]
                if name in names:
                    yield node.value, names.index(name)


def _bound_by(module: Module, parent: ast.AST, child: ast.AST, name: str) -> Definition | None:
    if isinstance(parent, ast.ExceptHandler) and parent.name == name:
        kinds = parent.type.elts if isinstance(parent.type, ast.Tuple) else [parent.type]
        names = [kind.id for kind in kinds if isinstance(kind, ast.Name)]
        tried = module.parents[parent]
        body = tried.body if isinstance(tried, ast.Try) else []
        calls = [node for one in body for node in ast.walk(one) if isinstance(node, ast.Call)]
        return Raised(tuple(names), tuple(map(called, calls))), None
    pairs: list[tuple[ast.expr, ast.expr]] = []
    if isinstance(parent, ast.For) and child is not parent.iter:
        pairs = [(parent.target, parent.iter)]
    if isinstance(parent, ast.GeneratorExp | ast.ListComp | ast.SetComp):
        pairs = [(one.target, one.iter) for one in parent.generators]
    for target, items in pairs:
        if isinstance(target, ast.Name) and target.id == name:
            return Loop(items, None), None
        if isinstance(target, ast.Tuple):
            names = [part.id if isinstance(part, ast.Name) else "" for part in target.elts]
            if name in names:
                return Loop(items, names.index(name)), None
    return None
