"""What a code value is: lower-case ASCII with a Danish label (domain guide, section 4)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from records.codes.synonyms import SYNONYMS
from records.danish.nearest import sure
from records.types.field_type import refusal

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "-": " ", "_": " "})
_NOT = ("u", "ikke ", "ej ", "for", "af", "til", "ned", "ind", "ud")


def _plain(word: str) -> str:
    """The word as it is compared: `Åben for tilmelding;` and `aaben-for-tilmelding` are one."""
    return " ".join(word.casefold().translate(_LETTERS).strip(" .,;:!?").split())


def _is_opposite(one: str, other: str) -> bool:
    """Whether one is the other with a syllable before it that turns the meaning."""
    return any(f"{before}{other}" == one or f"{before}{one}" == other for before in _NOT)


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
            several = re.split(r"[\s/;+&]+(?:og\s+)?", value)
            if len(several) > 1 and all(each in set(cls) for each in several):
                meant = ", ".join(several)
                raise refusal("codes-without-comma", value=value, meant=meant) from None
            near = cls._nearest(value)
            known = {
                "codes": ", ".join(cls),
                "near": near or "",
                "label": near.label if near else "",
            }
            raise refusal("code-unknown", value=value, **known) from None

    @classmethod
    def _nearest(cls, value: str) -> Self | None:
        """The code that was meant: by what the word means, or by a slip of the fingers.

        A word that only looks like a code may be its opposite, so likeness alone is not enough.
        """
        wanted = _plain(value)
        meant = SYNONYMS.get(cls.__name__, {}).get(wanted)
        if meant is not None:
            return cls(meant) if meant else None
        names = {_plain(member.label): member for member in cls}
        names |= {_plain(str(member.value)): member for member in cls}
        begun = [name for name in names if len(wanted) > 2 and name.startswith(wanted)]
        near = wanted if wanted in names else sure(wanted, names)
        if not near and len({names[name] for name in begun}) == 1:
            near = begun[0]
        return names.get(near) if not _is_opposite(wanted, near) else None

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
