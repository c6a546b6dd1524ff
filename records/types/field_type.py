"""What every kind of value shares: how it is read, refused and described.

A refusal says what is wrong and what to write instead. `records.loading.reader` puts the field's
name and label in front of it and the place in the file before that (domain guide 11.8).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from records.source.files import FORBIDDEN


def refusal(problem: str, cure: str) -> PydanticCustomError:
    """`problem` follows the field's name; `cure` is the sentence after it."""
    return PydanticCustomError("praksis", "{problem}. {cure}", {"problem": problem, "cure": cure})


def quoted(value: object) -> str:
    """What was read, short enough for a message."""
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 60 else text[:57] + "…"}"'


class FieldType(ABC):
    """Metadata for `Annotated` that reads text into a value or refuses it.

    A subclass says `read` (raises a refusal) and `json_schema` (JSON Schema 2020-12).
    """

    @abstractmethod
    def read(self, value: str) -> object:
        """The value that `value`, as an editor wrote it, stands for."""

    def _read_clean(self, value: str) -> object:
        found = FORBIDDEN.search(value)  # written as "\\e" it passes where the file is read
        if found:
            problem = f"har et usynligt styretegn (U+{ord(found.group()):04X})"
            raise refusal(problem, "Slet tegnet, og skriv linjen igen.")
        return self.read(value)

    @abstractmethod
    def json_schema(self) -> dict[str, Any]:
        """What a program needs to know of the value."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        read = core_schema.no_info_after_validator_function(
            self._read_clean, core_schema.str_schema(strip_whitespace=True)
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
