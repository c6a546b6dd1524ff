"""Workers that tell of a test that passes in one report instead of three.

pytest reports the setup, the call and the teardown of each test, xdist writes each of them out for
the process that the workers answer to, and where thousands of tests take milliseconds that is a
third of the work. Of a test that passes only the call is counted and shown, unless somebody asked
for more.
"""

from __future__ import annotations

import pytest
from _pytest.runner import runtestprotocol

_ASKING = ("xmlpath", "setupshow", "setuponly", "setupplan", "maxfail")
"""The options with which a run shows what the two other reports hold, or acts on each at once."""


def is_enough(config: pytest.Config) -> bool:
    """Whether this is a worker of a run that tells of failures alone."""
    options = config.option
    return (
        hasattr(config, "workerinput")
        and options.verbose <= 0
        and options.durations is None
        and not set("pPA") & set(options.reportchars)
        and not any(getattr(options, name, None) for name in _ASKING)
    )


class FewReports:
    """Runs tests as pytest does; register it with `pytest_configure` where it `is_enough`."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        """Report the call alone of a test that passes; all three as soon as one does not."""
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
        passes = all(report.passed for report in reports)
        for report in reports:
            if report.when == "call" or not passes:
                item.ihook.pytest_runtest_logreport(report=report)
        return True
