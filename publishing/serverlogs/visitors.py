"""Who asked, as a number that leads back to nobody; which addresses are left out; which time.

An address is never kept or written: it becomes a number together with a secret that is made when
the program starts and ends with it. Of an IPv6 address only the network counts (its first 64
bits), because devices change the rest by themselves.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import TypeAlias

from publishing.serverlogs.files import LogError
from publishing.serverlogs.lines import LATEST, Hit
from records.clock import COPENHAGEN

Network: TypeAlias = IPv4Network | IPv6Network


def numbering() -> Callable[[Hashable], int]:
    """A function that gives the same number for the same thing, for as long as it is held."""
    secret = secrets.token_bytes(16)

    def number(thing: Hashable) -> int:
        return hash((secret, thing))

    return number


@lru_cache(maxsize=65_536)
def network_of(address: str) -> str:
    """What listeners are told apart by: an IPv4 address, the first 64 bits of an IPv6 one."""
    found = _read(address) if ":" in address else None
    if isinstance(found, IPv6Address):
        return found.packed[:8].hex()
    return str(found or address)


def _read(address: str) -> IPv4Address | IPv6Address | None:
    """The address, IPv4 where it is one in the form of IPv6; None for what is no address."""
    try:
        found = ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found


@dataclass(frozen=True)
class Excluded:
    """Networks whose requests are not counted: the office's own, and data centres."""

    networks: tuple[Network, ...] = ()

    def without(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """The hits of all others."""
        if not self.networks:
            yield from hits
            return
        is_out = lru_cache(maxsize=65_536)(self.holds)
        yield from (hit for hit in hits if not is_out(hit.address))

    def holds(self, address: str) -> bool:
        """Whether the address lies in one of the networks."""
        found = _read(address)
        return found is not None and any(found in network for network in self.networks)


def excluded(file: Path | None) -> Excluded:
    """The networks of a file, one on a line (`192.0.2.0/24`), `#` for notes. Raises LogError."""
    if file is None:
        return Excluded()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LogError(f"{file}: filen kan ikke læses ({type(error).__name__}).") from None
    found = []
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        try:
            found += [ip_network(text, strict=False)] if text else []
        except ValueError:
            said = f'{file}:{number}: "{text}" er ikke et net. Skriv fx 192.0.2.0/24.'
            raise LogError(said) from None
    return Excluded(tuple(found))


@dataclass
class Period:
    """The time that is counted: a year, or all that the logs hold; afterwards what they held."""

    year: int | None = None
    first: int = LATEST
    last: int = 0

    def of(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """The hits of that time."""
        start, end = (_new_year(self.year), _new_year(self.year + 1)) if self.year else (0, LATEST)
        for hit in hits:
            moment = hit.moment
            if start <= moment < end:
                self.last = max(self.last, moment)
                self.first = min(self.first, moment)
                yield hit

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that the logs tell of; None where they tell nothing."""
        return (day_of(self.first), day_of(self.last)) if self.last else None


def day_of(moment: int) -> date:
    """The day in Copenhagen."""
    return _day_of_hour(moment // 3600)


@lru_cache(maxsize=20_000)
def _day_of_hour(hour: int) -> date:
    return datetime.fromtimestamp(hour * 3600, UTC).astimezone(COPENHAGEN).date()


def _new_year(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=COPENHAGEN).timestamp())
