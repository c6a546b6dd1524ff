"""How a visitor gets to the site: https, its certificate, and what leads where."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from records.danish.numbers import count
from releasing.doctor.finding import Finding, fault, fine, warning
from releasing.doctor.visitor import UnreachableError, Visitor

SOON, NOW = 21, 7
"""Days: programs that renew certificates do so 30 days before."""


def check_https(visitor: Visitor, url: str) -> Iterator[Finding]:
    """Whether http leads to https, and for how long the certificate holds."""
    parts = urlsplit(url)
    if parts.scheme != "https":
        yield warning("https", "Adressen er http. Læsere bør komme ind over https.")
        return
    if parts.port in {None, 443}:
        yield _leads_to_https(visitor, url)


def check_certificate(
    url: str, now: datetime, certificates: str | None = None
) -> Iterator[Finding]:
    """For how long the certificate holds; nothing for http."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        return
    context = ssl.create_default_context(cafile=certificates)
    try:
        with (
            socket.create_connection((parts.hostname, parts.port or 443), 10) as plain,
            context.wrap_socket(plain, server_hostname=parts.hostname) as secure,
        ):
            told = secure.getpeercert() or {}
    except (OSError, ValueError):
        return  # the page itself could not be had either, and that is told with its reason
    ends = str(told.get("notAfter", ""))
    if not ends:
        return
    until = datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC)
    days = (until - now).days
    left = f"Certifikatet gælder {count(max(days, 0), 'dag', 'dage')} endnu"
    if days < NOW:
        yield fault("certificate", f"{left}. Forny det nu.")
    elif days < SOON:
        yield warning("certificate", f"{left}, så det er ikke fornyet af sig selv. Se efter.")
    else:
        yield fine("certificate", f"{left}.")


def check_missing(visitor: Visitor, url: str) -> Iterator[Finding]:
    """Whether what is not there is answered as such, and rules of servers with nothing."""
    try:
        answer = visitor.get(f"{url}er-her-ikke-{'x' * 8}/")
        if answer.status == 404:
            yield fine("not-found", "En adresse, der ikke er her, bliver besvaret med 404.")
        else:
            yield fault(
                "not-found",
                f"En adresse, der ikke er her, bliver besvaret med {answer.status} og ikke 404.",
            )
        for name in ("_headers", "_redirects", ".htaccess"):
            if visitor.get(f"{url}{name}").status == 200:
                yield warning("hidden", f"{name} kan læses af alle. Brug reglerne i docs/drift/.")
    except UnreachableError as error:
        yield fault("not-found", f"En adresse, der ikke er her, bliver ikke besvaret: {error}.")


def _leads_to_https(visitor: Visitor, url: str) -> Finding:
    plain = "http" + url.removeprefix("https")
    try:
        answers = visitor.follow(plain)
    except UnreachableError as error:
        return warning("https", f"{plain} leder ikke til https: {error}.")
    if answers[-1].url.startswith("https://") and answers[0].status in {301, 308}:
        return fine("https", "http leder til https.")
    if answers[-1].url.startswith("https://"):
        return warning("https", f"http leder til https, men med {answers[0].status} og ikke 301.")
    return fault("https", f"{plain} leder ikke til https. Brug reglerne i docs/drift/.")
