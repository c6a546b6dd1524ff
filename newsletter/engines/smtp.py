"""Sends a few proofs through a mail relay (RFC 5321), and says exactly how far that got.

Only over TLS, unless the relay is this machine. Addresses come from the command line and go to
the relay: no file holds them and no sentence says them, because a log may keep what is said.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parseaddr
from ipaddress import ip_address

from newsletter.engines.engine import Mail
from newsletter.engines.proof import domain_of, new_id, proof
from newsletter.errors import EngineError

MOST = 5
"""So many addresses may get a proof; a letter to more goes through the mail engine."""
SUBMISSION, IMPLICIT_TLS = 587, 465
SECONDS = 20.0
"""So long is each answer of the relay waited for."""
HOST, PORT = "PRAKSIS_SMTP_HOST", "PRAKSIS_SMTP_PORT"
USER, PASSWORD = "PRAKSIS_SMTP_USER", "PRAKSIS_SMTP_PASSWORD"
CERTIFICATES = "PRAKSIS_SMTP_CERTIFICATES"
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_IN_ANSWER = re.compile(r"<?[^\s<>]+@[^\s<>]+>?:?\s*")


@dataclass(frozen=True, slots=True)
class Relay:
    """The mail server that takes our proofs."""

    host: str
    port: int = SUBMISSION
    user: str = ""
    password: str = field(default="", repr=False)
    certificates: str | None = None
    """A file of who is trusted besides those whom everybody trusts."""
    seconds: float = SECONDS

    @property
    def is_here(self) -> bool:
        """Whether nobody can listen on the way, because it is this machine."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class Sent:
    """One proof that the relay has taken."""

    key: str
    """The edition."""
    number: int
    """Which of the addresses, counted from 1."""


def relay_of(environ: Mapping[str, str]) -> Relay:
    """The relay that the environment names. Raises EngineError, which says what is missing."""
    host, user, password = (environ.get(name, "").strip() for name in (HOST, USER, PASSWORD))
    if not host:
        raise EngineError(f"Sæt {HOST} til den mailserver, der skal sende prøven.")
    if bool(user) != bool(password):
        raise EngineError(f"Sæt både {USER} og {PASSWORD}, eller ingen af dem.")
    port = environ.get(PORT, "").strip() or str(SUBMISSION)
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise EngineError(f'{PORT} er "{port}". Skriv et tal, fx {SUBMISSION}.')
    certificates = environ.get(CERTIFICATES, "").strip() or None
    return Relay(host, int(port), user, password, certificates)


def check_addresses(to: Sequence[str]) -> None:
    """Raises EngineError where there are too many, one twice, or one that is no mail address."""
    if len(to) > MOST:
        raise EngineError(f"En prøve kan højst sendes til {MOST} adresser. Der er {len(to)}.")
    for number, address in enumerate(to, 1):
        if "," in address or ";" in address:
            raise EngineError(f"{_nth(number)} er flere. Skriv --to foran hver adresse.")
        if not _ADDRESS.fullmatch(address):
            raise EngineError(f"{_nth(number)} er ikke en mailadresse. Skriv fx navn@example.org.")
    if len({address.casefold() for address in to}) < len(to):
        raise EngineError("Den samme adresse står to gange.")


def send_proofs(
    mails: Sequence[Mail],
    to: Sequence[str],
    relay: Relay,
    links_to: str,
    id_of: Callable[[Mail, str], str] = new_id,
) -> tuple[Sent, ...]:
    """Send a proof of each mail to each address, one at a time.

    `id_of` gives each its Message-ID. Raises EngineError, whose sentence says what went wrong and
    which proofs were sent before that.
    """
    check_addresses(to)
    sent: list[Sent] = []
    try:
        with _open(relay, mails) as server:
            for mail in mails:
                for number, address in enumerate(to, 1):
                    message = proof(mail, address, links_to, id_of(mail, address))
                    _send(server, message, mail.key, number)
                    sent.append(Sent(mail.key, number))
    except EngineError as error:
        raise EngineError(f"{error} {_so_far(sent, len(mails) * len(to), len(to))}") from None
    return tuple(sent)


def _so_far(sent: Sequence[Sent], wanted: int, addresses: int) -> str:
    if not sent:
        return "Ingen prøver er sendt."
    told = (
        each.key if addresses == 1 else f"{each.key} til {_nth(each.number).lower()}"
        for each in sent
    )
    return f"{len(sent)} af {wanted} prøver er sendt: {', '.join(told)}."


def _nth(number: int) -> str:
    return f"Adresse nr. {number}"


# --- the relay --------------------------------------------------------------------------------


@contextmanager
def _open(relay: Relay, mails: Sequence[Mail]) -> Iterator[smtplib.SMTP]:
    """A relay that knows who we are. Raises EngineError."""
    name = f"{relay.host}:{relay.port}"
    try:
        server = _connected(relay, domain_of(mails[0].sender) if mails else "localhost")
    except ssl.SSLCertVerificationError as error:
        reason = f"Certifikatet på {name} er ikke i orden ({error.verify_message})."
        raise EngineError(f"{reason} Ret serveren, eller {HOST}.") from None
    except (OSError, smtplib.SMTPException) as error:
        raise EngineError(_no_connection(error, name)) from None
    try:
        _log_in(server, relay, name)
        yield server
    except (OSError, smtplib.SMTPException) as error:
        raise EngineError(_no_connection(error, name)) from None
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _connected(relay: Relay, name: str) -> smtplib.SMTP:
    context = _trust(relay)
    if relay.port == IMPLICIT_TLS:
        return smtplib.SMTP_SSL(
            relay.host, relay.port, name, timeout=relay.seconds, context=context
        )
    server = smtplib.SMTP(relay.host, relay.port, name, relay.seconds)
    try:
        if not relay.is_here:
            server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _trust(relay: Relay) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if relay.certificates:
        try:
            context.load_verify_locations(relay.certificates)
        except OSError:  # ssl.SSLError is one
            raise EngineError(f"Filen i {CERTIFICATES} kan ikke læses som certifikater.") from None
    return context


def _no_connection(error: Exception, name: str) -> str:
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return f"{name} tilbyder ikke STARTTLS, så alle på vejen kunne læse med. Vælg en anden."
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"{name} svarer ikke i tide. Er {HOST} og {PORT} rigtige?"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return f"{name} afbrød forbindelsen."
    if isinstance(error, ssl.SSLError):
        return f"{name} taler ikke TLS, som den skal."
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{name} tager ikke imod os ({_answer(error)})."
    return f"{name} kan ikke nås. Er {HOST} og {PORT} rigtige?"


def _log_in(server: smtplib.SMTP, relay: Relay, name: str) -> None:
    if not relay.user:
        return
    try:
        server.login(relay.user, relay.password)
    except smtplib.SMTPNotSupportedError:
        raise EngineError(f"{name} tager ikke imod en adgangskode. Lad {USER} være tom.") from None
    except smtplib.SMTPResponseException as error:
        said = f"{name} tager ikke imod {USER} og {PASSWORD} ({_answer(error)})."
        raise EngineError(said) from None
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException:
        raise EngineError(f"{name} og programmet kan ikke enes om at logge på.") from None


def _send(server: smtplib.SMTP, message: EmailMessage, key: str, number: int) -> None:
    where = f"udgaven {key} til {_nth(number).lower()}"
    sender, to = (parseaddr(message[name])[1] for name in ("From", "To"))
    try:
        server.sendmail(sender, [to], message.as_bytes())
    except (smtplib.SMTPServerDisconnected, TimeoutError):
        raise EngineError(
            f"Forbindelsen blev afbrudt midt i {where}. Den kan være nået frem."
        ) from None
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        answer = _answer(smtplib.SMTPResponseException(code, said))
        raise EngineError(f"Serveren sender ikke {where} ({answer}).") from None
    except smtplib.SMTPSenderRefused as error:
        why = "Serveren sender ikke for den afsender, der står på listen"
        raise EngineError(f"{why} ({_answer(error)}).") from None
    except smtplib.SMTPResponseException as error:
        raise EngineError(f"Serveren tog ikke imod {where} ({_answer(error)}).") from None


def _answer(error: smtplib.SMTPResponseException) -> str:
    """What the relay said, in one short line without the address."""
    raw: bytes | str = error.smtp_error
    told = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    words = "".join(sign if sign.isprintable() else " " for sign in told)
    return " ".join(f"{error.smtp_code} {_IN_ANSWER.sub('', words)}".split())[:160]
