"""How well the brand's colours are told apart (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publishing.appearance.colours import dark_tokens, light_tokens
from publishing.brand import Schemes

TEXT, EDGE = 4.5, 3.0
"""The least for words, and for what shows that something can be pressed or filled in."""
_GROUNDS = ("paper", "card", "mint", "sky", "amber-tint", "coral-tint")
_PAIRS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("ink", (*_GROUNDS, "m0"), TEXT),
    ("muted", _GROUNDS, TEXT),
    ("pine", _GROUNDS, TEXT),
    ("pine-up", ("paper", "card"), TEXT),
    ("coral", ("paper", "card", "coral-tint"), TEXT),
    ("on-pine", ("pine", "pine-up"), TEXT),
    ("on-amber", ("amber",), TEXT),
    ("m-dark", ("m1", "m2"), TEXT),
    ("m-light", ("m3", "m4"), TEXT),
    ("foot-ink", ("foot",), TEXT),
    ("foot-muted", ("foot",), TEXT),
    ("on-foot-ink", ("foot-ink",), TEXT),
    ("edge", ("paper", "card"), EDGE),
)
"""What stands on what, by the names of the style sheet."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A colour on its ground, and how far apart they are: 1 to 21."""

    scheme: str
    """`light` or `dark`."""
    colour: str
    ground: str
    ratio: float
    least: float

    @property
    def holds(self) -> bool:
        """Whether readers can tell them apart."""
        return self.ratio >= self.least


def contrasts(schemes: Schemes) -> Iterator[Contrast]:
    """Every colour on every ground that the style sheet puts it on, in both schemes."""
    for scheme, tokens in (("light", light_tokens(schemes)), ("dark", dark_tokens(schemes.dark))):
        for colour, grounds, least in _PAIRS:
            for ground in grounds:
                found = ratio(tokens[colour], tokens[ground])
                yield Contrast(scheme, colour, ground, found, least)


def ratio(first: str, second: str) -> float:
    """The contrast of two colours (`#rrggbb`)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(octet / 255) for octet in bytes.fromhex(colour[1:7]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
