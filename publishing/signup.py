"""Links to the sign-up page with the reader's audience or area chosen.

The query is for the page's script; without it, the fragment leads to the choice itself.
"""

from __future__ import annotations

from publishing.addresses import SIGNUP
from publishing.blocks import Link
from records.clock import Clock
from records.codes.people import AudienceCode
from records.facts.signup import alert_for, letter_choices
from records.loading.library import Library
from records.model.area import Area

TELL_ME = "Sig til, når der kommer noget"


def audience_anchor(code: AudienceCode) -> str:
    """The name of the choice on the page: `maalgruppe-hu-laege`."""
    return f"maalgruppe-{code.value}"


def alert_anchor(code: AudienceCode) -> str:
    """The name of the choice to be told of what is for an audience: `besked-kbu-laege`."""
    return f"besked-{code.value}"


def area_anchor(code: str) -> str:
    """`omraade-0101-noerrebro`."""
    return f"omraade-{code.replace('/', '-')}"


def signup_address(code: AudienceCode, library: Library) -> str:
    """Where readers of that audience sign up; the bare page if no letter goes to them."""
    offered = any(choice.audience is code for choice in letter_choices(library))
    chosen = f"?maalgruppe={code.value}#{audience_anchor(code)}"
    return f"{SIGNUP}{chosen}" if offered else SIGNUP


def alert_link(area: Area, library: Library, clock: Clock) -> Link | None:
    """Where one asks to be told of openings in the area; None where no list does that."""
    choice = alert_for(area, library, clock)
    if choice is None:
        return None
    return Link(TELL_ME, f"{SIGNUP}?omraade={area.id}#{area_anchor(choice.code)}")
