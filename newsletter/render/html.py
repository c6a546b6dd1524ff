"""From a letter to the HTML of a mail: Jinja2 fills MJML, our list checks it, MJML renders it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined, TemplateError
from markupsafe import Markup, escape

from newsletter.errors import NewsletterError, UnsafeMarkup
from newsletter.finished import is_mail_address, is_mail_picture
from newsletter.letter import URGENT, Letter
from newsletter.render.allowlist import check_markup
from newsletter.render.palette import Palette, palettes
from newsletter.render.prose import mail_html
from newsletter.render.renderer import Renderer
from publishing.blocks import EXAMPLE_TAG
from records.source.kept_values import hash_of

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) does not allow; they have no shape to show."""
_PREVIEW = 180
"""So many characters the roomiest lists of mails show after a subject."""
_BLANK = "\u034f\u200c\u00a0"
"""A space that keeps mail programs from folding it with the next."""
_INERT = {"{": "&#123;", "}": "&#125;", "*|": "*&#124;", "|*": "&#124;*"}


def html_of(letter: Letter, renderer: Renderer) -> str:
    """The finished HTML, whatever its size.

    Raises UnsafeMarkup where a value would become more than text, RendererFailed where the
    renderer does not survive it.
    """

    def made() -> str:
        source = mjml_of(letter)
        check_markup(source)
        return renderer.html(source)

    return renderer.kept.get(hash_of("mail as HTML", letter), made)


def simple_html_of(letter: Letter) -> str:
    """The same letter without the renderer: plain headings, paragraphs and lists."""
    return _filled("simple.html", letter, environment()) + "\n"


def mjml_of(letter: Letter, within: Environment | None = None) -> str:
    """The MJML source of the letter, every value escaped. Raises NewsletterError."""
    return _filled("mail.mjml", letter, within or environment())


def _filled(name: str, letter: Letter, within: Environment) -> str:
    try:
        template = within.get_template(name)
        light, dark = palettes(letter.colours)
        return template.render(
            letter=letter,
            light=light,
            dark=dark,
            example=EXAMPLE_TAG,
            urgent=URGENT,
            filler=_filler(letter.preheader),
        )
    except RecursionError as error:
        raise NewsletterError(_template_fault(name, "den kalder sig selv")) from error
    except TemplateError as error:
        where = getattr(error, "name", None) or name
        raise NewsletterError(_template_fault(str(where), str(error))) from error


def _filler(preheader: str) -> str:
    """Blanks after the preheader, so that no list of mails shows the beginning of the body."""
    return _BLANK * max(0, _PREVIEW - len(preheader))


def _template_fault(name: str, problem: str) -> str:
    return f"Mailen kan ikke laves: skabelonen newsletter/render/templates/{name}: {problem}."


@cache
def environment(loader: BaseLoader | None = None) -> Environment:
    """Jinja2 as mails need it: everything escaped, nothing may be missing."""
    made = Environment(
        loader=loader or PackageLoader("newsletter.render"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"href": _href, "picture": _picture, "prose": _prose}
    return made


def _shown(value: object) -> object:
    """Escape a value so that neither HTML, MJML nor a mail engine's placeholders see code in it."""
    if value is None:
        raise UnsafeMarkup("Mailen kan ikke laves: en værdi mangler i skabelonen.")
    return value if hasattr(value, "__html__") else _escaped(str(value))


@lru_cache(maxsize=1024)
def _escaped(value: str) -> Markup:
    """Cached, as most values of a mail are its dozen colours, again and again."""
    return _inert(escape(_NOT_XML.sub("", value)))


def _inert(markup: str) -> Markup:
    for sign, entity in _INERT.items():
        markup = str(markup).replace(sign, entity)
    return Markup(markup)  # noqa: S704 - escaped by the caller


def _href(address: str) -> Markup:
    """An address for `href`; a placeholder of the mail engine stays as it is."""
    if not is_mail_address(address):
        raise UnsafeMarkup(f"Mailen kan ikke laves: linket {address[:60]} kan ikke bruges.")
    return escape(address)


def _picture(address: str) -> Markup:
    """An address for `src`: one of the drawings for letters, and nothing else."""
    if not is_mail_picture(address):
        raise UnsafeMarkup(f"Mailen kan ikke laves: billedet {address[:60]} kan ikke bruges.")
    return escape(address)


def _prose(html: str, colours: Palette) -> Markup:
    """An editor's clean HTML, set for the mail."""
    return _inert(mail_html(html, colours))
