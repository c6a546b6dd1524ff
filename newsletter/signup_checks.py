"""What would let a reader sign up to nothing, to two things at once, or to what nobody sends."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.signup_ways import ADDRESS, GROUP, UUID
from publishing.mail_settings import EngineName, MailSettings
from publishing.settings import FILE
from publishing.settings_file import place_in_settings
from records.checks.report import found_at
from records.clock import Clock
from records.facts.signup import AlertChoice, LetterChoice, alert_choices, letter_choices
from records.loading.library import Library
from records.model.newsletter import MailingList, MailTarget
from records.model.people import Audience
from records.source.diagnostics import Diagnostic, Severity, Violation, diagnostic, violation


def list_faults(library: Library) -> Iterator[Diagnostic]:
    """What is wrong with the lists whichever engine there is."""
    lists = library.all(MailingList)
    for mailing_list in lists:
        for found in (*_kinds(mailing_list), *_twice(mailing_list)):
            yield found_at(library, mailing_list, found)
    yield from _shared(library, lists)
    yield from _same_alert(library, lists)
    yield from _own_lists(library)


def _kinds(mailing_list: MailingList) -> Iterator[Violation]:
    """A letter goes to audiences, an alert to areas or audiences."""
    for number, target in enumerate(mailing_list.targets):
        loc = ("targets", number)
        if target.audience and target.audience not in mailing_list.audiences:
            name = mailing_list.id
            yield violation(
                "mail-target-not-on-list",
                (*loc, "audience"),
                audience=target.audience,
                mailing_list=name,
            )
        elif target.area and not mailing_list.trigger:
            yield violation("letter-to-area", (*loc, "area"), area=target.area)
    if mailing_list.trigger and not mailing_list.targets:
        yield violation("alert-without-areas", ("trigger",))


def _twice(mailing_list: MailingList) -> Iterator[Violation]:
    seen: set[str] = set()
    for number, target in enumerate(mailing_list.targets):
        key = "audience" if target.audience else "area"
        value = target.audience or target.area or ""
        if f"{key}:{value}" in seen:
            yield violation("mail-target-twice", ("targets", number, key), target=value)
        seen.add(f"{key}:{value}")


def _shared(library: Library, lists: tuple[MailingList, ...]) -> Iterator[Diagnostic]:
    """Who stands on one list of the engine gets one thing."""
    for key in ("to", "signup"):
        first: dict[str, MailingList] = {}
        for mailing_list in lists:
            for number, target in enumerate(mailing_list.targets):
                value = str(getattr(target, key) or "").casefold()
                if value in first:
                    found = violation(
                        "mail-target-shared",
                        ("targets", number, key),
                        value=getattr(target, key),
                        mailing_list=first[value].id,
                    )
                    yield found_at(library, mailing_list, found)
                elif value:
                    first[value] = mailing_list


def _same_alert(library: Library, lists: tuple[MailingList, ...]) -> Iterator[Diagnostic]:
    """Nobody gets one opening twice."""
    told: dict[tuple[str, str], MailingList] = {}
    for mailing_list in lists:
        for number, target in enumerate(mailing_list.targets):
            for trigger in mailing_list.trigger:
                other = told.setdefault((target.key, trigger), mailing_list)
                if other is not mailing_list and other.example is mailing_list.example:
                    loc = ("targets", number, "area" if target.area else "audience")
                    whom = target.area or target.audience
                    found = violation("alert-twice", loc, whom=whom, mailing_list=other.id)
                    yield found_at(library, mailing_list, found)
                    break


def _own_lists(library: Library) -> Iterator[Diagnostic]:
    """A record that names a list without its readers: the form falls back on one that has them."""
    for audience in library.all(Audience):
        chosen = library.find(MailingList, audience.mailing_list)
        if chosen and (chosen.trigger or audience.code not in chosen.audiences):
            warning = Severity.WARNING
            loc = ("mailing_list",)
            found = violation("audience-not-on-own-list", loc, warning, mailing_list=chosen.id)
            yield found_at(library, audience, found)


# --- with the engine that `mkdocs.yml` names ----------------------------------------------------


def engine_faults(library: Library, clock: Clock, mail: MailSettings) -> Iterator[Diagnostic]:
    """What keeps the sign-up from working in the engine. Examples are never signed up to."""
    lists = [each for each in library.all(MailingList) if not each.example]
    if not lists:
        return
    for mailing_list in lists:
        for found in (*_alerts_by_nobody(mailing_list, mail), *_missing(mailing_list, mail)):
            yield found_at(library, mailing_list, found)
    if mail.engine is EngineName.NONE:
        return
    yield from _settings(library, mail)
    yield from _choices(library, clock, mail)
    if mail.engine is EngineName.MAILCHIMP:
        yield from _groups(library)


def _choices(library: Library, clock: Clock, mail: MailSettings) -> Iterator[Diagnostic]:
    choices: tuple[LetterChoice | AlertChoice, ...] = (
        *letter_choices(library),
        *alert_choices(library, clock),
    )
    for choice in choices:
        if choice.target and not choice.mailing_list.example:
            number = choice.mailing_list.targets.index(choice.target)
            for found in _unfit(choice.target, number, mail, choice):
                yield found_at(library, choice.mailing_list, found)


def _alerts_by_nobody(mailing_list: MailingList, mail: MailSettings) -> Iterator[Violation]:
    if mailing_list.trigger and mail.engine in (EngineName.NONE, EngineName.MAILCHIMP):
        yield violation("alert-without-engine", ("trigger",), engine=mail.engine)


def _missing(mailing_list: MailingList, mail: MailSettings) -> Iterator[Violation]:
    if mail.engine is EngineName.NONE or mailing_list.trigger:
        return
    known = {target.audience for target in mailing_list.targets}
    for number, code in enumerate(mailing_list.audiences):
        if code not in known:
            yield violation(
                "mail-target-missing", ("audiences", number), audience=code, engine=mail.engine
            )


def _settings(library: Library, mail: MailSettings) -> Iterator[Diagnostic]:
    root = library.project.root
    by_form = mail.engine in (EngineName.LISTMONK, EngineName.MAILCHIMP)
    lacking = [
        key
        for key, lacks in (
            ("public_url", by_form and not mail.public_url),
            ("form_id", mail.engine is EngineName.MAILCHIMP and not mail.form_id),
        )
        if lacks
    ]
    for key in lacking:
        at = place_in_settings(root, "plugins", "publisher", "newsletter")
        yield diagnostic("signup-setting-missing", at, key=key, engine=mail.engine)
    for key in ("run_by", "kept"):
        if not getattr(mail, key):
            at = place_in_settings(root, "plugins", "publisher", "newsletter")
            yield diagnostic("signup-privacy-unsaid", at, Severity.WARNING, key=key, file=FILE)


def _unfit(
    target: MailTarget, number: int, mail: MailSettings, choice: LetterChoice | AlertChoice
) -> Iterator[Violation]:
    loc, signup = ("targets", number), target.signup or ""
    if mail.engine is EngineName.MAILMAN:
        if not ADDRESS.fullmatch(target.to):
            yield violation("mail-target-not-address", (*loc, "to"), value=target.to)
    elif not signup:
        yield violation("signup-missing", (*loc, "to"), choice=choice.label)
    elif mail.engine is EngineName.LISTMONK and not UUID.fullmatch(signup):
        yield violation("signup-not-uuid", (*loc, "signup"), value=signup)
    elif mail.engine is EngineName.MAILCHIMP and not GROUP.fullmatch(signup):
        yield violation("signup-not-group", (*loc, "signup"), value=signup)


def _groups(library: Library) -> Iterator[Diagnostic]:
    """Choices of one group exclude each other only under one name."""
    name = ""
    for choice in letter_choices(library):
        found = GROUP.fullmatch((choice.target and choice.target.signup) or "")
        if found is None or choice.target is None:
            continue
        name = name or found[1]
        if found[1] != name:
            loc = ("targets", choice.mailing_list.targets.index(choice.target), "signup")
            other = violation("signup-other-group", loc, value=found[1], first=name)
            yield found_at(library, choice.mailing_list, other)
