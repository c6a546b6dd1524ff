"""The player in a real browser: by keyboard, on a phone, inside other sites, without script."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.podcast.hosts import host
from tests.project_copy import ProjectCopy
from tests.steps import some

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
EPISODE = "podcast/eksempel-bag-om-podcasten/"
SOUND = "document.querySelector('audio')"
KEPT = "Object.entries(localStorage).filter(([name]) => name.startsWith('lyt:'))"


@pytest.fixture(scope="module", name="asked")
def requests_seen() -> list[str]:
    return []


@pytest.fixture(scope="module", name="site")
def served_site(built: ProjectCopy, asked: list[str]) -> Iterator[str]:
    """The real site, served with range requests."""
    with host(built.site, asked) as address:
        yield address


@pytest.fixture(name="page", params=some([1280, 375], 1))
def open_page(browser: "Browser", site: str, request: Any) -> Iterator["Page"]:
    """The example episode, on a screen and on a phone."""
    context = browser.new_context(viewport={"width": request.param, "height": 740})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site + EPISODE)
    yield page
    context.close()
    assert errors == []


def focused(page: "Page") -> str:
    return str(
        page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel")
    )


def wait_for(page: "Page", condition: str) -> None:
    """Ask again and again; Playwright's own waiting evaluates strings, which our CSP forbids."""
    for _ in range(250):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(40)
    pytest.fail(f"never came true: {condition}")


def test_by_keyboard_alone(page: "Page", asked: list[str]) -> None:
    assert not [path for path in asked if path.endswith(".mp3")]
    page.get_by_role("button", name="15 sekunder tilbage").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "Afspil"
    page.keyboard.press("Enter")
    wait_for(page, f"!{SOUND}.paused && {SOUND}.currentTime > 0")
    assert focused(page) == "Pause"
    page.keyboard.press("Space")
    wait_for(page, f"{SOUND}.paused")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_for(page, f"{SOUND}.currentTime >= 30 && {SOUND}.currentTime < 32")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    wait_for(page, f"{SOUND}.currentTime >= 15 && {SOUND}.currentTime < 17")

    bar = page.get_by_role("slider", name="Sted i episoden")
    bar.focus()
    page.keyboard.press("End")
    wait_for(page, f"{SOUND}.currentTime > 60")
    assert bar.get_attribute("aria-valuetext").startswith("1 minut og 6 sekunder af 1 minut")  # type: ignore[union-attr]
    page.keyboard.press("Home")
    wait_for(page, f"{SOUND}.currentTime < 1")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{SOUND}.playbackRate") == 1.5
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_chapters_and_words_are_places_to_listen_from(page: "Page") -> None:
    page.get_by_role("link", name="00:46 Episodens egen side").press("Enter")
    wait_for(page, f"!{SOUND}.paused && {SOUND}.currentTime >= 46")
    wait_for(page, "document.querySelector('.chapters [aria-current]').dataset.seek === '46'")
    assert page.locator(".player__chapter").inner_text() == "Episodens egen side"
    wait_for(page, "Number(document.querySelector('.turn .is-now').dataset.start) >= 46")

    page.get_by_role("link", name="Hør fra 00:17").press("Enter")
    wait_for(page, f"{SOUND}.currentTime >= 17 && {SOUND}.currentTime < 20")
    word = page.locator(".turn [data-start]").first
    word.click()
    wait_for(page, f"{SOUND}.currentTime < 5")
    assert "is-now" in (word.get_attribute("class") or "")


def test_the_text_follows_and_can_be_searched(page: "Page") -> None:
    shelf = "document.querySelector('[data-transcript]')"
    page.evaluate(f"{shelf}.style.maxHeight = '120px'")
    page.get_by_role("link", name="00:46 Episodens egen side").click()
    wait_for(page, f"{shelf}.scrollTop > 100")

    page.get_by_label("Søg i udskriften").fill("PRAKSIS")
    assert page.locator("[data-found]").inner_text().startswith("Sted 1 af ")
    page.keyboard.press("Enter")
    assert page.locator("[data-found]").inner_text().startswith("Sted 2 af ")
    assert page.locator(".is-hit-now").count() == 1
    page.get_by_label("Søg i udskriften").fill("findes slet ikke")
    assert page.locator("[data-found]").inner_text() == "Ingen steder. Prøv et andet ord."


def test_the_place_is_kept_after_play_and_can_be_forgotten(page: "Page") -> None:
    assert page.evaluate(KEPT) == []
    page.get_by_role("button", name="30 sekunder frem").click()
    page.reload()
    assert page.evaluate(KEPT) == []

    page.get_by_role("button", name="30 sekunder frem").click()
    page.get_by_role("button", name="Afspil").click()
    wait_for(page, f"{SOUND}.currentTime > 30")
    page.get_by_role("button", name="Pause").click()
    wait_for(page, f"{KEPT}.length === 1")
    assert page.evaluate(KEPT)[0][0] == "lyt:eksempel-bag-om-podcasten"

    page.reload()
    page.get_by_role("button", name="Fortsæt fra 00:3").click()
    wait_for(page, f"!{SOUND}.paused && {SOUND}.currentTime >= 30")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Glem, hvor langt jeg er nået").click()
    assert page.evaluate(KEPT) == []
    page.reload()
    assert page.evaluate(KEPT) == []
    assert page.get_by_role("button", name="Glem, hvor langt jeg er nået").is_hidden()


def test_sound_that_cannot_be_fetched_is_told(page: "Page") -> None:
    page.route("**/*.mp3", lambda route: route.abort())
    page.get_by_role("button", name="Afspil").click()

    status = page.locator("[data-status]")
    status.filter(has_text="Lyden kan ikke hentes lige nu.").wait_for(timeout=5000)
    assert page.get_by_role("link", name="Hent lydfil").is_visible()


def test_without_script_the_browsers_own_player_is_there(browser: "Browser", site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.goto(site + EPISODE)

    assert page.locator("audio[controls]").is_visible()
    assert page.locator("audio").get_attribute("preload") == "none"
    assert page.get_by_role("button", name="Afspil").count() == 0
    assert page.get_by_label("Søg i udskriften").is_hidden()
    assert page.get_by_text("Min Almen Praksis holder hver måned oplæg").is_visible()
    chapter = page.get_by_role("link", name="00:46 Episodens egen side")
    assert chapter.get_attribute("href") == "../../media/audio/eksempel-bag-om-podcasten.mp3#t=46"
    context.close()


def test_the_player_alone_works_inside_another_site(
    browser: "Browser", site: str, tmp_path: Path
) -> None:
    frame = f'<iframe src="{site}{EPISODE}afspiller/" title="Afspiller" width="375"></iframe>'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{frame}")
    outside: list[str] = []
    with host(tmp_path) as elsewhere:
        context = browser.new_context()
        page = context.new_page()
        page.on("request", lambda r: outside.append(r.url))
        page.goto(elsewhere)
        inside = page.frame_locator("iframe")
        inside.get_by_role("button", name="Afspil").click()
        inside.get_by_role("button", name="Pause").wait_for(timeout=5000)
        assert inside.get_by_role("link", name="Bag om podcasten").get_attribute("target") == "_top"
        context.close()
    assert all(url.startswith((site, elsewhere)) for url in outside)


@pytest.mark.parametrize("address", some([EPISODE, f"{EPISODE}afspiller/", "podcast/saeson-1/"], 1))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_fault_that_axe_can_find(
    browser: "Browser", site: str, axe: str, address: str, scheme: Any
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(site + address)
    page.add_script_tag(content=axe)
    found = page.evaluate("axe.run().then((r) => r.violations.map((v) => [v.id, v.nodes[0].html]))")
    context.close()
    assert found == []
