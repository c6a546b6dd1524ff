"""The preview: a real server that answers through faults and cures, and is steered from its bar."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import needs
from tests.project_copy import ProjectCopy, clean_environment
from tests.publishing.hosting.servers import free_port
from tests.ready import SCRIPTS
from tests.site.html import spaced
from tests.small import small_project, vacancy
from tests.steps import some

PATIENCE = 40.0
"""Seconds to wait for a page before the test fails."""
BROKEN = "content/vacancies/roenne-2.yml"


@dataclass(frozen=True, slots=True)
class Preview:
    """A running server and the project it shows."""

    project: ProjectCopy
    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, address: str) -> tuple[int, str]:
        """Status and text of a page; 0 while nothing answers."""
        return self._ask(urllib.request.Request(f"{self.origin}/{address}"))

    def steer(self, origin: str | None = None, **form: str) -> int:
        """Send the bar's form from a page of some origin; gives the status."""
        asked = urllib.request.Request(
            f"{self.origin}/_forhaandsvisning",
            data=urllib.parse.urlencode(form).encode(),
            headers={"Origin": origin or self.origin, "Referer": f"{self.origin}/"},
        )
        return self._ask(asked)[0]

    @staticmethod
    def _ask(asked: urllib.request.Request) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                return answer.status, spaced(answer.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            with error:
                return error.code, spaced(error.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            return 0, ""

    def wait_for(self, address: str, status: int, *, has: str = "", lacks: str = "\0") -> str:
        """The page, as soon as it is as wanted."""
        until, text = time.monotonic() + PATIENCE, ""
        while time.monotonic() < until:
            found, text = self.get(address)
            if found == status and has in text and lacks not in text:
                return text
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)
        pytest.fail(f"/{address}: {text[-1500:]} {self.log.read_text(encoding='utf-8')}")

    def wait_to_be_told(self, line: str) -> str:
        """What the terminal shows, as soon as it tells this: an answer may be there before it."""
        until = time.monotonic() + PATIENCE
        while line not in (said := self.log.read_text(encoding="utf-8")):
            assert time.monotonic() < until, said
            time.sleep(0.1)
        return said


@pytest.fixture(scope="module", params=some(["praksis", "mkdocs"], 1))
def preview(
    root: Path,
    built_small: ProjectCopy,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Preview]:
    """A small project, served; ended by its own process id."""
    folder = tmp_path_factory.mktemp("serve")
    project = small_project(root, folder / "project", after=built_small)
    port = free_port()
    words = {
        "praksis": ["praksis", "serve", "--port", str(port), "--clock", "2026-11-23"],
        "mkdocs": ["mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
    }[request.param]
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [SCRIPTS / words[0], *words[1:]],
            cwd=project.folder,
            env=clean_environment(),
            stdout=out,
            stderr=out,
            preexec_fn=_heed_interrupts,  # noqa: PLW1509 - one call, and nothing is shared
        )
        yield Preview(project, process, port, log)
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        finally:
            process.kill()
            process.wait(10)


def _heed_interrupts() -> None:
    """A run in the background ignores Ctrl-C, and what it starts would inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_fault_is_shown_and_goes_away(preview: Preview) -> None:
    clock = "23. november 2026" if "praksis" in str(preview.process.args) else "22. november 2026"
    before = preview.wait_for("", 200, has=f"vist som den {clock}")
    assert "Ingen fejl" in before
    assert preview.get("muligheder/roenne-2/")[0] == 200

    preview.project.write(BROKEN, vacancy("roenne-2", "frit: felt"))
    shown = preview.wait_for("", 200, has="1 fejl")
    assert f"<code>{BROKEN}:34:1</code></a>: feltet &#34;frit&#34; kendes ikke." in shown
    assert f'href="vscode://file{preview.project.folder}/{BROKEN}:34:1"' in shown
    status, lost = preview.get("muligheder/roenne-2/")
    assert status == 404
    assert "Siden findes ikke" in lost
    status, other = preview.get("muligheder/roenne-1/")
    assert status == 200
    assert "Indholdet har fejl" in other

    preview.project.write(BROKEN, vacancy("roenne-2", title="Nu er den rettet"))
    assert "Nu er den rettet" in preview.wait_for("muligheder/roenne-2/", 200)
    assert "Ingen fejl" in preview.get("")[1]
    assert "Traceback" not in preview.log.read_text(encoding="utf-8")
    assert preview.project.leftovers() == []


@needs.TIME
def test_a_picture_that_cannot_be_shown_freezes_nothing(preview: Preview) -> None:
    preview.wait_for("muligheder/roenne-2/", 200)
    picture = preview.project.folder / "content/media/images/hus.heic"
    picture.write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 80)
    shown = '![Et hus ved vandet](media/images/hus.heic "Kontoret")'
    preview.project.write(BROKEN, vacancy("roenne-2", f"body: '{shown}'"))
    told = preview.wait_for("", 200, has="1 fejl")
    assert "som er et HEIC-billede." in told

    other = "content/vacancies/roenne-1.yml"
    preview.project.write(other, vacancy("roenne-1", title="Det andet opslag er rettet"))
    assert "Det andet opslag er rettet" in preview.wait_for(
        "muligheder/roenne-1/", 200, has="Det andet opslag er rettet"
    )

    picture.unlink()
    preview.project.write(other, vacancy("roenne-1"))
    preview.project.write(BROKEN, vacancy("roenne-2"))
    preview.wait_for("muligheder/roenne-2/", 200)
    preview.wait_for("", 200, has="Ingen fejl")


@needs.TIME
@pytest.mark.parametrize("name", some(["half", "conflict", "empty", "gone", "binary"], 1))
def test_whatever_stands_in_a_file_the_server_answers(preview: Preview, name: str) -> None:
    texts = {
        "half": vacancy("roenne-2")[:300] + '\ntitle: "',
        "conflict": "<<<<<<< HEAD\n" + vacancy("roenne-2") + "=======\n>>>>>>> other\n",
        "empty": "",
        "binary": "\0\1\2",
    }
    preview.wait_for("muligheder/roenne-2/", 200)
    if name == "gone":
        (preview.project.folder / BROKEN).unlink()
    else:
        preview.project.write(BROKEN, texts[name])
    preview.wait_for("muligheder/roenne-2/", 404)
    assert preview.get("")[0] == 200
    preview.project.write(BROKEN, vacancy("roenne-2"))
    preview.wait_for("muligheder/roenne-2/", 200, has="Ingen fejl")


def test_a_broken_setting_is_told_and_the_last_pages_stay(preview: Preview) -> None:
    good = (preview.project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    preview.wait_for("", 200, has="Ingen fejl")
    preview.project.write("mkdocs.yml", good.replace("brand:", "brand:\n        farver: x"))
    told = preview.wait_for("", 200, has="Siden kunne ikke bygges igen")
    assert "under &quot;brand&quot; kan dette ikke bruges: farver" in told
    assert preview.get("muligheder/roenne-1/")[0] == 200
    preview.project.write("mkdocs.yml", good.replace("\nplugins:", "\nplugins: ["))
    told = preview.wait_for("", 200, has="rykket ind")  # no YAML either: not told in English
    assert "MkDocs encountered" not in told
    preview.project.write("mkdocs.yml", good)
    preview.wait_for("", 200, lacks="Siden kunne ikke bygges igen")


@needs.TIME
def test_the_bar_sets_the_moment_and_shows_what_is_hidden(preview: Preview) -> None:
    draft = "content/vacancies/kladde.yml"
    preview.project.write(draft, vacancy("kladde", "draft: true", title="En kladde til senere"))
    later = "content/vacancies/senere.yml"
    preview.project.write(later, vacancy("senere", published="2026-12-10", deadline="2027-02-01"))
    bar = preview.wait_for("", 200, has="En kladde til senere: Udkast")
    assert ": Kommer den 10. december 2026" in spaced(bar.replace("\u00a0", " "))
    assert preview.get("muligheder/kladde/")[0] == 404

    assert preview.steer(moment="own", clock="", hidden="1") == 200
    shown = preview.wait_for("muligheder/kladde/", 200)
    assert 'class="preview__mark preview__mark--hidden">Udkast' in shown
    assert preview.get("muligheder/senere/")[0] == 200
    assert preview.get("nyhedsbrev/brev-2026-11/ny-speciallaege/")[0] == 200

    assert preview.steer(moment="day", clock="2026-12-11T08:00") == 200
    preview.wait_for("muligheder/kladde/", 404)
    assert "11. december 2026 kl. 8.00" in preview.get("")[1].replace("\u00a0", " ")
    assert preview.get("muligheder/senere/")[0] == 200

    assert preview.steer(moment="day", clock="i morgen") == 200
    assert preview.steer(moment="own") == 200
    preview.wait_for("muligheder/senere/", 404)
    for path in (draft, later):
        (preview.project.folder / path).unlink()
    preview.wait_for("", 200, has="Brevet for november 2026: Ikke sendt endnu")


@pytest.mark.parametrize("origin", ["https://example.org", "null", "http://127.0.0.1:1"])
def test_no_other_site_can_steer(preview: Preview, origin: str) -> None:
    preview.wait_for("", 200)
    assert preview.steer(origin, moment="now") == 403
    assert preview.get("_forhaandsvisning")[0] == 403


def test_what_is_no_page_is_told_in_danish(preview: Preview) -> None:
    preview.wait_for("", 200)
    assert preview.steer("https://example.org", moment="now") == 403
    preview.wait_for("findes-ikke/", 404)
    said = preview.wait_to_be_told("/findes-ikke/ findes ikke.")
    assert "/_forhaandsvisning blev ikke vist, fordi" in said
    assert "HTTP/1.1" not in said


@pytest.mark.parametrize("address", ["", "muligheder/roenne-2/", "livereload/0/1"])
@pytest.mark.parametrize("host", ["example.org:8000", "192.168.1.2"])
def test_a_name_that_was_made_to_lead_here_reads_nothing(
    preview: Preview, address: str, host: str
) -> None:
    preview.wait_for("", 200)
    asked = urllib.request.Request(f"{preview.origin}/{address}", headers={"Host": host})
    status, said = preview._ask(asked)
    assert status == 403
    assert "kun for din egen maskine" in said


def test_the_bar_tells_what_the_letter_takes(preview: Preview) -> None:
    bar = preview.wait_for("", 200, has="Det tager nyhedsbrevet med").replace("\u00a0", " ")
    assert re.search(r"Sendes den 2\d\. november 2026: 2 ting i \d udgaver?\.", bar)
    assert re.search(r'<span class="muted">[^<]+: 2 ting', bar)


def test_the_address_is_told(preview: Preview) -> None:
    preview.wait_for("", 200)
    preview.wait_to_be_told(f"Siden er klar: {preview.origin}/ Stop med Ctrl+C.")


def test_a_built_site_has_nothing_of_it(built: ProjectCopy) -> None:
    names = [file.name for file in built.site.rglob("*")]
    assert "preview.css" not in names
    for page in built.site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "_forhaandsvisning" not in text
        assert "vscode:" not in text
    assert json.loads((built.site / "search/index.json").read_text(encoding="utf-8"))


def test_port_in_use(small: ProjectCopy) -> None:
    port = free_port()
    with socket.create_server(("127.0.0.1", port)):
        done = small.run("serve", "--port", str(port))
    assert done.returncode == 1
    # Told at once: to make the site takes minutes the first time.
    assert done.stderr == f"Porten {port} er i brug. Vælg en anden, fx --port {port + 1}.\n"


def test_an_address_of_another_machine(small: ProjectCopy) -> None:
    done = small.run("serve", "--host", "192.0.2.1", "--port", str(free_port()))
    assert done.returncode == 1
    said = "192.0.2.1 er ikke en adresse på denne maskine."
    assert done.stderr == f"{said} Skriv --host alene, så gælder alle maskinens adresser.\n"
