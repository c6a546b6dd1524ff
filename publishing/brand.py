"""The publisher's colours, logo and outside addresses: what another office would replace.

Written in `mkdocs.yml` under `publisher: brand:`. Pages, mails, icons and share pictures take their
colours from here; other tones are mixed from these (see `publishing.appearance.colours`).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
"""A CSS colour with six lower-case digits: `#0e5a4f`."""
Https = Annotated[str, Field(pattern=r"^(https://\S+)?$")]
ContactAddress = Annotated[str, Field(pattern=r"^((https://|mailto:|tel:)\S+)?$")]
"""An address that RFC 9116 allows as a contact; empty until there is one."""
Below = Annotated[str, Field(pattern=r"^(media/[a-z0-9/_-]+\.(svg|png))?$")]

Folder = Annotated[str, Field(pattern=r"^(media(/[a-z0-9_-]+)+)?$")]
Namespace = Annotated[str, Field(pattern=r"^[a-z0-9-]{2,40}$")]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Colours(_Part):
    """The colours of one scheme. `on_x` is the colour of text on `x`."""

    paper: Colour
    card: Colour
    ink: Colour
    muted: Colour
    pine: Colour
    on_pine: Colour
    mint: Colour
    amber: Colour
    on_amber: Colour
    amber_tint: Colour
    coral: Colour
    coral_tint: Colour
    sky: Colour
    line: Colour
    edge: Colour


LIGHT = Colours(
    paper="#faf7f1", card="#ffffff", ink="#17332e", muted="#4a635d", pine="#0e5a4f",
    on_pine="#ffffff", mint="#dcebe4", amber="#f4b942", on_amber="#17332e", amber_tint="#fdf0d2",
    coral="#b93b26", coral_tint="#fbe9e4", sky="#d6e6f0", line="#e4dccd", edge="#8b8573",
)  # fmt: skip
DARK = Colours(
    paper="#0f1d1a", card="#172a26", ink="#eaf2ee", muted="#abc2ba", pine="#6fd3b9",
    on_pine="#0b211c", mint="#1e3a33", amber="#f4b942", on_amber="#17332e", amber_tint="#393621",
    coral="#ff9b86", coral_tint="#3b211c", sky="#1d3440", line="#2b443d", edge="#7d958d",
)  # fmt: skip


class Schemes(_Part):
    """The colours of the light and the dark scheme; our own by default."""

    light: Colours = LIGHT
    dark: Colours = DARK


class SocialLink(_Part):
    """A profile of the office on another site."""

    text: str
    url: Https


class Brand(_Part):
    """The look and the outside addresses of the publisher."""

    colours: Schemes = Schemes()
    logo: Below = ""
    """The path of a square picture below `content/`, used in place of our own logo."""
    folder: Folder = ""
    """A folder below `content/` with the brand's own parts of drawings (`parts.svg`), if any."""
    social: tuple[SocialLink, ...] = ()
    accessibility_statement: Https = ""
    """The official address of the statement; empty until there is one."""
    namespace: Namespace = "min-almen-praksis"
    """Part of what feeds and calendars know their items by. Chosen once, and never changed: a new
    one makes everything new to those who follow."""
    security_contact: ContactAddress = ""
    """Where faults in the site's safety are told (RFC 9116); empty until there is one."""
