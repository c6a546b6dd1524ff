// Our controls on top of the browser's own player. Nothing is fetched before the listener presses play, and
// nothing is stored before that either: then the place in the episode, in this browser alone.
const box = document.querySelector("[data-player-box]");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const part = (name) => box.querySelector(`[data-${name}]`);

/** `65` → `01:05`, `3665` → `1:01:05`. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  return `${hours ? `${hours}:` : ""}${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
}

/** The same for a screen reader: `1 minut og 5 sekunder`. */
export function spoken(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const said = [[Math.floor(whole / 3600), "time", "timer"], [Math.floor((whole % 3600) / 60), "minut", "minutter"], [whole % 60, "sekund", "sekunder"]]
    .filter(([n]) => n).map(([n, one, many]) => `${n} ${n === 1 ? one : many}`);
  return said.length > 1 ? `${said.slice(0, -1).join(", ")} og ${said.at(-1)}` : said[0] || "0 sekunder";
}

/** Where the listener got to, kept in this browser. */
function memory(key) {
  const name = `lyt:${key}`;
  const safe = (act) => { try { return act(); } catch { return null; /* storage is shut off */ } };
  return {
    read: () => Number(safe(() => localStorage.getItem(name))) || 0,
    keep: (seconds) => safe(() => localStorage.setItem(name, String(Math.floor(seconds)))),
    forget: () => safe(() => localStorage.removeItem(name)),
  };
}

function player(audio) {
  const bar = part("bar");
  const kept = memory(box.dataset.key);
  const length = () => (Number.isFinite(audio.duration) && audio.duration) || Number(bar.max) || 0;
  let begun = false;
  let dragging = false;
  let wanted = null;
  let stored = 0;

  const at = () => wanted ?? audio.currentTime;
  const chapterLinks = all("[data-chapter-title]");
  const chapterAt = (seconds) => chapterLinks.filter((link) => Number(link.dataset.seek) <= seconds + 0.2).pop();

  function show() {
    const now = dragging ? Number(bar.value) : at();
    if (!dragging) bar.value = String(Math.floor(now));
    bar.setAttribute("aria-valuetext", `${spoken(now)} af ${spoken(length())}`);
    bar.style.setProperty("--done", `${length() ? (100 * now) / length() : 0}%`);
    part("now").textContent = clock(now);
    const current = chapterAt(now);
    part("chapter").textContent = current && (begun || now > 0) ? current.dataset.chapterTitle : "";
    chapterLinks.forEach((link) => {
      if (link === current && (begun || now > 0)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    document.dispatchEvent(new CustomEvent("praksis:time", { detail: { seconds: now, playing: !audio.paused } }));
  }

  function seek(seconds) {
    const target = Math.min(Math.max(0, seconds), Math.max(0, length() - 0.25));
    if (audio.readyState > 0) audio.currentTime = target;
    else wanted = target;
    show();
  }

  async function play() {
    part("status").textContent = "";
    try { await audio.play(); } catch (error) {
      if (error.name !== "AbortError") failed();
    }
  }

  function failed() {
    part("status").textContent = "Lyden kan ikke hentes lige nu. Prøv igen, eller hent lydfilen.";
  }

  function remember(force) {
    if (!begun || audio.ended || (!force && Math.abs(audio.currentTime - stored) < 5)) return;
    stored = audio.currentTime;
    if (stored >= 5) { kept.keep(stored); part("memory").hidden = false; part("resume").hidden = true; }
  }

  function offer() {
    const seconds = kept.read();
    part("memory").hidden = !seconds;
    part("resume").hidden = seconds < 5 || seconds >= length();
    part("resume-at").textContent = clock(seconds);
  }

  function label() {
    box.classList.toggle("is-playing", !audio.paused);
    part("play-label").textContent = audio.paused ? "Afspil" : "Pause";
  }

  audio.addEventListener("loadedmetadata", () => {
    bar.max = String(Math.floor(length()));
    part("total").textContent = clock(length());
    if (wanted !== null) { audio.currentTime = wanted; wanted = null; }
    show();
  });
  audio.addEventListener("play", () => { begun = true; label(); session(); });
  audio.addEventListener("pause", () => { label(); remember(true); });
  audio.addEventListener("ended", () => { label(); kept.forget(); part("memory").hidden = true; });
  audio.addEventListener("timeupdate", () => { show(); remember(false); });
  audio.addEventListener("error", failed, true);
  addEventListener("pagehide", () => remember(true));

  part("play").addEventListener("click", () => (audio.paused ? play() : audio.pause()));
  all("[data-skip]", box).forEach((button) => button.addEventListener("click", () => seek(at() + Number(button.dataset.skip))));
  bar.addEventListener("input", () => { dragging = true; show(); });
  bar.addEventListener("change", () => { dragging = false; seek(Number(bar.value)); });
  bar.addEventListener("keydown", (event) => {
    const steps = { PageUp: 60, PageDown: -60 };
    if (event.key in steps) { event.preventDefault(); seek(at() + steps[event.key]); }
  });
  part("speed").addEventListener("change", (event) => { audio.playbackRate = Number(event.target.value); audio.defaultPlaybackRate = audio.playbackRate; });
  part("resume").addEventListener("click", () => { seek(kept.read()); play(); part("play").focus(); });
  part("forget").addEventListener("click", () => {
    kept.forget();
    begun = begun && !audio.paused;
    stored = audio.currentTime;
    part("memory").hidden = true;
    part("status").textContent = "Vi har glemt, hvor langt du var nået.";
    part("play").focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-seek]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    seek(Number(link.dataset.seek));
    play();
  });
  document.addEventListener("praksis:seek", (event) => { seek(event.detail.seconds); play(); });

  function session() {
    if (!("mediaSession" in navigator)) return;
    navigator.mediaSession.metadata = new MediaMetadata({ title: box.dataset.title, artist: box.dataset.show });
    const handlers = { play, pause: () => audio.pause(), seekbackward: () => seek(at() - 15), seekforward: () => seek(at() + 30) };
    Object.entries(handlers).forEach(([name, act]) => navigator.mediaSession.setActionHandler(name, act));
  }

  audio.controls = false;
  audio.hidden = true;
  part("ui").hidden = false;
  part("total").textContent = clock(Number(bar.max));
  label();
  offer();
  show();
}

/** What is said: the words being heard are lit, a click on words jumps there, and words can be found. */
function transcript() {
  const shelf = document.querySelector("[data-transcript]");
  const tools = document.querySelector("[data-transcript-tools]");
  if (!shelf || !tools) return;
  tools.hidden = false;
  const words = all("[data-start]", shelf);
  const follow = tools.querySelector("[data-follow]");
  const field = tools.querySelector("[data-find]");
  const found = tools.querySelector("[data-found]");
  const starts = words.map((word) => Number(word.dataset.start));
  let lit = null;
  let hits = [];
  let place = -1;

  const reveal = (word) => {
    const inside = word.getBoundingClientRect();
    const frame = shelf.getBoundingClientRect();
    shelf.scrollTop += inside.top - frame.top - (frame.height - inside.height) / 3;
  };

  document.addEventListener("praksis:time", (event) => {
    const { seconds, playing } = event.detail;
    const now = seconds > 0 || playing ? words[starts.filter((start) => start <= seconds + 0.05).length - 1] : undefined;
    if (now === lit) return;
    lit?.classList.remove("is-now");
    lit = now;
    lit?.classList.add("is-now");
    if (lit && playing && follow.checked) reveal(lit);
  });
  shelf.addEventListener("click", (event) => {
    const word = event.target.closest("[data-start]");
    if (!word || getSelection().toString()) return;
    document.dispatchEvent(new CustomEvent("praksis:seek", { detail: { seconds: Number(word.dataset.start) } }));
  });

  function search() {
    const wanted = field.value.trim().toLocaleLowerCase("da");
    words.forEach((word) => word.classList.remove("is-hit", "is-hit-now"));
    hits = wanted.length > 1 ? words.filter((word) => word.textContent.toLocaleLowerCase("da").includes(wanted)) : [];
    hits.forEach((word) => word.classList.add("is-hit"));
    place = -1;
    found.textContent = wanted.length > 1 ? (hits.length ? `${hits.length} ${hits.length === 1 ? "sted" : "steder"}` : "Ingen steder. Prøv et andet ord.") : "";
    if (hits.length) next();
  }
  function next() {
    if (!hits.length) return;
    hits[place]?.classList.remove("is-hit-now");
    place = (place + 1) % hits.length;
    hits[place].classList.add("is-hit-now");
    reveal(hits[place]);
    found.textContent = `Sted ${place + 1} af ${hits.length}`;
  }
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); next(); } });
  tools.querySelector("[data-find-next]").addEventListener("click", next);
}

if (box) {
  transcript();
  player(box.querySelector("audio"));
}
