"""What may stand under `release: targets`, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from publishing.release_settings import ReleaseSettings
from releasing.targets.configured import target_of


def _read(target: dict[str, Any]) -> ReleaseSettings:
    return ReleaseSettings.model_validate({"targets": [target]})


def test_each_kind_has_a_key_of_its_own(tmp_path: Path) -> None:
    told = [
        {"folder": "web"},
        {"ssh": "web@example.org:/srv/www/praksis/", "port": 2222},
        {"ssh": "example.org:/srv/www"},
        {"ssh": "web@example.org:/"},
        {"branch": "gh-pages", "domain": "praksis.example.org"},
    ]
    settings = ReleaseSettings.model_validate({"targets": told})
    names = [target_of(each, tmp_path).name for each in settings.targets]
    assert names == [
        f"mappen {tmp_path}/web/current", "example.org:/srv/www/praksis", "example.org:/srv/www",
        "example.org:/", "grenen gh-pages på origin",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "target",
    [
        {"ssh": "-oProxyCommand=x:/srv"}, {"ssh": "web@example.org:srv"}, {"ssh": "a b:/srv"},
        {"ssh": "web@example.org:/srv/../etc"}, {"ssh": "web@example.org:/srv;rm"},
        {"ssh": "example.org:/srv", "port": 0}, {"ssh": "example.org:/srv", "password": "x"},
        {"branch": "gh-pages", "remote": "--upload-pack=x"}, {"branch": "gh-pages", "remote": ""},
        {"branch": "gh-pages", "remote": "ext::sh -c x"}, {"branch": "-f"},
        {"branch": "gh-pages", "domain": "https://example.org"}, {"branch": "x", "host": "ftp"},
        {"folder": ""}, {},
    ],
)  # fmt: skip
def test_what_could_become_another_command_is_refused(target: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        _read(target)
