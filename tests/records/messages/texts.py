"""Which texts an expression can become: literal text with holes where values come in."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from tests.records.messages.definitions import Loop, Raised, reaching
from tests.records.messages.modules import Function, Module, called

HOLE = "\0"
_DEPTH = 7
_MOST = 150
Texts = frozenset[str]
UNKNOWN: Texts = frozenset({HOLE})
_VALUES = {"address_of", "deadline_text", "deadline_of", "slug"}
"""Functions whose text is a value of the record, and no wording."""
_OPEN = {"not_after", "before"}
"""Functions whose message is one, whatever is handed to them."""


@dataclass(frozen=True)
class Texter:
    """Follows names, branches, constants and calls through the modules."""

    modules: dict[str, Module]
    module: Module
    bound: tuple[tuple[Function, str, Texts], ...] = ()
    """What the parameters of a function are in the call that is being followed."""
    depth: int = 0

    def texts(self, node: ast.expr | None) -> Texts:  # noqa: C901, PLR0911 - one line for each form
        """Every text that the expression can become."""
        if node is None or self.depth > _DEPTH:
            return UNKNOWN
        match node:
            case ast.Constant(value):
                return frozenset() if value is None else frozenset({str(value)})
            case ast.JoinedStr(values):
                return self._joined(values)
            case ast.FormattedValue(value):
                return self._joined([value]) if _is_texty(value) else UNKNOWN
            case ast.BinOp(left, ast.Add(), right):
                return self._joined([left, right])
            case ast.IfExp(_, body, orelse):
                return _union(self.texts(body), self.texts(orelse))
            case ast.BoolOp(ast.Or(), values):
                return _union(*(self.texts(value) for value in values))
            case ast.Attribute(ast.Name() as name, "sentence"):
                raised = [d for d in reaching(self.module, name) if isinstance(d[0], Raised)]
                return self.value_of(raised[0]) if raised else UNKNOWN
            case ast.Name():
                return self._name(node)
            case ast.Call():
                return self._call(node)
            case ast.Subscript(ast.Name() as name, _):
                return self._entries(self.constant(name))
            case _:
                return UNKNOWN

    def _joined(self, values: Iterable[ast.expr]) -> Texts:
        listed = [(ast.dump(value), value) for value in values]
        found = {key: self.texts(value) or UNKNOWN for key, value in listed}
        size = 1
        for texts in found.values():
            size *= len(texts)
        if size > _MOST:
            found = {key: texts if len(texts) == 1 else UNKNOWN for key, texts in found.items()}
        # A name that stands twice is the same text twice.
        rows = (dict(zip(found, row, strict=True)) for row in product(*found.values()))
        return frozenset("".join(row[key] for key, _ in listed) for row in rows)

    def _name(self, node: ast.Name) -> Texts:
        function = self.module.function_of(node)
        for where, name, texts in reversed(self.bound):
            if where is function and name == node.id:
                return texts
        found = reaching(self.module, node)
        if found:
            deeper = replace(self, depth=self.depth + 1)
            return _union(*(deeper.value_of(one) for one in found))
        if function and node.id in ("self", "cls"):
            return UNKNOWN
        if function and node.id in _parameters(function):
            return self._argument(function, node.id)
        constant = self.constant(node)
        return (
            self.texts(constant)
            if isinstance(constant, ast.Constant | ast.BinOp | ast.JoinedStr)
            else UNKNOWN
        )

    def value_of(self, one: tuple[object, int | None]) -> Texts:
        """The texts of a definition: an expression (or its part `index`), a loop, an exception."""
        value, index = one
        if isinstance(value, Loop):
            return self._looped(value)
        if isinstance(value, Raised):
            return self._raised(value)
        if not isinstance(value, ast.expr):
            return UNKNOWN
        if index is None:
            return self.texts(value)
        parts = list(self.tuples(value))
        if isinstance(value, ast.IfExp):
            return UNKNOWN
        return _union(*(row[index] for row in parts if index < len(row))) or UNKNOWN

    def tuples(self, node: ast.expr) -> Iterator[list[Texts]]:
        """The tuples that an expression can become, through calls."""
        if isinstance(node, ast.Tuple):
            yield [self.texts(part) for part in node.elts]
        elif isinstance(node, ast.IfExp):
            yield from self.tuples(node.body)
            yield from self.tuples(node.orelse)
        elif isinstance(node, ast.Call):
            for inner, returned in self._returns(node):
                yield from inner.tuples(returned)

    def _call(self, node: ast.Call) -> Texts:
        name = called(node)
        if name == "str" and node.args:
            return self.texts(node.args[0])
        if name == "quoted":
            return frozenset({f'"{HOLE}"'})
        if name in ("get", "next") and isinstance(node.func, ast.Attribute | ast.Name):
            return self._looked_up(node)
        found = [inner.texts(returned) for inner, returned in self._returns(node)]
        return _union(*found) if found else UNKNOWN

    def _looked_up(self, node: ast.Call) -> Texts:
        rest = self.texts(node.args[1]) if len(node.args) > 1 else frozenset()
        if isinstance(node.func, ast.Attribute):
            table = node.func.value
            found = self.constant(table) if isinstance(table, ast.Name) else None
            return self._entries(found) | rest
        first = node.args[0]
        inner = self.texts(first.elt) if isinstance(first, ast.GeneratorExp) else UNKNOWN
        return inner | rest

    def _entries(self, table: ast.expr | None) -> Texts:
        if not isinstance(table, ast.Dict):
            return UNKNOWN
        return _union(*(self.texts(value) for value in table.values))

    def _returns(self, call: ast.Call) -> Iterator[tuple[Texter, ast.expr]]:
        module, function = self._target(call)
        is_value = module.name.startswith("records.danish") or called(call) in _VALUES
        if function is None or is_value or self.depth >= _DEPTH:
            return
        names = [name for name in _parameters(function) if name not in ("self", "cls")]
        given = [*zip(names, call.args, strict=False),
                 *((word.arg, word.value) for word in call.keywords if word.arg)]  # fmt: skip
        bound = tuple((function, name, self.texts(value)) for name, value in given)
        inner = Texter(self.modules, module, (*self.bound, *bound), self.depth + 1)
        for node in ast.walk(function):
            if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) and node.value:
                if isinstance(node.value, ast.Constant) and node.value.value is None:
                    continue
                yield inner, node.value

    def _target(self, call: ast.Call) -> tuple[Module, Function | None]:
        name = called(call)
        if isinstance(call.func, ast.Attribute):
            own = isinstance(call.func.value, ast.Name) and call.func.value.id in ("self", "cls")
            return self.module, self.module.functions.get(name) if own else None
        if name in self.module.functions:
            return self.module, self.module.functions[name]
        other = self.modules.get(self.module.imports.get(name, ""))
        return (other, other.functions.get(name)) if other else (self.module, None)

    def _argument(self, function: Function, name: str) -> Texts:
        """What the calls in the same module hand over."""
        if function.name in _OPEN:
            return UNKNOWN
        at = [n for n in _parameters(function) if n not in ("self", "cls")].index(name)
        deeper = replace(self, depth=self.depth + 1, bound=())
        found: set[str] = set()
        for call in self.module.calls(function.name):
            named = [word.value for word in call.keywords if word.arg == name]
            given = named or call.args[at : at + 1]
            found |= deeper.texts(given[0]) if given else set()
        return _union(found) or UNKNOWN

    def _looped(self, loop: Loop) -> Texts:
        return self._items(loop.items, loop.index) or UNKNOWN

    def _items(self, items: ast.expr, index: int | None) -> Texts:
        """What the items of a list or a generator can be."""
        match items:
            case ast.IfExp(_, body, orelse):
                return _union(self._items(body, index), self._items(orelse, index))
            case ast.Starred(value) | ast.Call(ast.Name("sorted"), [value, *_]):
                return self._items(value, index)
            case ast.Tuple(elements) | ast.List(elements):
                return _union(*(self._item(element, index) for element in elements))
            case ast.Call() if index is None:
                return _union(*(inner.texts(value) for inner, value in self._returns(items)))
            case ast.Name():
                constant = self.constant(items)
                return self._items(constant, index) if constant else self._gathered(items, index)
            case _:
                return frozenset()

    def _item(self, node: ast.expr, index: int | None) -> Texts:
        if isinstance(node, ast.Starred):
            return self._items(node, index)
        at = isinstance(node, ast.Tuple) and index is not None
        return self.texts(node.elts[index] if at else node)  # type: ignore[attr-defined]

    def _gathered(self, name: ast.Name, index: int | None) -> Texts:
        """What a list begins as, and what is added to it in the same function."""
        function = self.module.function_of(name)
        begins = [value for value, _ in reaching(self.module, name) if isinstance(value, ast.expr)]
        found = [self._items(value, index) for value in begins]
        for call in ast.walk(function) if function else ():
            match call:
                case ast.Call(ast.Attribute(ast.Name(list_name), "append"), [added]):
                    found += [self.texts(added)] if list_name == name.id else []
                case ast.Call(ast.Attribute(ast.Name(list_name), "update" | "extend"), [added]):
                    found += [self._items(added, index)] if list_name == name.id else []
        return _union(*found)

    def _raised(self, error: Raised) -> Texts:
        calls = [
            (module, call)
            for module in self.modules.values()
            for name in error.names
            if any(name in one.classes for one in self.modules.values())
            for call in module.calls(name)
        ]
        near = [(module, call) for module, call in calls if module.name in self._homes(error)]
        found: set[str] = set()
        for module, call in near or calls:
            inner = Texter(self.modules, module, (), self.depth + 1)
            told = [texts for arg in call.args if _is_wording(texts := inner.texts(arg))]
            found.update(". ".join(texts) for texts in product(*told))
        return frozenset(found) or UNKNOWN

    def _homes(self, error: Raised) -> set[str]:
        """The modules of the functions that were tried."""
        return {self.module.imports.get(name, "") for name in error.tried}

    def constant(self, node: ast.Name) -> ast.expr | None:
        """What a name of a module stands for."""
        if node.id in self.module.constants:
            return self.module.constants[node.id]
        other = self.modules.get(self.module.imports.get(node.id, ""))
        return other.constants.get(node.id) if other else None


def _parameters(function: Function) -> list[str]:
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return [arg.arg for arg in every]


def _is_texty(node: ast.expr) -> bool:
    """Whether it is worth following: `{self.price}` never is."""
    return isinstance(node, ast.Name | ast.Call | ast.IfExp | ast.BinOp | ast.Constant)


def _is_wording(texts: Texts) -> bool:
    return any(len(text.replace(HOLE, "")) > 3 for text in texts)


def _union(*found: Iterable[str]) -> Texts:
    """All of them; beside what is unknown, single words are values and no wording."""
    every = frozenset(text for texts in found for text in texts)
    if HOLE not in every:
        return every
    return frozenset(text for text in every if text == HOLE or " " in text)
