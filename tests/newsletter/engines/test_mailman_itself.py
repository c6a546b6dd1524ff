"""What the newsletter leaves to Mailman: consent by mail, bounces, and leaving again."""

from __future__ import annotations

from tests.newsletter.engines.mailman_server import MailmanServer, eventually
from tests.newsletter.engines.postfix_server import GONE, READERS

ANNA, BO = f"anna@{READERS}", f"bo@{READERS}"


def test_a_reader_joins_confirms_reads_and_leaves_by_mail(mailman: MailmanServer) -> None:
    nyt = mailman.create_list("tilmeld")
    assert mailman.members(nyt) == set()
    mailman.mail(ANNA, "tilmeld-join@lister.test")
    confirm(mailman, ANNA, "join")
    eventually(lambda: mailman.members(nyt) == {ANNA})

    mailman.mail("kontor@example.org", nyt, "Nyt til dig", "Kære læser")
    held = eventually(lambda: mailman.held(nyt))
    mailman.call("POST", f"lists/{nyt}/held/{held[0]['request_id']}", action="accept")
    eventually(lambda: "Nyt til dig" in subjects(mailman, ANNA))

    mailman.mail(ANNA, "tilmeld-leave@lister.test")
    confirm(mailman, ANNA, "leave")
    eventually(lambda: mailman.members(nyt) == set())


def test_an_address_that_is_gone_is_counted(mailman: MailmanServer) -> None:
    nyt = mailman.create_list("lukket")
    mailman.subscribe(nyt, f"vaek@{GONE}")
    mailman.mail("kontor@example.org", nyt, "Nyt til dig", "Kære læser")
    held = eventually(lambda: mailman.held(nyt))
    mailman.call("POST", f"lists/{nyt}/held/{held[0]['request_id']}", action="accept")

    def bounced() -> bool:
        member = mailman.call("GET", f"lists/{nyt}/roster/member")["entries"][0]
        return member["bounce_score"] == 1 and "last_bounce_received" in member

    eventually(bounced)


def confirm(mailman: MailmanServer, address: str, word: str) -> None:
    """Answer the mail that asks whether a reader wants to join or leave."""
    asked = f"Your confirmation is needed to {word} the"
    eventually(lambda: any(asked in subject for subject in subjects(mailman, address)))
    question = next(mail for mail in mailman.inbox(address) if asked in mail["Subject"])
    mailman.mail(address, question["From"], f"Re: {question['Subject']}")


def subjects(mailman: MailmanServer, address: str) -> list[str]:
    return [mail["Subject"] for mail in mailman.inbox(address)]
