"""The ten commonest jobs by form alone: the check is green, and readers see the right page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests import needs
from tests.project_copy import ProjectCopy
from tests.site_plugins.admin.conftest import FormTab
from tests.site_plugins.admin.jobs import JOBS

SEEN = {
    "slaa-op": ("muligheder/halsnaes-2027-1/", "15. december 2026"),
    "flyt-frist": ("muligheder/halsnaes-vikariat-2027/", "18. januar 2027"),
    "luk-opslag": ("muligheder/koebenhavn-vesterbro-2026-1/", "Tildelt – ikke åbnet endnu"),
    "arrangement": ("arrangementer/aabent-hus-2027-02/", "3. februar 2027"),
    "artikel": ("livet/en-tur-i-klinikken/", "Klokken otte"),
    "billede": ("livet/en-uge-i-almen-praksis/", "En grøn dør, der står på klem"),
    "podcastafsnit": ("podcast/koerslen-hjem/", "Der medvirker ingen læger."),
    "raadgiver-stopper": ("om/kontakt/", "Rådgiver for generationsskifte"),
    "ret-fejl": ("arrangementer/netvaerksaften-bornholm-2026-12/", "på Bornholm i december"),
}
"""The page to look at after each, and what stands on it. A letter that is a draft has none."""
LETTER = "paa-vej-i-praksis-2026-12"


def test_each_job_of_the_guide_is_one_of_them(root: Path) -> None:
    pages = {path.stem.removeprefix("opgave-") for path in (root / "docs").glob("opgave-*.md")}
    assert pages == set(JOBS)
    assert set(SEEN) == pages - {"nyhedsbrev"}


@needs.TIME
@pytest.mark.browser
@pytest.mark.parametrize("device", ["form", "on_phone"])
def test_done_by_form_alone(request: pytest.FixtureRequest, tmp_path: Path, device: str) -> None:
    """In one browser, as on a busy day; after each of them the check is green."""
    form: FormTab = request.getfixturevalue(device)
    form.open()
    for name, job in JOBS.items():
        job(form, tmp_path)
        form.bring()
        done = form.project.praksis("check")
        assert done.exit_code == 0, (name, done.output)
    assert form.complaints == []
    built = form.project.praksis("build")
    assert built.exit_code == 0, built.output
    assert _missing(form.project) == []
    told = form.project.praksis("newsletter", "plan", LETTER)
    assert told.exit_code == 0, told.output
    assert "På vej i praksis, december 2026" in told.output
    assert "Rådgiver for overdragelse" not in _text(form.project, "om/kontakt/")


def _missing(project: ProjectCopy) -> list[tuple[str, str]]:
    """What does not stand on its page."""
    return [(page, words) for page, words in SEEN.values() if words not in _text(project, page)]


def _text(project: ProjectCopy, page: str) -> str:
    """A page of the site in one line, tags left out, with what its pictures show."""
    html = (project.site / page / "index.html").read_text(encoding="utf-8")
    alts = " ".join(re.findall(r'alt="([^"]*)"', html))
    plain = re.sub(r"<[^>]+>", " ", html)
    return re.sub(r"\s+", " ", unescape(f"{plain} {alts}"))
