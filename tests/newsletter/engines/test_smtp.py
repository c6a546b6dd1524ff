"""Proofs through a relay: what arrives, what is refused, and how far it got."""

from __future__ import annotations

import re
import socket
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from newsletter.engines import smtp
from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE, Mail
from newsletter.engines.proof import lasting_id
from newsletter.engines.smtp import Relay, relay_of, send_proofs
from newsletter.errors import EngineError
from records.clock import COPENHAGEN
from tests.newsletter.engines.relay import PASSWORD, USER, Inboxes, relay

ME, YOU = "mig@example.org", "dig@example.org"
PAGE = "https://example.org/nyhedsbrev/"
MAIL = Mail(
    issue="november",
    key="hu-laege",
    digest="0" * 64,
    name="Nyt i november – til læger i hoveduddannelse",
    subject="Albertslund: frist 1. december · 4 andre",
    preheader="Se frister i december.",
    html=(
        '<html><body class="x"><div style="display:none;">Se frister.</div>'
        f'<p>Hej</p><a href="{UNSUBSCRIBE}">Afmeld</a> <a href="{PREFERENCES}">Ret</a>'
        "</body></html>"
    ),
    text=f"Hej\n\nAfmeld: {UNSUBSCRIBE}\nRet: {PREFERENCES}\n",
    sender="Østjyske Læger <nyhedsbrev@example.org>",
    send_at=datetime(2026, 11, 23, 8, tzinfo=COPENHAGEN),
    to="",
)
OTHER = replace(MAIL, key="nynedsat")


def refused(
    inboxes: Inboxes, *mails: Mail, to: tuple[str, ...] = (ME,), user: str = "", password: str = ""
) -> str:
    """What the editor reads when proofs do not go through."""
    with relay(inboxes) as port, pytest.raises(EngineError) as error:
        send_proofs(mails or (MAIL,), to, Relay("127.0.0.1", port, user, password), PAGE)
    return str(error.value)


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body
    return str(body.get_content())


def test_a_proof_says_that_it_is_one_and_unsubscribes_nobody() -> None:
    inboxes = Inboxes()
    with relay(inboxes) as port:
        sent = send_proofs((MAIL,), (ME, YOU), Relay("127.0.0.1", port), PAGE)
    assert [(each.key, each.number) for each in sent] == [("hu-laege", 1), ("hu-laege", 2)]
    assert [address for address, _ in inboxes.mails] == [ME, YOU]
    message = inboxes.mails[0][1]
    assert message["Subject"] == "[Prøve] Albertslund: frist 1. december · 4 andre"
    assert message["From"] == MAIL.sender
    assert message["To"] == ME
    assert message["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[^@>]+@example\.org>", message["Message-ID"])
    assert not [name for name in message if name.startswith(("List-", "Precedence"))]
    html, text = part(message, "html"), part(message, "plain")
    assert text.startswith("Dette er en prøve.")
    assert re.search(r'Se frister\.</div><div role="note"[^>]*>Dette er en prøve\.', html)
    for body in (html, text):
        assert "invalid" not in body
        assert body.count(PAGE) == 2


def test_a_proof_that_somebody_asks_for_again_is_a_message_of_its_own() -> None:
    """Else whoever threw it away, or looks for a newer one, would not see it."""
    inboxes = Inboxes()
    with relay(inboxes) as port:
        for _ in range(2):
            send_proofs((MAIL,), (ME,), Relay("127.0.0.1", port), PAGE)
    first, second = (message["Message-ID"] for _, message in inboxes.mails)
    assert first != second


def test_a_lasting_id_is_of_the_edition_and_the_address() -> None:
    anew = replace(MAIL, digest="1" * 64)
    ids = {lasting_id(mail, to) for mail in (MAIL, OTHER, anew) for to in (ME, YOU)}
    assert len(ids) == 6
    assert lasting_id(MAIL, ME) == lasting_id(replace(MAIL, subject="Andet"), ME)
    assert all(re.fullmatch(r"<[0-9a-f]{24}@example\.org>", each) for each in ids)


def test_over_tls_with_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Relay, "is_here", property(lambda _: False))
    inboxes = Inboxes()
    with relay(inboxes, tls=tmp_path, login=True) as port:
        own = Relay("127.0.0.1", port, USER, PASSWORD, str(tmp_path / "cert.pem"))
        send_proofs((MAIL,), (ME,), own, PAGE)
        assert len(inboxes.mails) == 1
        with pytest.raises(EngineError) as error:
            send_proofs((MAIL,), (ME,), replace(own, password="forkert"), PAGE)
        assert "PRAKSIS_SMTP_USER og PRAKSIS_SMTP_PASSWORD (535" in str(error.value)
        assert "forkert" not in str(error.value) + repr(own)
        with pytest.raises(EngineError, match="Certifikatet på 127") as error:
            send_proofs((MAIL,), (ME,), replace(own, certificates=None), PAGE)
        assert str(error.value).endswith("Ingen prøver er sendt.")
        with pytest.raises(EngineError, match="PRAKSIS_SMTP_CERTIFICATES kan ikke læses"):
            send_proofs((MAIL,), (ME,), replace(own, certificates=str(tmp_path / "x")), PAGE)


def test_without_starttls_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Relay, "is_here", property(lambda _: False))
    inboxes = Inboxes()
    assert "tilbyder ikke STARTTLS" in refused(inboxes)
    assert inboxes.mails == []


@pytest.mark.parametrize(
    ("host", "is_here"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.0.0.1.example.org", False),
     ("10.0.0.1", False), ("mail.example.org", False)],
)  # fmt: skip
def test_only_this_machine_may_go_without_tls(host: str, is_here: bool) -> None:  # noqa: FBT001
    assert Relay(host).is_here is is_here


def test_a_refused_address_is_told_by_its_number_alone() -> None:
    inboxes = Inboxes(refuses={YOU: f"550 5.1.1 <{YOU}>: Recipient unknown"})
    told = refused(inboxes, MAIL, OTHER, to=(ME, YOU))
    assert told == (
        "Serveren sender ikke udgaven hu-laege til adresse nr. 2 (550 5.1.1 Recipient unknown). "
        "1 af 4 prøver er sendt: hu-laege til adresse nr. 1."
    )
    assert [address for address, _ in inboxes.mails] == [ME]


def test_other_refusals_say_what_the_server_said() -> None:
    assert "den afsender, der står på listen (553 5.7.1 not yours). Ingen" in refused(
        Inboxes(sender="553 5.7.1 not yours")
    )
    assert "tog ikke imod udgaven hu-laege til adresse nr. 1 (552 5.3.4 too big)." in refused(
        Inboxes(data="552 5.3.4 too\x07 big")
    )
    assert "tager ikke imod en adgangskode" in refused(Inboxes(), user="a", password="b")


def test_a_lost_connection_says_what_may_have_arrived() -> None:
    told = refused(Inboxes(hangs_up_after=1), MAIL, OTHER)
    assert told == (
        "Forbindelsen blev afbrudt midt i udgaven nynedsat til adresse nr. 1. Den kan være nået "
        "frem. 1 af 2 prøver er sendt: hu-laege."
    )


def test_a_server_that_is_not_there_or_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(EngineError, match="svarer ikke i tide"):
            send_proofs((MAIL,), (ME,), Relay("127.0.0.1", port, seconds=0.2), PAGE)
    with pytest.raises(EngineError, match=f"127.0.0.1:{port} kan ikke nås"):
        send_proofs((MAIL,), (ME,), Relay("127.0.0.1", port), PAGE)


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ([f"{n}@example.org" for n in range(6)], "højst sendes til 5 adresser. Der er 6"),
        ([ME, "mig@"], "Adresse nr. 2 er ikke en mailadresse"),
        ([f"{ME}, dig@example.org"], "Adresse nr. 1 er flere. Skriv --to foran hver adresse."),
        (["mig@example.org\nBcc: x@example.org"], "Adresse nr. 1 er ikke"),
        (["<mig@example.org>"], "Adresse nr. 1 er ikke"),
        ([ME, "Mig@example.org"], "Den samme adresse"),
    ],
)
def test_addresses_are_few_and_real(to: list[str], told: str) -> None:
    with pytest.raises(EngineError, match=told):
        smtp.check_addresses(to)


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({}, "Sæt PRAKSIS_SMTP_HOST"),
        ({"PRAKSIS_SMTP_HOST": "x", "PRAKSIS_SMTP_USER": "a"}, "Sæt både PRAKSIS_SMTP_USER"),
        ({"PRAKSIS_SMTP_HOST": "x", "PRAKSIS_SMTP_PORT": "70000"}, 'PRAKSIS_SMTP_PORT er "70000"'),
        ({"PRAKSIS_SMTP_HOST": "x", "PRAKSIS_SMTP_PORT": "²"}, "PRAKSIS_SMTP_PORT er"),
    ],
)
def test_the_environment_names_the_relay(environ: dict[str, str], told: str) -> None:
    with pytest.raises(EngineError, match=told):
        relay_of(environ)
    assert relay_of({"PRAKSIS_SMTP_HOST": "mail.example.org"}).port == 587
