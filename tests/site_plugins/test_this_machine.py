"""A request that names another host means nothing here, however it names it."""

from __future__ import annotations

import pytest

from site_plugins.this_machine import is_meant


@pytest.mark.parametrize("target", ["http://evil.example/", "//evil.example/", "*", ""])
def test_a_target_with_a_host_of_its_own(target: str) -> None:
    assert not is_meant("127.0.0.1:8000", None, target)


def test_a_path() -> None:
    assert is_meant("127.0.0.1:8000", None, "/muligheder/")
