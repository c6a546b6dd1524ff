"""Whole numbers, decimals, true and false."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from records.types.field_type import FieldType, quoted, refusal


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
            raise refusal(f"er {value}", f"Skriv et tal fra {self.lowest} til {self.highest}.")
        return int(value)

    def json_schema(self) -> dict[str, Any]:
        """An integer between two bounds."""
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}

    @staticmethod
    def _not_whole(value: str) -> Exception:
        bare = re.sub(r"[.\s_]", "", value)
        if re.fullmatch(r"-?\d{1,3}([.\s_]\d{3})+", value):
            cure = f"Skriv tallet uden punktum og mellemrum: {bare}."
            return refusal(f"er {quoted(value)}", cure)
        return refusal(f"er {quoted(value)}, som ikke er et helt tal", "Skriv kun cifre, fx 12.")


class _Decimal(FieldType):
    def read(self, value: str) -> float:
        if re.fullmatch(r"\d{1,4}([.,]\d{1,2})?", value):
            return float(value.replace(",", "."))
        raise refusal(f"er {quoted(value)}, som ikke er et tal", "Skriv fx 37 eller 37,5.")

    def json_schema(self) -> dict[str, Any]:
        return {"type": "number"}


_MEANT = {"ja": "true", "yes": "true", "on": "true", "nej": "false", "no": "false",
          "off": "false", "true": "true", "false": "false"}  # fmt: skip


class _YesNo(FieldType):
    def read(self, value: str) -> bool:
        if value in ("true", "false"):
            return value == "true"
        meant = _MEANT.get(value.casefold(), "true eller false")
        raise refusal(f"er {quoted(value)}", f"Skriv {meant}.")

    def json_schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


Decimal = Annotated[float, _Decimal()]
Flag = Annotated[bool, _YesNo()]
