"""What a code value is: lower-case ASCII with a Danish label (domain guide, section 4)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from records.danish.nearest import nearest
from records.types.field_type import refusal


class Code(StrEnum):
    """A code value; compares and prints as its code, and knows its Danish label.

    Where a code is given no label, the label is the code itself, capitalised.
    """

    label: str

    def __new__(cls, value: str, label: str = "", *facts: object) -> Self:
        """A member as an enumeration lists it: `MAIL = "mail", "Mail"`.

        Further facts go to the `__init__` of an enumeration that has one.
        """
        del facts
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.capitalize()
        return member

    @classmethod
    def read(cls, value: str) -> Self:
        """The code an editor wrote. Raises a refusal that names the nearest code."""
        try:
            return cls(value)
        except ValueError:
            near = cls._nearest(value)
            known = {
                "codes": ", ".join(cls),
                "near": near or "",
                "label": near.label if near else "",
            }
            raise refusal("code-unknown", value=value, **known) from None

    @classmethod
    def _nearest(cls, value: str) -> Self | None:
        names = {member.label.casefold(): member for member in cls}
        names |= {str(member.value): member for member in cls}
        wanted = value.casefold()
        begun = (name for name in names if len(wanted) > 2 and name.startswith(wanted))
        return names.get(nearest(wanted, names) or next(begun, ""))

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.read, core_schema.str_schema(strip_whitespace=True)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        labels = [member.label for member in cls]
        return {"type": "string", "enum": [str(m.value) for m in cls], "enumNames": labels}
