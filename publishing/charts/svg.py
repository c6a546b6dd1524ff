"""Elements of SVG, written as text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def element(tag: str, *children: str, **attributes: object) -> str:
    """`<tag …>children</tag>`; `_` in a name is `-`, one at its end is dropped, None leaves out."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(amount(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"


def text(words: str, **attributes: object) -> str:
    """A line of text, escaped."""
    return element("text", escape(words, quote=False), **attributes)


def amount(value: object) -> str:
    """A number without needless digits; anything else as it is."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def share(part: float, whole: float) -> str:
    """`part` of `whole` as a percentage of the drawing: `37.5%`."""
    return f"{amount(100 * part / whole)}%"


def arch(x: float, y: float, width: float, height: float) -> str:
    """The path of a door: an arch that stands on `y + height`."""
    radius = width / 2
    straight = amount(height - radius)
    round_ = amount(float(radius))
    left, foot = amount(float(x)), amount(float(y + height))
    return (
        f"M{left} {foot}v-{straight}a{round_} {round_} 0 0 1 {amount(float(width))} 0v{straight}z"
    )


def door(class_: str, x: float = 0, y: float = 0, width: float = 20, height: float = 26) -> str:
    """A door."""
    return element("path", class_=class_, d=arch(x, y, width, height))


def drawing(name: str, title: str, description: str, parts: Iterable[str], **size: object) -> str:
    """A whole picture with its title and description; `name` is unique on its page."""
    return element(
        "svg",
        element("title", escape(title, quote=False), id=f"{name}-navn"),
        element("desc", escape(description, quote=False), id=f"{name}-tekst"),
        *parts,
        class_="chart__svg",
        role="img",
        aria_labelledby=f"{name}-navn {name}-tekst",
        **size,
    )
