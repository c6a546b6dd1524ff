"""The newsletter's pages: how to sign up, the archive, each issue and each of its editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsletter.archive import WebVersion, edition_links, edition_version, twin_links, web_version
from newsletter.edition import Edition, Editions, make_editions
from newsletter.heads import known_scene
from newsletter.letter import edition_address, readers
from newsletter.living import with_honest_cards
from newsletter.past import Past, past_of
from newsletter.signup import signup_values
from publishing.addresses import SIGNUP
from publishing.article_text import article_html
from publishing.blocks import Link
from publishing.cards import cards_of
from publishing.mail_settings import MailSettings
from publishing.page import Page, make_page, record_head
from publishing.scenes.choice import scene_for
from publishing.scenes.compose import Scene, files_of
from records.clock import Clock
from records.danish.dates import day_and_date
from records.facts.visibility import listed, with_page
from records.loading.library import Library
from records.model.article import Article
from records.model.newsletter import Issue
from records.model.registry import address_of

LIST = Link("Nyhedsbrev", SIGNUP)
NO_ENGINE = MailSettings()
_AS_SENT = "Sådan så brevet ud, da det blev sendt. Frister og datoer kan være ændret siden."


def newsletter_pages(
    library: Library, clock: Clock, mail: MailSettings = NO_ENGINE
) -> Iterator[Page]:
    """`/nyhedsbrev/`, then for each issue that may be seen its page and those of its editions.

    `mail` is the engine that readers sign up at.
    """
    front = library.find(Article, "nyhedsbrev")
    if front:
        yield archive_page(front, library, clock, mail)
    past = past_of(library)
    for issue in with_page(library, Issue, clock):
        yield from issue_pages(issue, library, clock, past)


def archive_page(front: Article, library: Library, clock: Clock, mail: MailSettings) -> Page:
    """The sign-up, what a subscriber gets, and earlier issues, newest first."""
    issues = sorted(
        listed(library, Issue, clock), key=lambda issue: (issue.send_on, issue.id), reverse=True
    )
    values = {
        "lead": front.summary,
        "signup": signup_values(library, clock, mail),
        "items": cards_of(issues, library, clock),
    }
    return make_page(
        record_head(front, "issues.html", "nyhedsbrev"), values, article_html(front, library)
    )


def issue_pages(issue: Issue, library: Library, clock: Clock, past: Past) -> Iterator[Page]:
    """The page of all that the issue tells, then the web version of each edition that is out."""
    every = make_editions(issue, library, clock, past)
    going = tuple(each for each in every.going if past.is_shown(issue, each.key, clock))
    editions = with_honest_cards(replace(every, going=going), library, clock)
    letters = LetterPages(editions, library, clock, past)
    yield letters.whole()
    yield from map(letters.edition, editions.going)


@dataclass(frozen=True, slots=True)
class LetterPages:
    """The pages of one letter."""

    editions: Editions
    library: Library
    clock: Clock
    past: Past

    def whole(self) -> Page:
        """All that any edition tells."""
        issue = self.editions.issue
        links = edition_links(self.editions.going)
        web = web_version(self.editions)
        keys = tuple(edition.key for edition in self.editions.going)
        head = record_head(issue, "issue.html", "nyhedsbrev", (LIST,))
        return make_page(head, {**self._values(web, keys), "editions": links}, web.html)

    def edition(self, edition: Edition) -> Page:
        """The web version: like the mail, but it says nothing about who read it.

        Searches leave it out, because the issue's page holds the same and more.
        """
        issue, web = edition.issue, edition_version(edition)
        above = Link(issue.title, address_of(issue) or "")
        head = replace(
            record_head(issue, "issue.html", "nyhedsbrev", (LIST, above)),
            title=f"{issue.title}: til {readers(edition)}",
            address=edition_address(issue, edition.key),
            noindex=True,
        )
        values = self._values(web, (edition.key,))
        twins = twin_links(edition, self.editions.going)
        return make_page(head, {**values, "search": False, "editions": twins}, web.html)

    def _values(self, web: WebVersion, keys: tuple[str, ...]) -> dict[str, object]:
        issue, scene = self.editions.issue, self._scene(keys)
        return {
            "lead": issue.preheader,
            "scene": files_of(scene or scene_for(issue.id, "papir kaffe by", issue.send_on)),
            "date_text": f"Udgave {issue.number}, {day_and_date(issue.send_on)}",
            "sent_text": _AS_SENT if self.editions.sent else "",
            "notice": self._notice(keys),
            "editions": (),
            "items_groups": web.groups,
            "search_text": "",
        }

    def _scene(self, keys: tuple[str, ...]) -> Scene | None:
        """The drawing of the mail, or of the first of the mails."""
        going = (edition for edition in self.editions.going if edition.key in keys)
        return next(filter(None, (known_scene(edition.scene) for edition in going)), None)

    def _notice(self, keys: tuple[str, ...]) -> dict[str, object] | None:
        """What stands on top of a letter that was taken back, with a link to the right one."""
        issue = self.editions.issue
        if not any(self.past.is_retracted(issue.id, key, self.clock) for key in keys):
            return None
        for right in with_page(self.library, Issue, self.clock):
            if right.corrects == issue.id:
                link = Link(right.title, address_of(right) or "")
                return {"text": "Der var en fejl i dette brev. Læs i stedet rettelsen:",
                        "link": link}  # fmt: skip
        return {"text": "Der er en fejl i dette brev. Vi sender en rettelse.", "link": None}
