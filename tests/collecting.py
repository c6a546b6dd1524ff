"""How workers share the work of collecting: each begins somewhere else.

All of them read every test module, and whoever comes first to a module compiles it for all. Were
they to begin at the same place, each would compile everything. The order of the tests stays.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TypeVar

import pytest

T = TypeVar("T")


class SharedCollecting:
    """Lets a worker collect in an order of its own; register it with `pytest_configure`."""

    def __init__(self, worker: int) -> None:
        self.worker = worker
        self.places: dict[str, int] = {}
        """Where each file and folder stands in the folder above it, by node id."""

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Give the content of a folder in the order of this worker."""
        report = yield
        if isinstance(collector, pytest.Directory) and report.result:
            self.places |= {node.nodeid: place for place, node in enumerate(report.result)}
            report.result = turned(report.result, self.worker)
        return report

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the tests into the order that all workers have."""
        items.sort(key=self.place)

    def place(self, item: pytest.Item) -> list[int]:
        """Where a test stands, folder by folder; the tests of a file keep their order."""
        chain = (self.places.get(node.nodeid) for node in item.listchain())
        return [place for place in chain if place is not None]


def turned(found: Sequence[T], worker: int) -> list[T]:
    """The first worker goes forwards, the next backwards, and others begin farther on."""
    begin = len(found) * (worker // 2) // 3
    order = [*found[begin:], *found[:begin]]
    return order[::-1] if worker % 2 else order
