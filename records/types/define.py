"""How a field is defined once: rule by its type, and label, help, example and widget here."""

from __future__ import annotations

from typing import Any

from pydantic import Field


def field(  # noqa: PLR0913 - one definition holds all that form, schema and messages need
    label: str,
    *,
    help: str = "",
    example: str | None = None,
    widget: str = "string",
    required: bool = True,
    many: bool = False,
    default: object = None,
    least: int | None = None,
    most: int | None = None,
) -> Any:  # noqa: ANN401 - it stands where the value of any type will
    """Define a field for parser, messages, schema and form.

    Args:
        label: the Danish name.
        help: a Danish sentence that says what to write.
        example: a value as it stands in the file.
        widget: string, text, markdown, code, codes, date, time, number, boolean, relation, file,
            object or list.
        required: False gives `default` (an empty tuple with `many`).
        many: the field is a list.
        default: the value of a field that is left out.
        least: how many items a list must have.
        most: how many items a list may have.
    """
    given: dict[str, Any] = {} if required else {"default": () if many else default}
    return Field(
        **given,
        title=label,
        description=help or None,
        examples=[example] if example is not None else None,
        min_length=least,
        max_length=most,
        json_schema_extra={"widget": widget},
    )
