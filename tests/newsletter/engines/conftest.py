"""A Listmonk on loopback, and the engine that speaks with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsletter.engines.engine import PREFERENCES, UNSUBSCRIBE, Mail
from newsletter.engines.listmonk import Listmonk
from newsletter.engines.web import Api
from tests.newsletter.engines.listmonk_double import TOKEN, USER, ListmonkDouble

MAIL = Mail(
    issue="november",
    key="nynedsat",
    digest="a1" * 32,
    name="Nyt i november – til nynedsatte",
    subject="Frist 1. december",
    preheader="Se, hvad du kan nå inden jul, og hvad der er nyt.",
    html=f'<p><!--[if mso]><i>x</i><![endif]-->Brev <a href="{UNSUBSCRIBE}">Afmeld</a></p>',
    text=f"Brev\n\nAfmeld: {UNSUBSCRIBE}\nRet: {PREFERENCES}\n",
    sender="Min Almen Praksis <nyhedsbrev@example.org>",
    send_at=datetime(2026, 11, 23, 7, tzinfo=UTC),
    to="3",
)
OTHER = replace(MAIL, key="hu-laege", to="4", name="Nyt i november – til læger under uddannelse")


@pytest.fixture
def double() -> Iterator[ListmonkDouble]:
    """A Listmonk with two lists and the bare template."""
    with ListmonkDouble() as made:
        made.state.add_list(3, "Nynedsat")
        made.state.add_list(4, "Læge under uddannelse")
        yield made


@pytest.fixture
def pauses() -> list[float]:
    """How long the engine's client waited; it never really does."""
    return []


@pytest.fixture
def listmonk(double: ListmonkDouble, pauses: list[float]) -> Listmonk:
    """The engine, let in and patient."""
    return engine_for(double, pauses)


def engine_for(double: ListmonkDouble, pauses: list[float], token: str = TOKEN) -> Listmonk:
    """An engine with any password."""
    headers = {"Authorization": f"token {USER}:{token}"}
    return Listmonk(Api("Listmonk", double.url, headers, pause=pauses.append, read=1.0), 7)
