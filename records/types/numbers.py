"""Whole numbers, decimals, true and false."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from records.danish.written import written_number
from records.types.field_type import FieldType, refusal


@dataclass(frozen=True, slots=True)
class Whole(FieldType):
    """A whole number from `lowest` to `highest`."""

    lowest: int
    highest: int

    def read(self, value: str) -> int:
        """Digits only; a thousands separator is refused with the number written right."""
        if not re.fullmatch(r"-?\d{1,12}", value):
            raise self._not_whole(value)
        if not self.lowest <= int(value) <= self.highest:
            bounds = {"least": self.lowest, "most": self.highest}
            raise refusal("whole-number-out-of-range", value=value, **bounds)
        return int(value)

    def json_schema(self) -> dict[str, Any]:
        """An integer between two bounds."""
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}

    @staticmethod
    def _not_whole(value: str) -> Exception:
        meant = written_number(value)
        if "," in meant:
            below = int(meant.partition(",")[0])
            if not meant.partition(",")[2].strip("0"):
                return refusal("not-whole-number", value=value, near=str(below))
            return refusal("number-with-decimals", value=value, below=below, above=below + 1)
        if meant and re.fullmatch(r"-?\d{1,3}([.\s_]\d{3})+", value):
            return refusal("number-with-separator", value=value, meant=meant)
        return refusal("not-whole-number", value=value, near=meant)


class _Decimal(FieldType):
    def read(self, value: str) -> float:
        if re.fullmatch(r"\d{1,4}([.,]\d{1,2})?", value):
            return float(value.replace(",", "."))
        raise refusal("not-number", value=value, near=written_number(value))

    def json_schema(self) -> dict[str, Any]:
        return {"type": "number"}


_MEANT = {"ja": "true", "yes": "true", "on": "true", "sand": "true", "true": "true",
          "nej": "false", "no": "false", "off": "false", "falsk": "false",
          "false": "false"}  # fmt: skip


class _YesNo(FieldType):
    def read(self, value: str) -> bool:
        if value in ("true", "false"):
            return value == "true"
        near = _MEANT.get(value.casefold(), "")
        raise refusal("not-true-or-false", value=value, near=near)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


Decimal = Annotated[float, _Decimal()]
Flag = Annotated[bool, _YesNo()]
