"""From a letter to the HTML of a mail: Jinja2 fills MJML, our list checks it, MJML renders it."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from newsletter.allowlist import check_markup, is_mail_address
from newsletter.faults import EditionTooLarge, UnsafeMarkup
from newsletter.letter import Letter
from newsletter.palette import DARK, LIGHT
from newsletter.prose import mail_html
from records.danish.numbers import size
from records.pages.parts import EXAMPLE_TAG

MAX_BYTES = 102_000
"""Gmail shows about 102 kB of a mail and cuts the rest off, the unsubscribe link first."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) does not allow; they have no shape to show."""
_INERT = {"{": "&#123;", "}": "&#125;", "*|": "*&#124;", "|*": "&#124;*"}


def html_of(letter: Letter) -> str:
    """The finished HTML.

    Raises UnsafeMarkup where a value would become more than text, and EditionTooLarge above
    102,000 bytes.
    """
    source = mjml_of(letter)
    check_markup(source)
    html = _rendered(source)
    octets = len(html.encode())
    if octets > MAX_BYTES:
        raise EditionTooLarge(
            f'Mailen "{letter.subject}" fylder {size(octets)}, og Gmail klipper mails over '
            f"{size(MAX_BYTES)}. Sæt max ned i afsnittene, eller del brevet i to."
        )
    return html


def mjml_of(letter: Letter) -> str:
    """The MJML source of the letter, every value escaped."""
    template = _environment().get_template("mail.mjml")
    return template.render(letter=letter, light=LIGHT, dark=DARK, example=EXAMPLE_TAG)


def _rendered(source: str) -> str:
    from mjml import mjml2html

    html = mjml2html(source, disable_comments=True, fonts={})
    return str(html).strip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("newsletter"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"href": _href, "prose": _prose}
    return environment


def _shown(value: object) -> object:
    """Escape a value so that neither HTML, MJML nor a mail engine's placeholders see code in it."""
    if value is None:
        raise UnsafeMarkup("Mailen kan ikke laves: en værdi mangler i skabelonen.")
    return value if hasattr(value, "__html__") else _inert(escape(_NOT_XML.sub("", str(value))))


def _inert(markup: str) -> Markup:
    for sign, entity in _INERT.items():
        markup = str(markup).replace(sign, entity)
    return Markup(markup)  # noqa: S704 - escaped by the caller


def _href(address: str) -> Markup:
    """An address for `href`; a placeholder of the mail engine stays as it is."""
    if not is_mail_address(address):
        raise UnsafeMarkup(f"Mailen kan ikke laves: linket {address[:60]} kan ikke bruges.")
    return escape(address)


def _prose(html: str) -> Markup:
    """An editor's clean HTML, set for the mail."""
    return _inert(mail_html(html, LIGHT))
