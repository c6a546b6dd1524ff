"""The links that a mail engine fills in for each reader, and how all else keeps clear of them.

The one place that knows. A frozen letter holds `UNSUBSCRIBE` and `PREFERENCES`; `filled` puts the
engine's own words there and makes every other sign literal, so that a title such as `{{ x }}`
reaches the reader as it was written.

Listmonk fills Go templates in subject, HTML, text and sender. Its HTML and its text pass through
Go's `html/template`, which drops every comment, Outlook's conditional ones too, and which takes
`<` in the plain text for a tag. Mailchimp fills merge tags, `*|…|*`. Mailman and files fill
nothing: the list's own addresses are used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE, Mail


@dataclass(frozen=True, slots=True)
class Placeholders:
    """What one engine fills in. None means that the list's own address is used."""

    engine: str
    unsubscribe: str | None
    preferences: str | None
    per_recipient: bool
    """Whether its address for leaving knows who leaves, as one-click needs (RFC 8058)."""
    html: Callable[[str], str]
    text: Callable[[str], str]
    line: Callable[[str], str]
    """For a header: subject, sender, preheader."""


def filled(mail: Mail, within: Placeholders, *, unsubscribe: str, preferences: str) -> Mail:
    """The mail as the engine takes it; `unsubscribe` and `preferences` are the list's own."""
    away = within.unsubscribe or unsubscribe
    choices = within.preferences or preferences

    def linked(text: str) -> str:
        return text.replace(UNSUBSCRIBE, away).replace(PREFERENCES, choices)

    return replace(
        mail,
        subject=within.line(mail.subject),
        preheader=within.line(mail.preheader),
        sender=within.line(mail.sender),
        html=linked(within.html(mail.html)),
        text=linked(within.text(mail.text)),
    )


def _as_it_is(text: str) -> str:
    return text


# --- Go templates -----------------------------------------------------------------------------

_COMMENT = re.compile(r"(<!--.*?-->)", re.DOTALL)
_LINK = re.compile(f"({re.escape(UNSUBSCRIBE)}|{re.escape(PREFERENCES)})")
_BRACE_BEFORE_BRACE = re.compile(r"\{(?=\{)")
_ACTIVE = re.compile(r"[{<]|@(?=TrackLink)")
_TRACK = "@TrackLink"
"""What Listmonk turns an address before it into one that counts clicks by."""


def _go_html(html: str) -> str:
    parts = _COMMENT.split(html)
    return "".join(_kept(part) if part.startswith("<!--") else _go_markup(part) for part in parts)


def _go_markup(html: str) -> str:
    return _BRACE_BEFORE_BRACE.sub("&#123;", html).replace(_TRACK, "&#64;TrackLink")


def _kept(comment: str) -> str:
    """The comment as output of the template, which leaves that alone. Links in it stay links."""
    return "".join(
        part if part in (UNSUBSCRIBE, PREFERENCES) else f"{{{{ Safe {_go_string(part)} }}}}"
        for part in _LINK.split(comment)
        if part
    )


def _go_string(text: str) -> str:
    """An interpreted string literal; JSON's escapes are all Go's, too."""
    literal = json.dumps(text, ensure_ascii=False)
    return literal.replace("{", r"\u007b").replace("}", r"\u007d").replace("@", r"\u0040")


def _go_text(text: str) -> str:
    return _ACTIVE.sub(lambda found: f"{{{{ Safe {_go_string(found[0])} }}}}", text)


def _go_line(line: str) -> str:
    """Headers are filled only where they hold an action, so most stay as a person reads them."""
    return _go_text(line) if "{{" in line else line


# --- merge tags -------------------------------------------------------------------------------


def _no_merge_tag_in_html(html: str) -> str:
    return html.replace("*|", "&#42;|").replace("|*", "|&#42;")


def _no_merge_tag(text: str) -> str:
    """Mailchimp has no escape: a word joiner (no width, no break) parts the two signs."""
    return text.replace("*|", "*\u2060|").replace("|*", "|\u2060*")


LISTMONK = Placeholders(
    "listmonk",
    "{{ UnsubscribeURL }}",
    "{{ UnsubscribeURL }}?manage=true",
    per_recipient=True,
    html=_go_html,
    text=_go_text,
    line=_go_line,
)
MAILCHIMP = Placeholders(
    "mailchimp",
    "*|UNSUB|*",
    "*|UPDATE_PROFILE|*",
    per_recipient=True,
    html=_no_merge_tag_in_html,
    text=_no_merge_tag,
    line=_no_merge_tag,
)
MAILMAN = Placeholders(
    "mailman", None, None, per_recipient=False, html=_as_it_is, text=_as_it_is, line=_as_it_is
)
FILES = replace(MAILMAN, engine="zip")
PLACEHOLDERS = {each.engine: each for each in (LISTMONK, MAILCHIMP, MAILMAN, FILES)}
