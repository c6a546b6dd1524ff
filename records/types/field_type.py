"""What every kind of value shares: how it is read, refused and described.

A refusal is a code and its values; `records.loading.reader` knows the field and the place in the
file that it is said of (domain guide 11.8).
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from records.source.characters import CURLY_QUOTES, FORBIDDEN, ODD_SPACES, code_point
from records.source.diagnostics import params_of
from records.source.personal_numbers import SHORTEST, personal_numbers
from records.source.signs import composed, wrong_signs

_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_ODD_DIGIT = re.compile(r"(?![0-9])\d")
_ODD_LETTER = re.compile("[\u0370-\u058f\uff21-\uff3a\uff41-\uff5a]")
_QUOTES = f"\"'{CURLY_QUOTES}"
_QUOTE = frozenset(_QUOTES)
_SHORT = 40
"""Letters of a text that many records may say: a code, a day, a name."""
_REMEMBERED = 1024
"""So many of them are read once, for each field."""
_ODD = (("value-with-odd-space", _ODD_SPACE), ("value-with-odd-digit", _ODD_DIGIT),
        ("value-with-odd-letter", _ODD_LETTER))  # fmt: skip


def refusal(code: str, **params: object) -> PydanticCustomError:
    """The refusal of a value: the code of a message in `records/messages/`, and its values."""
    context = {"code": code, "params": params_of(params)}
    return PydanticCustomError("praksis", "{code}", context)


class FieldType(ABC):
    """Metadata for `Annotated` that reads text into a value or refuses it.

    A subclass says `read` (raises a refusal) and `json_schema` (JSON Schema 2020-12).
    """

    is_free_text: ClassVar[bool] = False
    """Whether any words may stand in it, so that no letter is refused for its alphabet alone."""

    @abstractmethod
    def read(self, value: str) -> object:
        """The value that `value`, as an editor wrote it, stands for."""

    def _reader(self) -> Callable[[str], object]:
        """Reads a text, and a short one that was read before by memory."""
        clean = self._read_clean
        known = lru_cache(_REMEMBERED)(clean)
        if not self.is_free_text:
            return known
        return lambda value: known(value) if len(value) <= _SHORT else clean(value)

    def _read_clean(self, value: str) -> object:
        is_plain = value.isascii() and value.isprintable()
        whole = value if is_plain else self._without_odd_signs(value)
        if len(whole) >= SHORTEST and next(personal_numbers(whole), None) is not None:
            raise refusal("personal-number-in-field")
        if not self.is_free_text and not _QUOTE.isdisjoint((whole[:1], whole[-1:])):
            meant = whole.strip(_QUOTES).strip()
            raise refusal("value-in-odd-quotes", value=whole, meant=meant)
        return self.read(whole)

    def _without_odd_signs(self, value: str) -> str:
        found = FORBIDDEN.search(value)  # written as "\\e" it passes where the file is read
        if found:
            raise refusal("text-with-control-character", sign=code_point(found.group()))
        whole = composed(value)
        if not value.isascii():
            self._refuse_odd_signs(whole)
        return whole

    def _refuse_odd_signs(self, value: str) -> None:
        """What looks like other signs than it is: words of another coding, digits of another."""
        for code, pattern in () if self.is_free_text else _ODD:
            found = pattern.search(value)
            if found:
                raise refusal(code, sign=code_point(found.group()))
        wrong = next(wrong_signs(value), None)
        if wrong and wrong.code != "sign-turns-text":  # has a word of its own in each text
            raise refusal("text-with-odd-sign", sign=code_point(value[wrong.offset]))

    @abstractmethod
    def json_schema(self) -> dict[str, Any]:
        """What a program needs to know of the value."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        read = core_schema.no_info_after_validator_function(
            self._reader(), core_schema.str_schema(strip_whitespace=True)
        )
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=read,
            serialization=core_schema.to_string_ser_schema()
            if self.json_schema().get("type") == "string"
            else None,
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return self.json_schema()


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks the id of another record of `kind`; `*` means `kind:id`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Target:
    """Marks a link target: `kind:id`, a path from the root, https or mailto."""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """Marks the path of a file, relative to `content/`."""


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """Marks Markdown; its links are checked like targets."""
