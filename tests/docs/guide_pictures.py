"""The pictures of the editors' guide and of the README, taken of the real thing.

`python -m tests.docs.guide_pictures`: the form on a copy of the content, the bar of the preview,
a conversation in the terminal, and what `tests.docs.readme_pictures` takes.
Needs Chromium and the form's program (`praksis admin fetch`).
Writes `docs/billeder/*.png`.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from html import escape
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from site_plugins.admin.bundle import Bundle
from tests.docs import readme_pictures
from tests.project_copy import ProjectCopy, clean_environment, copy_of
from tests.publishing.hosting.servers import free_port
from tests.ready import SCRIPTS
from tests.site_plugins.admin.conftest import _DISK, FormTab, served, with_program

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "billeder"
SIZE = (1000, 720)
COLOURS = 128
"""So many are enough for screens, and keep a picture under 100 kB."""
ANSWERS = ("true", "Åbent hus i klinikken", "Kom og se en klinik, og mød dem, der arbejder der.",
           "1, KBU-læger", "", "6")  # fmt: skip
_TERMINAL = """<style>body{{margin:0;background:#0f1d1a;color:#eaf2ee}}
pre{{margin:0;padding:24px;font:15px/1.5 "Liberation Mono",monospace;white-space:pre-wrap}}
b{{color:#6fd3b9}}</style><pre>{}</pre>"""


def main() -> None:
    """Take every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        project = with_program(copy_of(ROOT, Path(temporary, "project")), Bundle(ROOT))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        of_the_form(browser, project)
        of_the_preview(browser, project)
        of_the_terminal(browser, project)
        readme_pictures.take(browser, project)
        browser.close()


def of_the_form(browser: Browser, project: ProjectCopy) -> None:
    """Its list of openings, a new one that is begun, and one with its page beside it."""
    with served(project) as origin:
        context = browser.new_context(
            viewport={"width": SIZE[0], "height": SIZE[1]}, locale="da-DK", reduced_motion="reduce"
        )
        context.add_init_script(_DISK)
        form = FormTab(context.new_page(), origin, project)
        form.open()
        form.page.evaluate("location.hash = '#/collections/vacancy'")
        form.page.get_by_text("Kapacitet med patienter i Albertslund").first.wait_for()
        form.page.wait_for_timeout(800)  # until the opening screen has faded
        keep(form.page, "formular-liste")
        form.go("collections/vacancy/new")
        form.write("id", "roenne-2027-1")
        form.pick("example", "Nej")
        form.choose("type", "0-kapacitet")
        form.choose("status", "Åben for ansøgning")
        form.page.wait_for_timeout(300)
        keep(form.page, "formular-ny")
        form.go("collections/vacancy/entries/albertslund-2026-1")
        form.page.get_by_role("button", name="Vis siden").click()
        form.page.frame_locator(".praksis-beside iframe").get_by_role("heading").first.wait_for()
        form.page.wait_for_timeout(1500)  # until its letters and drawings are there
        keep(form.page, "formular-siden")
        context.close()


def of_the_preview(browser: Browser, project: ProjectCopy) -> None:
    """Its bar, open, with a fault, and what it says of an article."""
    file = project.folder / "content/events/fyraftensseminar-2026-12.md"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace('start_time: "16:30"', "start_time: 16.30"), encoding="utf-8")
    port = free_port()
    process = subprocess.Popen(
        [SCRIPTS / "praksis", "serve", "--port", str(port)],
        cwd=project.folder,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, locale="da-DK")
        page.goto(f"http://127.0.0.1:{port}/", wait_until="load")
        page.locator(".preview summary").click()
        keep(page, "forhaandsvisning")
        page.goto(f"http://127.0.0.1:{port}/livet/aften-og-weekend/", wait_until="load")
        page.locator(".preview summary").click()
        page.get_by_role("heading", name="Hvem får det på mail?").scroll_into_view_if_needed()
        page.locator("[data-about]").evaluate("each => each.scrollIntoView()")
        keep(page, "forhaandsvisning-om")
        page.close()
    finally:
        process.terminate()
        process.wait(10)
        file.write_text(good, encoding="utf-8")


def wait_for(url: str) -> None:
    """Until something answers there; three minutes at most."""
    for _ in range(900):
        try:
            urllib.request.urlopen(url, timeout=60).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


def of_the_terminal(browser: Browser, project: ProjectCopy) -> None:
    """The first questions of a new event."""
    done = subprocess.run(
        [SCRIPTS / "praksis", "new", "arrangement", "--ask"],
        cwd=project.folder,
        env=clean_environment(),
        input="\n".join(ANSWERS) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
    told = with_answers(done.stdout)
    page.set_content(_TERMINAL.format(f"$ python3 start.py new arrangement\n{told}"))
    keep(page, "ny-post")
    page.close()


def with_answers(said: str) -> str:
    """What was said, with each answer behind its question: a pipe shows none of them."""
    answers = iter(ANSWERS)
    lines = []
    for line in said.splitlines():
        is_question = line.startswith("  ") and line.rstrip().endswith(":")
        answer = next(answers, None) if is_question else ""
        if answer is None:
            break
        lines.append(escape(line) + (f" <b>{escape(answer)}</b>" if answer else ""))
    return "\n".join(lines)


def keep(page: Page, name: str) -> None:
    """Write the picture of a page with few colours."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
