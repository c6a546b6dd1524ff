"""The sign-up of `/nyhedsbrev/`: a plain form to the mail engine, or mails that are ready to send.

Nothing comes to this site: the form goes to the engine's own public address, and the engine asks
the reader to confirm by mail. One choice is one list, also without script.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from newsletter.signup_ways import field_of, form_of, link_of
from newsletter.signup_words import closing, privacy
from publishing.mail_settings import EngineName, MailSettings
from publishing.signup import alert_anchor, area_anchor, audience_anchor
from records.clock import Clock
from records.facts.regions import WHOLE_REGION
from records.facts.signup import AlertChoice, LetterChoice, alert_choices, letter_choices
from records.loading.library import Library
from records.model.newsletter import MailingList

_TWICE = (
    " Her spiller området ingen rolle. Vælger du også et område, kan du få den samme mulighed "
    "to gange."
)
_ENOUGH = " Vælger du hele regionen, behøver du ikke vælge andet."


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: a field of the form, or a mail to send."""

    id: str
    text: str
    covers: str
    """What an address of this page may name it by, with spaces between."""
    name: str = ""
    value: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """The areas of one list that writes by itself, or its audiences."""

    title: str
    text: str
    options: tuple[Option, ...]


def signup_values(library: Library, clock: Clock, mail: MailSettings) -> dict[str, object] | None:
    """What the page shows; None where no list is offered."""
    letters, alerts = letter_choices(library), alert_choices(library, clock)
    choices: tuple[LetterChoice | AlertChoice, ...] = (*letters, *alerts)
    lists = {choice.mailing_list.id: choice.mailing_list for choice in choices}
    if not lists:
        return None
    example = all(each.example for each in lists.values())
    by_form = example or mail.engine in (EngineName.LISTMONK, EngineName.MAILCHIMP)
    chosen = tuple(_letters(letters, mail, by_form=by_form))
    groups = tuple(_alert_groups(alerts, mail, by_form=by_form))
    return {
        "example": example,
        "form": form_of(mail, example=example) if by_form else None,
        "letters": chosen,
        "alerts": groups,
        "by_hand": () if by_form else tuple(_by_hand(chosen, groups)),
        "closing": closing(
            mail, by_form=by_form, example=example, elsewhere=_elsewhere(chosen, groups)
        ),
        "privacy": privacy(mail, example=example),
        "lists": tuple(_about(each) for each in lists.values()),
    }


def _letters(
    choices: tuple[LetterChoice, ...], mail: MailSettings, *, by_form: bool
) -> Iterator[Option]:
    for choice in choices:
        code = choice.audience.value
        anchor = audience_anchor(choice.audience)
        option = Option(anchor, choice.label, code)
        yield from _chosen_by(option, choice, code, "til", mail, by_form=by_form)


def _alert_groups(
    choices: tuple[AlertChoice, ...], mail: MailSettings, *, by_form: bool
) -> Iterator[AlertGroup]:
    lists = {choice.mailing_list.id: choice.mailing_list for choice in choices}
    taken: set[str] = set()
    for mailing_list in lists.values():
        areas: list[Option] = []
        audiences: list[Option] = []
        for choice in choices:
            if choice.mailing_list is mailing_list:
                group = audiences if choice.is_of_audience else areas
                group += _alert(choice, mail, taken, by_form=by_form)
        name = mailing_list.name
        if areas:
            yield AlertGroup(name, _told(mailing_list), tuple(areas))
        if audiences:
            title = f"{name}, efter hvor du er i dit lægeliv" if areas else name
            yield AlertGroup(title, f"{mailing_list.description}{_TWICE}", tuple(audiences))


def _told(mailing_list: MailingList) -> str:
    """What the list says of itself, and that all of the region needs nothing beside it."""
    areas = [target.area for target in mailing_list.targets if target.area]
    is_enough = WHOLE_REGION in areas and len(areas) > 1
    return f"{mailing_list.description}{_ENOUGH if is_enough else ''}"


def _alert(
    choice: AlertChoice, mail: MailSettings, taken: set[str], *, by_form: bool
) -> Iterator[Option]:
    code = choice.target.audience
    anchor = alert_anchor(code) if code else area_anchor(choice.code)
    if anchor in taken:  # an area of a second list: only the first can be named by its address
        anchor = f"{anchor}-{choice.mailing_list.id}"
    taken.add(anchor)
    option = Option(anchor, choice.label, " ".join(choice.covers))
    what = "til" if code else "område"
    yield from _chosen_by(option, choice, choice.code, what, mail, by_form=by_form)


def _by_hand(
    letters: tuple[Option, ...], groups: tuple[AlertGroup, ...]
) -> Iterator[dict[str, object]]:
    """Each address to write to, and what for: where no mail program opens."""
    found: dict[str, list[str]] = {}
    for option in (*letters, *(o for group in groups for o in group.options)):
        url = option.url or ""
        if url.startswith("mailto:"):
            address = unquote(url.removeprefix("mailto:").partition("?")[0])
            found.setdefault(address, []).append(option.text)
    for address, texts in found.items():
        yield {"address": address, "text": " · ".join(texts)}


def _elsewhere(letters: tuple[Option, ...], groups: tuple[AlertGroup, ...]) -> bool:
    urls = [o.url for o in (*letters, *(o for group in groups for o in group.options)) if o.url]
    return any(not url.startswith("mailto:") for url in urls)


def _chosen_by(
    option: Option,
    choice: LetterChoice | AlertChoice,
    code: str,
    what: str,
    mail: MailSettings,
    *,
    by_form: bool,
) -> Iterator[Option]:
    """The option with its field of the form, or with its mail; none where the field is missing."""
    mailing_list = choice.mailing_list
    if not by_form:
        wish = f"{mailing_list.name} ({what}: {choice.label})"
        yield replace(option, url=link_of(choice.target, mailing_list, mail, wish))
        return
    found = field_of(choice.target, mailing_list, mail, code)
    if found:  # else the check has told that it is missing
        yield replace(option, name=found.name, value=found.value)


def _about(mailing_list: MailingList) -> dict[str, object]:
    return {
        "name": mailing_list.name,
        "description": mailing_list.description,
        "frequency": mailing_list.frequency or "",
        "example": mailing_list.example,
    }
