// Our controls on top of the browser's own player. Nothing is fetched before the listener presses play, nothing from
// another host before a press on the button that names it, and nothing is kept before the listener has asked for that.
import { addressOf, asked, clock, spoken } from "./moments.js";
import * as memory from "./player-memory.js";

const box = document.querySelector("[data-player-box]");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const part = (name) => box.querySelector(`[data-${name}]`);
const LOADING = "Lyden hentes …";

function player(audio) {
  const bar = part("bar");
  const key = box.dataset.key;
  const chapterLinks = all("[data-chapter-title]");
  const chapters = chapterLinks.map((link) => Number(link.dataset.seek));
  const length = () => (Number.isFinite(audio.duration) && audio.duration) || Number(bar.max) || 0;
  let wanted = null; // where to begin once the sound is there
  let until = Infinity; // where the moment of an address ends
  let begun = false;
  let dragging = false;
  let stored = 0; // the place that was kept last
  let unkept = false; // forgotten: not kept again before the next press on play

  const at = () => wanted ?? audio.currentTime;
  const chapterAt = (seconds) => chapters.filter((start) => start <= seconds + 0.2).length - 1;
  const isAway = () => Boolean(box.dataset.host) && !audio.hasAttribute("src");
  const say = (text) => { part(isAway() ? "ask-status" : "status").textContent = text; };

  function show(moved = false) {
    const now = dragging ? Number(bar.value) : at();
    if (!dragging) bar.value = String(Math.floor(now));
    bar.setAttribute("aria-valuetext", `${spoken(now)} af ${spoken(length())}`);
    bar.style.setProperty("--done", `${length() ? (100 * now) / length() : 0}%`);
    part("now").textContent = clock(now);
    part("share-at").textContent = now >= 1 ? ` fra ${clock(now)}` : "";
    const current = begun || now > 0 ? chapterLinks[chapterAt(now)] : undefined;
    part("chapter").textContent = current?.dataset.chapterTitle ?? "";
    chapterLinks.forEach((link) => {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    document.dispatchEvent(new CustomEvent("praksis:time", { detail: { seconds: now, playing: !audio.paused, moved } }));
  }

  function seek(seconds, end = Infinity) {
    const target = Math.min(Math.max(0, seconds), Math.max(0, length() - 0.25));
    until = end;
    if (/^(Begynder|Spiller|Stoppet) /.test(part("status").textContent)) say("");
    if (audio.readyState > 0) audio.currentTime = target;
    else wanted = target;
    show(true);
  }

  async function play() {
    if (isAway()) {
      say(`Begynder ved ${clock(at())}, når du har hentet lyden.`);
      return void part("ask").querySelector("button").focus();
    }
    part("trouble").hidden = true;
    say("");
    if (audio.error || audio.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) audio.load();
    try { await audio.play(); } catch (error) {
      if (error.name === "NotAllowedError") say("Din browser vil have, at du selv trykker på Afspil.");
      else if (error.name !== "AbortError") failed();
    }
  }

  const toggle = () => (audio.paused ? play() : audio.pause());

  function failed() {
    flows();
    wanted ??= audio.currentTime || null; // goes on from here when tried again
    const unplayable = audio.error?.code === 3;
    part("trouble").hidden = false;
    part("trouble-text").textContent = !navigator.onLine ? "Du er ikke på nettet. Prøv igen, når du er."
      : unplayable ? "Din browser kan ikke afspille lyden."
        : "Lyden kan ikke hentes lige nu.";
  }

  let slow;
  const waits = () => {
    clearTimeout(slow);
    slow = setTimeout(() => {
      say(LOADING);
      slow = setTimeout(() => say("Lyden er længe om at komme. Vent lidt, eller hent lydfilen."), 12000);
    }, 600);
  };
  const flows = () => {
    clearTimeout(slow);
    if (/^Lyden /.test(part("status").textContent)) say("");
  };

  function label() {
    box.classList.toggle("is-playing", !audio.paused);
    part("play-label").textContent = audio.paused ? "Afspil" : "Pause";
  }

  function loudness() {
    const off = audio.muted || audio.volume === 0;
    box.classList.toggle("is-muted", off);
    part("mute").setAttribute("aria-pressed", String(off));
    part("volume").value = String(Math.round(audio.volume * 100));
    part("volume").style.setProperty("--done", `${off ? 0 : audio.volume * 100}%`);
    part("volume").setAttribute("aria-valuetext", off ? "lydløs" : `${Math.round(audio.volume * 100)} %`);
  }

  function setVolume(share) {
    audio.volume = Math.min(1, Math.max(0, Math.round(share * 100) / 100));
    audio.muted = false;
  }

  function mute() {
    if (audio.volume === 0) setVolume(0.5);
    else audio.muted = !audio.muted;
  }

  function setSpeed(rate) {
    audio.playbackRate = audio.defaultPlaybackRate = rate;
    part("speed").value = String(rate);
  }

  function stopAtEnd() {
    if (audio.currentTime < until || audio.paused) return;
    const end = until;
    audio.pause();
    seek(end);
    say(`Stoppet ved ${clock(end)}. Tryk på Afspil for at høre videre.`);
  }

  function keepPlace(force) {
    if (!begun || unkept || audio.ended || (!force && Math.abs(audio.currentTime - stored) < 5)) return;
    stored = audio.currentTime;
    if (stored >= 5) memory.keepPlace(key, stored);
    offerToForget();
  }

  const field = part("remember");
  const offerToForget = () => { if (field) part("forget").hidden = !memory.placeIn(key); };

  /** The field that lets this browser remember. A player inside another site has none. */
  function remembering() {
    if (!field) return;
    const known = memory.remembered();
    field.checked = Boolean(known);
    if (known) {
      if ([...part("speed").options].some((option) => Number(option.value) === known.speed)) setSpeed(known.speed);
      audio.volume = known.volume;
      audio.muted = known.muted;
    }
    field.addEventListener("change", () => {
      if (!field.checked) {
        memory.end();
        say("Din browser har glemt det hele.");
      } else if (memory.begin({ speed: audio.playbackRate, volume: audio.volume, muted: audio.muted })) {
        say("Din browser husker det fra nu af.");
        keepPlace(true);
      } else {
        field.checked = false;
        say("Din browser vil ikke gemme noget, så det kan ikke huskes.");
      }
      offerToForget();
    });
    part("forget").addEventListener("click", () => {
      memory.keepPlace(key, 0);
      unkept = true;
      if (!begun) seek(0);
      offerToForget();
      say("Glemt: hvor langt du er nået i episoden.");
      part("play").focus();
    });
    memory.whenSwitched(() => { field.checked = Boolean(memory.remembered()); offerToForget(); });
    offerToForget();
  }

  /** Begins where the address says, else where the listener stopped. */
  function beginAt(moment) {
    const kept = field ? memory.placeIn(key) : 0;
    if (moment && moment.start < length()) {
      seek(moment.start, moment.end);
      say(Number.isFinite(moment.end) ? `Spiller fra ${clock(moment.start)} til ${clock(moment.end)}` : `Begynder ved ${clock(moment.start)}`);
      dock();
      return true;
    }
    if (!begun && kept >= 5 && kept < length() - 5) {
      seek(kept);
      say(`Begynder ved ${clock(kept)}, hvor du slap`);
    }
    return false;
  }

  async function share() {
    const url = addressOf(box.dataset.page, at());
    try {
      if (navigator.share) return void (await navigator.share({ title: box.dataset.title, url }));
      await navigator.clipboard.writeText(url);
      say(at() >= 1 ? `Linket til ${clock(at())} er kopieret.` : "Linket til episoden er kopieret.");
    } catch (error) {
      if (error.name !== "AbortError") say(`Kopiér selv linket: ${url}`);
    }
  }

  const self = { box, part, audio, at, length, seek, play, toggle, setVolume, mute, setSpeed, chapters, chapterAt, say, isBegun: () => begun };
  /** Does it once, and again where it could not be fetched; gives whether it is done. */
  const once = (act) => {
    let done;
    return () => { done ??= act().then(() => true, () => { done = undefined; return false; }); return done; };
  };
  // Fetched when they are first of use: a page that is only read has no need of them.
  const dock = once(async () => box.hasAttribute("data-dock") && (await import("./player-dock.js")).dock(self));
  const session = once(async () => (await import("./player-session.js")).session(self));
  const keys = once(async () => (await import("./player-keys.js")).keys(self));

  audio.addEventListener("loadedmetadata", () => {
    bar.max = String(Math.floor(length()));
    part("total").textContent = clock(length());
    if (wanted !== null) { audio.currentTime = wanted; wanted = null; }
    show();
  });
  audio.addEventListener("play", () => { begun = true; unkept = false; label(); session(); dock(); });
  audio.addEventListener("pause", () => { label(); flows(); keepPlace(true); });
  audio.addEventListener("ended", () => { label(); memory.keepPlace(key, 0); offerToForget(); });
  audio.addEventListener("timeupdate", () => { stopAtEnd(); show(); keepPlace(false); });
  audio.addEventListener("waiting", waits);
  audio.addEventListener("playing", flows);
  audio.addEventListener("volumechange", () => { loudness(); memory.keep({ volume: audio.volume, muted: audio.muted }); });
  audio.addEventListener("ratechange", () => memory.keep({ speed: audio.playbackRate }));
  audio.addEventListener("error", failed, true);
  addEventListener("pagehide", () => keepPlace(true));
  addEventListener("hashchange", () => { if (beginAt(asked(location.href)) && audio.paused) inView(); });

  part("play").addEventListener("click", toggle);
  all("[data-skip]", box).forEach((button) => button.addEventListener("click", () => seek(at() + Number(button.dataset.skip))));
  bar.addEventListener("input", () => { dragging = true; show(); });
  bar.addEventListener("change", () => { dragging = false; seek(Number(bar.value)); });
  part("speed").addEventListener("change", (event) => setSpeed(Number(event.target.value)));
  part("volume").addEventListener("input", (event) => setVolume(Number(event.target.value) / 100));
  part("mute").addEventListener("click", mute);
  part("share").addEventListener("click", share);
  part("again").addEventListener("click", () => { play(); part("play").focus(); });
  part("help").addEventListener("click", async () => {
    if (await keys()) part("keys").showModal();
    else say("Genvejene kan ikke hentes lige nu. Prøv igen.");
  });
  box.addEventListener("focusin", keys, { once: true });
  part("ask")?.querySelector("button").addEventListener("click", () => {
    audio.src = audio.dataset.src;
    part("ask").hidden = true;
    part("stage").hidden = part("tools").hidden = false;
    part("play").focus();
    play();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.hasAttribute("download")) return;
    const here = link.href.split("#")[0] === location.href.split("#")[0];
    const moment = link.dataset.seek ? { start: Number(link.dataset.seek), end: Infinity } : here && /[#&]t=/.test(link.hash) && asked(link.hash);
    if (!moment) return;
    event.preventDefault();
    seek(moment.start, moment.end);
    play();
  });
  document.addEventListener("praksis:seek", (event) => { seek(event.detail.seconds); play(); });

  const inView = () => part(isAway() ? "ask" : "stage").scrollIntoView({ block: "center", behavior: "instant" });

  audio.controls = false;
  audio.hidden = true;
  part("ui").hidden = false;
  part("total").textContent = clock(Number(bar.max));
  const full = audio.volume;
  audio.volume = 0.5;
  part("volume").hidden = audio.volume !== 0.5; // phones that leave it to their buttons
  audio.volume = full;
  memory.forgetUnasked();
  remembering();
  label();
  loudness();
  show();
  // The browser itself goes to the words of the moment, and the listener came for the sound.
  if (beginAt(asked(location.href))) addEventListener("load", () => requestAnimationFrame(inView), { once: true });
  const shelf = document.querySelector("[data-transcript]");
  if (shelf) import("./transcript.js").then(({ transcript }) => { transcript(shelf); show(at() > 0); }, () => { /* the words are there to be read */ });
}

if (box) player(box.querySelector("audio"));
