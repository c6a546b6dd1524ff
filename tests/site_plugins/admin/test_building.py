"""`praksis build --admin` and `praksis admin`: what lies in the site, and what is refused."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from site_plugins.admin.bundle import Bundle, BundleError, packages
from site_plugins.admin.fetching import unpacked
from tests.project_copy import ProjectCopy
from tests.site_plugins.admin.conftest import with_program


def test_the_form_lies_in_the_site_and_nowhere_else(small: ProjectCopy, bundle: Bundle) -> None:
    """Its own rules hold for its own address; no search engine, map or search finds it."""
    done = with_program(small, bundle).praksis("build", "--admin")
    assert done.exit_code == 0, done.output
    page = (small.site / "admin/index.html").read_text("utf-8")
    assert 'content="noindex, nofollow"' in page
    assert "connect-src &#x27;self&#x27; blob: data:;" in page
    program = (small.site / "admin/sveltia-cms.js").read_text("utf-8")
    for host in ("unpkg.com", "cdn.jsdelivr.net", "githubstatus.com/api", "status-api."):
        assert f"https://{host}" not in program
    for name in ("sitemap.xml", "robots.txt", "search/search_index.json"):
        file = small.site / name
        assert not file.exists() or "admin" not in file.read_text("utf-8"), name
    rules = (small.site / "_headers").read_text("utf-8").split("\n/")
    form = next(rule for rule in rules if rule.startswith("admin/*"))
    assert "X-Robots-Tag: noindex, nofollow" in form
    assert all("unsafe-inline" not in rule for rule in rules if rule is not form)
    nginx = (small.outbox / "webserver/nginx.conf").read_text("utf-8")
    assert nginx.count('"~^/admin/"') == 3
    assert "m#^/admin/#" in (small.site / ".htaccess").read_text("utf-8")


def test_a_build_without_the_form_says_nothing_of_it(built: ProjectCopy) -> None:
    assert not (built.site / "admin").exists()
    for file in ("_headers", ".htaccess"):
        assert "admin" not in (built.site / file).read_text("utf-8")


@pytest.mark.parametrize("words", [("build", "--admin"), ("admin", "open", "--port", "0")])
def test_without_its_program_one_sentence_says_what_to_run(
    small: ProjectCopy, words: tuple[str, ...]
) -> None:
    done = small.praksis(*words)
    assert done.exit_code == 1
    assert "Formularen mangler sit program. Kør praksis admin fetch" in done.output
    assert "Traceback" not in done.output


def test_a_setting_that_cannot_be_used_stops_the_build(small: ProjectCopy) -> None:
    config = small.folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("backend: none", "backend: bitbucket"), "utf-8")
    done = small.praksis("build")
    assert done.exit_code == 1
    line = text[: text.index("backend: none")].count("\n") + 1
    assert f'mkdocs.yml:{line}:16: under "admin": backend er "bitbucket"' in done.output


def test_a_file_that_somebody_changed_is_refused(tmp_path: Path) -> None:
    package = packages()["exifr"]
    archive = tmp_path / "exifr.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        for path in package.files:
            entry = tarfile.TarInfo(f"package/{path}")
            entry.size = 4
            tar.addfile(entry, io.BytesIO(b"evil"))
    with pytest.raises(BundleError, match="er ikke den, vi har kontrolleret"):
        unpacked(package, archive)


def test_a_file_that_changed_on_the_disk_is_refused(tmp_path: Path, bundle: Bundle) -> None:
    package = packages()["exifr"]
    path = "dist/lite.esm.mjs"
    file = tmp_path / ".praksis/cache/admin" / package.folder / path
    file.parent.mkdir(parents=True)
    file.write_bytes(bundle.read("exifr", path) + b"\n")
    with pytest.raises(BundleError, match="er ikke den, vi har kontrolleret"):
        Bundle(tmp_path).read("exifr", path)


def test_what_is_here_is_not_fetched_again(small: ProjectCopy, bundle: Bundle) -> None:
    done = with_program(small, bundle).praksis("admin", "fetch")
    assert done.exit_code == 0, done.output
    assert done.output.count("er her allerede") == len(packages())
