"""Where the form keeps what it writes: what may be said in `mkdocs.yml`, and whom it may ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.hosting.policy import form_headers, form_policy
from publishing.settings import SettingsError
from site_plugins.admin.backend import Backend
from site_plugins.admin.form_faults import form_faults, refuse_faults


@pytest.mark.parametrize(
    ("backend", "said"),
    [
        (Backend("svn"), "Vælg github, gitlab, gitea eller none"),
        (Backend("github"), 'repo er ""'),
        (Backend("github", "praksis"), "Skriv ejer og navn"),
        (Backend("gitea", "a/b", api_root="http://git.example.org"), "api_root er"),
        (Backend("gitea", "a/b", base_url="https://x.org; script-src *"), "base_url er"),
        (Backend("gitea", "a/b", review=True), "review kan kun bruges med github og gitlab"),
        (Backend(review=True), "review kan kun bruges"),
        (Backend("github", "a/b", app_id="x"), "app_id kan kun bruges med gitlab og gitea"),
    ],
)
def test_a_setting_that_cannot_be_used(backend: Backend, said: str) -> None:
    assert any(said in str(fault) for fault in backend.faults())


@pytest.mark.parametrize(
    ("backend", "origins"),
    [
        (Backend(), ()),
        (Backend("github", "a/b"), ("https://api.github.com",)),
        (Backend("gitlab", "a/b"), ("https://gitlab.com",)),
        (
            Backend("gitea", "a/b", base_url="https://login.example.org",
                    api_root="https://git.example.org:3000/api/v1", app_id="x"),
            ("https://git.example.org:3000", "https://login.example.org"),
        ),
    ],
)  # fmt: skip
def test_only_the_backend_is_asked(backend: Backend, origins: tuple[str, ...]) -> None:
    assert list(backend.faults()) == []
    assert backend.origins == origins
    asked = form_policy(backend.origins).partition("connect-src ")[2].partition(";")[0]
    assert asked.split() == ["'self'", "blob:", "data:", *origins]


def test_a_window_to_sign_in_needs_a_tie_to_the_form() -> None:
    by_token, by_window = Backend("gitlab", "a/b"), Backend("gitlab", "a/b", app_id="x")
    assert by_token.settings("x")["backend"]["auth_methods"] == ["token"]
    assert by_window.settings("x")["backend"]["auth_type"] == "pkce"
    name = "Cross-Origin-Opener-Policy"
    assert name not in form_headers((), by_window=by_token.signs_in_by_window)
    assert form_headers((), by_window=by_window.signs_in_by_window)[name] == "unsafe-none"


def test_review_waits_in_pull_requests() -> None:
    assert Backend("github", "a/b", review=True).settings("x")["publish_mode"] == (
        "editorial_workflow"
    )


def test_a_setting_is_told_at_its_place_or_of_the_whole_file(tmp_path: Path) -> None:
    """What stands in another file has no place in this one, and no line is made up for it."""
    faults = list(form_faults({"backend": "svn"}))
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  - admin:\n      backend: svn\n", "utf-8")
    with pytest.raises(SettingsError, match=r'^mkdocs\.yml:3:16: under "admin": backend er "svn"'):
        refuse_faults(tmp_path, faults)
    (tmp_path / "mkdocs.yml").write_text("INHERIT: falles.yml\n", "utf-8")
    with pytest.raises(SettingsError, match=r'^mkdocs\.yml: under "admin": backend er "svn"'):
        refuse_faults(tmp_path, faults)
    refuse_faults(tmp_path, form_faults({}))
