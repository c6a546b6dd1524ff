"""The player in a real browser: keys, moments, what is remembered, other tabs, other sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests import needs
from tests.browser.conftest import DESK, PHONE, NewTab, Tab
from tests.browser.test_axe import SCHEMES, faults_in
from tests.podcast.hosts import host
from tests.steps import some

pytestmark = pytest.mark.browser

EPISODE = "podcast/eksempel-bag-om-podcasten/"
SOUND = "document.querySelector('audio')"
KEPT = "localStorage.getItem('lyt')"
DOCKED = "document.querySelector('[data-core]').matches('.is-docked')"
STATUS = "[data-status]"
KEYS_ARE_THERE = "performance.getEntriesByType('resource').some((one) => /-keys/.test(one.name))"
SHELF = "document.querySelector('[data-transcript]')"


@pytest.fixture
def desk(new_tab: NewTab) -> Iterator[Tab]:
    """A tab of its own: what plays, and who has pressed something, outlives what it left."""
    with new_tab(DESK) as tab:
        yield tab


def button(tab: Tab, name: str) -> None:
    tab.page.get_by_role("button", name=name, exact=True).click()


def play(tab: Tab) -> None:
    button(tab, "Afspil")
    tab.wait_for(f"!{SOUND}.paused && {SOUND}.readyState > 1")


def is_at(tab: Tab, low: float, high: float) -> None:
    tab.wait_for(f"{SOUND}.currentTime >= {low} && {SOUND}.currentTime < {high}")


def fetched(tab: Tab) -> list[str]:
    return [url for url in tab.asked if ".mp3" in url]


def test_by_keyboard_alone(desk: Tab) -> None:
    page, press = desk.open(EPISODE), desk.page.keyboard.press
    page.get_by_role("button", name="15 sekunder tilbage").focus()
    desk.wait_for(KEYS_ARE_THERE)
    press("Tab")
    assert fetched(desk) == []
    press("Enter")
    desk.wait_for(f"!{SOUND}.paused && {SOUND}.currentTime > 0")
    assert desk.has("document.activeElement.innerText") == "Pause"
    press("Space")
    desk.wait_for(f"{SOUND}.paused")
    press("Home")
    press("0")
    press("ArrowRight")
    is_at(desk, 15, 15.5)
    press("l")
    is_at(desk, 45, 45.5)
    press("j")
    press("ArrowLeft")
    is_at(desk, 15, 15.5)
    for key, told in (("n", 17), ("n", 46), ("p", 17), ("5", 33)):
        press(key)
        is_at(desk, told, told + 1)
    press("ArrowDown")
    press("m")
    assert desk.has(f"[{SOUND}.volume, {SOUND}.muted]") == [0.95, True]
    press("ArrowUp")
    press(">")
    press("<")
    press(">")
    assert desk.has(f"[{SOUND}.volume, {SOUND}.muted, {SOUND}.playbackRate]") == [0.05, False, 1.25]
    press("k")
    desk.wait_for(f"!{SOUND}.paused")
    press("k")

    bar = page.get_by_role("slider", name="Sted i episoden")
    bar.focus()
    press("End")
    is_at(desk, 66, 68)
    spoken = bar.get_attribute("aria-valuetext") or ""
    assert spoken.startswith("1 minut og 6 sekunder af 1 minut")
    press("Home")
    press("ArrowUp")
    press("ArrowRight")
    is_at(desk, 30, 30.5)
    page.get_by_role("combobox", name="Hastighed").focus()
    press("ArrowDown")
    assert desk.has(f"{SOUND}.playbackRate") == 1.5
    is_at(desk, 30, 30.5)
    assert desk.complaints == []


@needs.TIME
def test_no_key_is_taken_from_fields_or_scrolling(desk: Tab) -> None:
    page, press = desk.open(EPISODE), desk.page.keyboard.press
    page.get_by_role("button", name="Genveje").focus()
    desk.wait_for(KEYS_ARE_THERE)
    press("?")
    assert page.get_by_role("dialog", name="Genveje på tastaturet").is_visible()
    press("m")
    press("Escape")
    assert desk.has("document.activeElement.innerText.trim()") == "Genveje"
    before = desk.has(f"[{SOUND}.currentTime, {SOUND}.muted, {SOUND}.volume]")
    page.get_by_label("Søg i udskriften").focus()
    page.keyboard.type("km5?")
    page.get_by_label("Søg i udskriften").blur()
    for key in ("k", "m", "5", "ArrowRight", "?"):
        press(key)
    desk.has("scrollTo({top: 0, behavior: 'instant'})")
    press("Space")
    desk.wait_for("scrollY > 0")
    assert desk.has(f"[{SOUND}.currentTime, {SOUND}.muted, {SOUND}.volume]") == before
    assert page.get_by_role("dialog").count() == 0
    assert desk.complaints == []


_TIMES = {
    "#t=46": [46, None], "#t=10,20": [10, 20], "#t=1:02": [62, None],
    "#t=1:01:02.5": [3662.5, None],
    "#t=npt:10,20": [10, 20], "#t=,20": [0, 20], "#x=1&t=7": [7, None], "?t=1m2s": [62, None],
    "?t=90s": [90, None], "?t=1h": [3600, None], "?a=1&t=5#t=9": [9, None], "?t=5#lyt": [5, None],
    "#t=10%2C20": [10, 20], "#t=1%3A02": [62, None],
    "": None, "#lyt": None, "#t=": None, "#t=,": None, "#t=20,10": None, "#t=10,10": None,
    "#t=abc": None, "#t=-5": None, "#t=1:75": None, "#t=1:75:00": None, "#t=1,2,3": None,
    "#t=5&t=x": [5, None], "#t=x&t=5": [5, None], "?t=7#t=x": [7, None],
    "#t=1e3": None, "#t=%": None, "#t=10,x": None,
}  # fmt: skip


@needs.TIME
def test_an_address_begins_at_a_moment(desk: Tab) -> None:
    page = desk.open(f"{EPISODE}#t=46")
    page.locator(STATUS).filter(has_text="Begynder ved 00:46").wait_for()
    desk.wait_for("document.querySelector('[data-play]').getBoundingClientRect().top < innerHeight")
    desk.wait_for("scrollY < document.querySelector('#udskrift').offsetTop - innerHeight / 3")
    desk.wait_for("document.querySelector('.turn .is-now')")
    assert fetched(desk) == []
    play(desk)
    is_at(desk, 46, 50)
    moments = "document.querySelector('link[href*=moments]').href"
    found = desk.has(
        f"import({moments}).then((m) => {list(_TIMES)}.map((a) => m.asked(a)).map((one) => one &&"
        " [one.start, Number.isFinite(one.end) ? one.end : null]))"
    )
    assert dict(zip(_TIMES, found, strict=True)) == _TIMES
    desk.open("")
    desk.open(f"{EPISODE}?t=1:02#lyt")
    page.locator(STATUS).filter(has_text="Begynder ved 01:02").wait_for()
    desk.has("location.hash = 't=10,10.4'")
    page.locator(STATUS).filter(has_text="Spiller fra 00:10 til 00:10").wait_for()
    button(desk, "Afspil")
    page.locator(STATUS).filter(has_text="Stoppet ved 00:10").wait_for()
    assert desk.has(f"{SOUND}.paused")
    play(desk)
    is_at(desk, 10.6, 14)
    desk.open("")
    desk.open(f"{EPISODE}#t=999")
    assert page.locator(STATUS).inner_text() == ""
    assert desk.has("document.querySelector('[data-now]').textContent") == "00:00"


@needs.TIME
def test_chapters_and_words_are_places_to_listen_from(phone: Tab) -> None:
    page = phone.open(EPISODE)
    chapter = page.get_by_role("link", name="00:46 Episodens egen side")
    assert chapter.get_attribute("href") == "#t=46"
    chapter.press("Enter")
    phone.wait_for(f"!{SOUND}.paused")
    is_at(phone, 46, 49)
    phone.wait_for("document.querySelector('.chapters [aria-current]')?.dataset.seek === '46'")
    assert (
        phone.has("document.querySelector('[data-chapter]').textContent") == "Episodens egen side"
    )
    phone.wait_for("Number(document.querySelector('.turn .is-now')?.dataset.start) >= 46")
    phone.wait_for(f"{SHELF}.scrollTop > 100")
    page.get_by_role("link", name="Fra 00:17").press("Enter")
    is_at(phone, 17, 20)
    word = page.locator(".turn [data-start]").first
    word.click()
    is_at(phone, 0, 5)
    assert "is-now" in (word.get_attribute("class") or "")
    phone.has(f"{SHELF}.dispatchEvent(new WheelEvent('wheel'))")
    assert not page.get_by_label("Følg med i teksten").is_checked()
    assert phone.has("document.documentElement.scrollWidth") <= PHONE[0]
    assert phone.complaints == []


@needs.TIME
def test_words_are_found_and_quoted(new_tab: NewTab) -> None:
    with new_tab(DESK, permissions=["clipboard-read", "clipboard-write"]) as tab:
        page = tab.open(EPISODE)
        field, told = page.get_by_label("Søg i udskriften"), page.locator("[data-found]")
        field.fill("PRAKSIS")
        told.filter(has_text="Sted 1 af 4").wait_for()
        assert page.locator(".turn mark").count() == 4
        assert page.locator(".turn mark").first.inner_text() == "Praksis"
        field.press("Enter")
        assert told.inner_text() == "Sted 2 af 4"
        field.press("Shift+Enter")
        button(tab, "Forrige")
        assert told.inner_text() == "Sted 4 af 4"
        button(tab, "Næste")
        assert page.locator(".is-hit-now").count() == 1
        field.fill("praksis?  undersøgelser")  # across two parts of a paragraph
        told.filter(has_text="Sted 1 af 1").wait_for()
        assert page.locator(".turn mark").all_inner_texts() == ["praksis?", " ", "Undersøgelser"]
        field.fill("findes (slet) ikke")
        told.filter(has_text="Ingen steder. Prøv et andet ord.").wait_for()
        field.press("Escape")
        assert (page.locator("mark").count(), told.inner_text()) == (0, "")

        shown = "document.querySelectorAll('.turn')[1].querySelectorAll('[data-start]')[0]"
        tab.has(f"getSelection().selectAllChildren({shown})")
        page.locator("[data-quote]").click()
        page.get_by_text("Citatet er kopieret med tid og link.").wait_for()
        text = str(tab.has("navigator.clipboard.readText()"))
        assert text.replace("\u00a0", " ") == (
            "»Hvorfor fortælle om hverdagen i almen praksis?«\nSyntetisk stemme i »[Eksempel] Bag "
            "om podcasten«, PraksisPerspektiv, 12. november 2026, fra 00:17: "
            "https://min-almen-praksis.example.org/podcast/eksempel-bag-om-podcasten/#t=17,21"
        )
        tab.has("getSelection().removeAllRanges()")
        page.get_by_role("button", name="Kopiér citat fra 00:46").press("Enter")
        tab.wait_for("navigator.clipboard.readText().then((t) => t.endsWith('#t=46'))")
        assert tab.has("navigator.clipboard.readText()").startswith("»Hver episode med lyd har")
        assert tab.complaints == []


@needs.TIME
def test_nothing_is_remembered_before_it_is_switched_on(desk: Tab) -> None:
    page = desk.open(EPISODE)
    desk.has("localStorage.setItem('lyt:anden', '40')")  # as earlier versions kept it, unasked
    desk.open(EPISODE)
    button(desk, "30 sekunder frem")
    play(desk)
    is_at(desk, 30, 40)
    button(desk, "Pause")
    page.get_by_role("combobox", name="Hastighed").select_option("1.5")
    desk.open(EPISODE)
    assert desk.has("localStorage.length + sessionStorage.length") == 0
    assert desk.has("document.querySelector('[data-now]').textContent") == "00:00"

    page.get_by_label("Husk hastighed").check()
    page.get_by_role("combobox", name="Hastighed").select_option("1.5")
    page.get_by_role("slider", name="Lydstyrke").fill("40")
    button(desk, "30 sekunder frem")
    play(desk)
    is_at(desk, 30, 40)
    button(desk, "Pause")
    desk.wait_for(f"JSON.parse({KEPT}).places.length === 1")
    desk.open(EPISODE)
    assert desk.has("Object.keys(localStorage)") == ["lyt"]
    page.locator(STATUS).filter(has_text="Begynder ved 00:3").wait_for()
    assert desk.has(f"[{SOUND}.playbackRate, {SOUND}.volume]") == [1.5, 0.4]
    button(desk, "Glem, hvor langt jeg er nået")
    assert desk.has(f"JSON.parse({KEPT})") == {
        "speed": 1.5, "volume": 0.4, "muted": False, "places": [],
    }  # fmt: skip
    assert desk.has("document.querySelector('[data-now]').textContent") == "00:00"
    page.get_by_label("Husk hastighed").uncheck()
    assert desk.has("localStorage.length") == 0
    play(desk)
    desk.open(EPISODE)
    assert desk.has("localStorage.length") == 0
    for broken in ("x", "[]", "null", '{"speed":99,"places":[[1],{}]}', '{"places":7}'):
        desk.has(f"localStorage.setItem('lyt', {broken!r})")
        desk.open(EPISODE)
        assert desk.has(f"[{SOUND}.playbackRate, {SOUND}.volume]") == [1, 1]
    assert desk.complaints == []


@needs.TIME
def test_a_browser_that_keeps_nothing_still_plays(new_tab: NewTab) -> None:
    shut = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('shut'); } })"
    with new_tab(DESK) as tab:
        tab.page.add_init_script(shut)
        page = tab.open(EPISODE)
        page.get_by_label("Husk hastighed").click()
        assert not page.get_by_label("Husk hastighed").is_checked()
        assert "vil ikke gemme noget" in page.locator(STATUS).inner_text()
        play(tab)
        is_at(tab, 0.1, 5)
        button(tab, "Pause")
        assert tab.complaints == []


def _dock_is_in_order(tab: Tab) -> None:
    """The bar is there, low, and hides nothing at the page's end; no side scroll."""
    tab.has("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    tab.wait_for(DOCKED)
    core = "document.querySelector('[data-core]').getBoundingClientRect()"
    tab.has("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    tab.wait_for(f"Math.abs({core}.bottom - innerHeight) < 1")
    assert tab.has(f"{core}.height / innerHeight") < 0.4
    assert tab.has(f"[...document.querySelectorAll('.footer a, .footer button')].every((one) => "
                   f"one.getBoundingClientRect().bottom <= {core}.top)")  # fmt: skip
    assert tab.has("document.documentElement.scrollWidth - innerWidth") <= 0


_TOTAL_IS_WHOLE = """(() => {
    const total = document.querySelector('[data-total]').getBoundingClientRect();
    const line = document.querySelector('.player__time').getBoundingClientRect();
    return total.right <= innerWidth || total.top >= line.bottom;
})()"""  # or it is out of sight, below its line


@needs.TIME
def test_a_bar_at_the_foot_while_reading(new_tab: NewTab) -> None:
    with new_tab(PHONE, has_touch=True, reduced_motion="reduce") as tab:
        page = tab.open(EPISODE)
        tab.has("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
        page.wait_for_timeout(100)
        assert not tab.has(DOCKED)
        play(tab)
        assert not tab.has(DOCKED)
        before = tab.has("document.querySelector('#udskrift').offsetTop")
        _dock_is_in_order(tab)
        assert tab.has("document.querySelector('#udskrift').offsetTop") == before
        assert tab.has("document.querySelector('[data-core]').getAnimations().length") == 0
        tab.has("document.documentElement.style.fontSize = '200%'")  # text alone
        tab.wait_for(f"{DOCKED} && {_TOTAL_IS_WHOLE}")
        tab.has("document.documentElement.style.fontSize = ''")
        page.emulate_media(media="print")
        assert page.locator("[data-core]").is_hidden()
        assert tab.has("getComputedStyle(document.body).paddingBottom") == "0px"
        page.emulate_media(media="screen")
        button(tab, "Skjul afspilleren")
        assert not tab.has(DOCKED)
        assert tab.has("document.activeElement.tagName") == "MAIN"
        session = tab.page.context.new_cdp_session(page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        tab.open("")
        tab.open(f"{EPISODE}#t=17")
        play(tab)
        tab.has("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
        page.set_viewport_size({"width": 375, "height": 860})
        _dock_is_in_order(tab)
        page.set_viewport_size({"width": 320, "height": 420})
        tab.wait_for(f"!{DOCKED}")
        assert tab.has("document.documentElement.style.getPropertyValue('--dock')") == "0px"
        assert tab.complaints == []


_WATCH = """
    window.seen = { shared: [], acts: {}, position: null };
    MediaSession.prototype.setActionHandler = (name, act) => { window.seen.acts[name] = act; };
    MediaSession.prototype.setPositionState = (state) => { window.seen.position = state; };
"""
_SHARE = "navigator.share = async (what) => { window.seen.shared.push(what); }; 0"


@needs.TIME
def test_shared_moments_keys_of_a_headset_and_other_tabs(new_tab: NewTab) -> None:
    page_url = "https://min-almen-praksis.example.org/podcast/eksempel-bag-om-podcasten/"
    with new_tab(DESK, permissions=["clipboard-read", "clipboard-write"]) as tab:
        tab.page.add_init_script(_WATCH)
        page = tab.open(f"{EPISODE}#t=46")
        button(tab, "Del fra 00:46")
        page.locator(STATUS).filter(has_text="Linket til 00:46 er kopieret.").wait_for()
        assert tab.has("navigator.clipboard.readText()") == f"{page_url}#t=46"
        tab.has(_SHARE)
        page.get_by_role("slider", name="Sted i episoden").fill("0")
        button(tab, "Del")
        tab.wait_for("seen.shared.length")
        title = "[Eksempel] Bag om podcasten"
        assert tab.has("seen.shared") == [{"title": title, "url": page_url}]

        play(tab)
        tab.wait_for("seen.position?.duration > 60")
        metadata = "navigator.mediaSession.metadata"
        assert tab.has(f"[{metadata}.title, {metadata}.artist]") == [title, "PraksisPerspektiv"]
        assert tab.has(f"{metadata}.artwork[0].src") == (
            f"{tab.origin}media/images/praksisperspektiv.jpg"
        )
        button(tab, "Pause")
        for act, what, told in (
            ("seekto", "{seekTime: 20}", 20), ("seekforward", "{}", 50), ("seekbackward", "{}", 35),
            ("seekbackward", "{seekOffset: 10}", 25), ("previoustrack", "{}", 17),
            ("previoustrack", "{}", 0), ("nexttrack", "{}", 17), ("nexttrack", "{}", 46),
            ("nexttrack", "{}", 46),
        ):  # fmt: skip
            tab.has(f"void seen.acts.{act}({what})")
            is_at(tab, told, told + 1)
        tab.has("void seen.acts.play()")
        tab.wait_for(f"!{SOUND}.paused")

        other = Tab(tab.page.context.new_page(), tab.origin)
        other.open("podcast/eksempel-saadan-lyder-en-episode/")
        play(other)
        tab.wait_for(f"{SOUND}.paused")
        assert "et andet vindue" in page.locator(STATUS).inner_text()
        assert not other.has(f"{SOUND}.paused")
        other.page.get_by_label("Husk hastighed").check()
        tab.wait_for("document.querySelector('[data-remember]').checked")
        other.page.get_by_label("Husk hastighed").uncheck()
        tab.wait_for("!document.querySelector('[data-remember]').checked")
        play(tab)
        other.wait_for(f"{SOUND}.paused")
        assert tab.has("localStorage.length") == 0


@needs.TIME
def test_sound_that_cannot_be_fetched_is_told(desk: Tab) -> None:
    page = desk.open(f"{EPISODE}#t=30")
    page.route("**/*.mp3", lambda route: route.abort())
    button(desk, "Afspil")
    trouble = page.get_by_role("alert")
    trouble.filter(has_text="Lyden kan ikke hentes lige nu.").wait_for()
    assert trouble.get_by_role("link", name="Hent lydfilen").get_attribute("download") is not None
    page.context.set_offline(offline=True)
    button(desk, "Prøv igen")
    trouble.filter(has_text="Du er ikke på nettet.").wait_for()
    page.context.set_offline(offline=False)
    page.unroute("**/*.mp3")
    held: list[Route] = []
    page.route("**/*.mp3", lambda route: held.append(route))  # noqa: PLW0108 - it marks what it is given
    button(desk, "Prøv igen")
    page.locator(STATUS).filter(has_text="Lyden hentes").wait_for()
    held[0].continue_()
    page.unroute("**/*.mp3")
    is_at(desk, 30.2, 35)
    assert page.locator(STATUS).inner_text() == ""
    assert trouble.is_hidden()


@needs.TIME
def test_a_net_that_goes_leaves_a_player_that_plays(desk: Tab) -> None:
    """What is fetched later may not come; a press that needs it says so, and works later."""
    page = desk.page
    page.add_init_script("delete window.BroadcastChannel")  # as older phones are
    late = re.compile(r"/player-(?:session|keys|dock)-|/transcript-")
    page.route(late, lambda route: route.abort())
    desk.open(EPISODE)
    play(desk)
    button(desk, "Genveje")
    page.locator(STATUS).filter(has_text="Genvejene kan ikke hentes lige nu.").wait_for()
    assert [said for said in desk.complaints if "ERR_FAILED" not in said] == []
    page.unroute(late)
    button(desk, "Pause")
    play(desk)
    desk.wait_for("navigator.mediaSession.metadata?.title")
    desk.complaints.clear()
    button(desk, "Genveje")
    page.get_by_role("dialog", name="Genveje på tastaturet").wait_for()
    assert desk.complaints == []


def test_without_script_the_browsers_own_player_is_there(new_tab: NewTab) -> None:
    with new_tab(PHONE, java_script_enabled=False, reduced_motion="reduce") as tab:
        page = tab.open(EPISODE)
        assert page.locator("audio[controls]").is_visible()
        assert page.locator("audio").get_attribute("preload") == "none"
        assert page.get_by_role("button", name="Afspil").count() == 0
        assert page.get_by_label("Søg i udskriften").is_hidden()
        assert page.get_by_text("Min Almen Praksis holder hver måned oplæg").is_visible()
        for name in ("Genveje", "Del", "Husk"):
            assert page.get_by_text(name, exact=True).locator("visible=true").count() == 0
        page.get_by_role("link", name="00:46 Episodens egen side").click()
        words = page.get_by_text("Hver episode med lyd har sin egen side.").bounding_box()
        assert words
        assert 0 < words["y"] < PHONE[1]


@pytest.fixture(scope="module")
def elsewhere(origin: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another site that shows our player."""
    folder = tmp_path_factory.mktemp("elsewhere")
    frame = (
        f'<iframe src="{origin}{EPISODE}afspiller/?t=46" title="Afspiller" width="375"></iframe>'
    )
    Path(folder, "index.html").write_text(f"<!doctype html><title>x</title>{frame}")
    with host(folder) as address:
        yield address


@needs.TIME
def test_the_player_alone_works_inside_another_site(desk: Tab, elsewhere: str) -> None:
    desk.page.goto(elsewhere)
    inside = desk.page.frame_locator("iframe")
    inside.get_by_text("Begynder ved 00:46").wait_for()
    inside.get_by_role("button", name="Afspil").click()
    inside.get_by_role("button", name="Pause").wait_for()
    inside.get_by_text("Kapitler").click()
    inside.get_by_role("link", name="00:17").click()
    desk.page.wait_for_timeout(100)
    assert desk.page.url == elsewhere
    assert inside.get_by_role("link", name="Bag om podcasten").get_attribute("target") == "_top"
    assert inside.get_by_label("Husk hastighed").count() == 0
    assert [url for url in desk.asked if not url.startswith((desk.origin, elsewhere))] == []


def _states(page: Page) -> Iterator[str]:
    """The player as it is at rest, under way as a bar with words found, and with its help."""
    yield "at rest"
    if page.locator("[data-dock]").count():
        page.get_by_role("button", name="Afspil").click()
        page.get_by_label("Søg i udskriften").fill("praksis")
        page.locator(".footer").scroll_into_view_if_needed()
        page.locator(".is-docked").wait_for()
        yield "under way"
        page.locator("[data-help]").evaluate("(help) => help.click()")
        page.get_by_role("dialog").wait_for()
        yield "help"


@needs.TIME
@pytest.mark.parametrize("address", some([EPISODE, f"{EPISODE}afspiller/", "podcast/saeson-1/"], 1))
def test_no_fault_that_axe_can_find(new_tab: NewTab, axe: str, address: str) -> None:
    with new_tab(PHONE, reduced_motion="reduce") as tab:
        tab.open(address)
        tab.has(axe + "; 0")
        for state in _states(tab.page):
            for scheme in SCHEMES:
                assert list(faults_in(tab, scheme, PHONE)) == [], state
