"""The style sheet's colour tokens, light and dark, made of the brand's few colours."""

from __future__ import annotations

from publishing.brand import Colours, Schemes

MARK = "/* Colours of the brand */"
"""Where the style sheet wants the tokens."""
_BLACK, _WHITE = "#000000", "#ffffff"


def mix(first: str, second: str, share: float) -> str:
    """`share` (0 to 1) of the second colour in the first, as `#rrggbb`."""
    pairs = zip(_octets(first), _octets(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def with_colours(css: str, schemes: Schemes) -> str:
    """The style sheet with the tokens at its mark. Raises ValueError where the mark is missing."""
    if css.count(MARK) != 1:
        message = f"the style sheet has to hold {MARK!r} once"
        raise ValueError(message)
    return css.replace(MARK, _blocks(schemes))


def scoped(schemes: Schemes, light: str, dark: str) -> str:
    """The tokens for parts of a page: those the selector `light` names, and those `dark` does."""
    day, night = _declared(light_tokens(schemes)), _declared(dark_tokens(schemes.dark))
    return f"{light}{{color-scheme:light;{day}}}\n{dark}{{color-scheme:dark;{night}}}"


def _blocks(schemes: Schemes) -> str:
    light, dark = _declared(light_tokens(schemes)), _declared(dark_tokens(schemes.dark))
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-scheme=light])"
        f"{{color-scheme:dark;{dark}}}}}\n"
        f":root[data-scheme=dark]{{color-scheme:dark;{dark}}}"
    )


def _declared(tokens: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in tokens.items())


def _own(colours: Colours) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in colours.model_dump().items()}


def light_tokens(schemes: Schemes) -> dict[str, str]:
    """Every colour of the style sheet in light, by its name there."""
    day, night = schemes.light, schemes.dark
    foot = mix(day.pine, _BLACK, 0.32)
    return _own(day) | _tiles(day) | {
        "pine-up": mix(day.pine, _BLACK, 0.22),
        "mint-2": mix(day.mint, day.pine, 0.1),
        "amber-2": mix(day.amber_tint, day.amber, 0.28),
        "sky-2": mix(day.sky, _BLACK, 0.08),
        "foot": foot,
        "foot-ink": night.ink,
        "foot-muted": mix(foot, _WHITE, 0.74),
        "foot-line": mix(foot, _WHITE, 0.12),
        "on-foot-ink": foot,
        "foot-mark": night.pine,
        "m0": mix(day.mint, day.paper, 0.55),
        "m1": mix(day.mint, day.pine, 0.19),
        "m2": mix(day.mint, day.pine, 0.4),
        "m3": mix(day.pine, _WHITE, 0.12),
        "spill": f"{day.amber}73",
        "sun": day.amber,
        "glow": day.amber_tint,
        "hill": mix(day.mint, day.pine, 0.06),
        "hill2": mix(day.mint, day.pine, 0.18),
        "veil": f"{mix(day.ink, _BLACK, 0.4)}99",
        "shadow": f"0 1px 2px {day.ink}0d,0 6px 20px -8px {day.ink}1a",
    }  # fmt: skip


def dark_tokens(night: Colours) -> dict[str, str]:
    """Every colour of the style sheet in dark, by its name there."""
    return _own(night) | _tiles(night) | {
        "pine-up": mix(night.pine, _WHITE, 0.28),
        "mint-2": mix(night.mint, night.pine, 0.12),
        "amber-2": mix(night.amber_tint, night.amber, 0.13),
        "sky-2": mix(night.sky, _WHITE, 0.08),
        "foot": mix(night.paper, _BLACK, 0.3),
        "foot-ink": night.ink,
        "foot-muted": night.muted,
        "foot-line": night.line,
        "on-foot-ink": night.paper,
        "foot-mark": night.pine,
        "m0": mix(night.mint, night.card, 0.3),
        "m1": mix(night.mint, night.pine, 0.22),
        "m2": mix(night.mint, night.pine, 0.34),
        "m3": mix(night.pine, _BLACK, 0.15),
        "spill": mix(night.amber_tint, night.amber, 0.4),
        "sun": mix(night.amber, _WHITE, 0.8),
        "glow": mix(night.amber, _WHITE, 0.2),
        "hill": mix(night.mint, night.pine, 0.6),
        "hill2": mix(night.mint, night.pine, 0.3),
        "veil": f"{mix(night.paper, _BLACK, 0.3)}99",
        "shadow": "none",
    }  # fmt: skip


def _tiles(colours: Colours) -> dict[str, str]:
    return {"m4": colours.pine, "m-dark": colours.ink, "m-light": colours.on_pine}


def _octets(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
