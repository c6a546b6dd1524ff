// Comfort on top of pages that are whole without script. Nothing is stored before the reader's own click.
const root = document.documentElement;
const all = (selector) => [...document.querySelectorAll(selector)];

function menu() {
  const button = document.querySelector("[data-menu]");
  const panel = document.getElementById("menu");
  if (!button || !panel || !panel.showPopover) return;
  button.setAttribute("aria-expanded", "false");
  panel.addEventListener("toggle", (event) => {
    const open = event.newState === "open";
    button.setAttribute("aria-expanded", String(open));
    if (open) panel.querySelector("button, a").focus();
    else if (panel.contains(document.activeElement) || document.activeElement === document.body) button.focus();
  });
  panel.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget) && panel.matches(":popover-open")) panel.hidePopover();
  });
}

/** The link to /soeg/ opens the search on the page itself, whose parts are then fetched side by side. */
function search() {
  const parts = ["./search-client.js", "./search-engine.js", "./search-question.js", "./search-index.js"];
  let ready;
  const load = () => {
    const coming = import("./search.js");
    const fetched = (values) => document.head.append(Object.assign(document.createElement("link"), values));
    fetched({ rel: "preload", as: "fetch", crossOrigin: "anonymous", href: new URL("../search/index.json", import.meta.url) });
    parts.forEach((name) => fetched({ rel: "modulepreload", href: new URL(name, import.meta.url) }));
    return coming;
  };
  all("[data-search]").forEach((link) => {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ready ??= load();
      (await ready).open();
    });
  });
}

const inDenmark = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" });
/** Days since 1970 of the date in Denmark. */
export const dayNumber = (date) => Math.round(Date.parse(inDenmark.format(date)) / 86400000);

/** "Om 3 dage" for a deadline within two months, given by its last moment; the text on the page is true without it. */
export function hintText(deadline, now) {
  if (deadline < now) return "Fristen er udløbet";
  const days = dayNumber(deadline) - dayNumber(now);
  if (days === 0) return "I dag";
  if (days === 1) return "I morgen";
  return days <= 60 ? `Om ${days} dage` : "";
}

/** The moment the page speaks of: the demonstration's own while it shows examples, else now. */
export const clock = () => (root.dataset.clock ? new Date(root.dataset.clock) : new Date());

function hints() {
  const now = clock();
  all("time[data-deadline]").forEach((time) => {
    const card = time.closest(".act");
    const hint = card && card.querySelector("[data-hint]");
    const deadline = new Date(time.dataset.deadline);
    if (!hint || Number.isNaN(deadline.getTime())) return;
    hint.textContent = hintText(deadline, now);
    hint.hidden = !hint.textContent;
    if (deadline >= now && dayNumber(deadline) - dayNumber(now) <= 7) card.classList.add("is-near");
  });
}

function scheme() {
  const button = document.querySelector("[data-scheme-switch]");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.scheme || (system.matches ? "dark" : "light")) === "dark";
  const label = () => { button.querySelector("span").textContent = dark() ? "Lyst tema" : "Mørkt tema"; };
  const bar = () => all("meta[name=theme-color]").forEach((meta) => { meta.content = dark() ? meta.dataset.dark : meta.dataset.light; });
  button.addEventListener("click", () => {
    root.dataset.scheme = dark() ? "light" : "dark";
    bar();
    try { localStorage.setItem("tema", root.dataset.scheme); } catch { /* storage is shut off: holds for this page */ }
    label();
  });
  system.addEventListener("change", label);
  label();
}

function copying() {
  all("[data-copy]").forEach((button) => {
    const label = button.querySelector("span");
    const before = label.textContent;
    label.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy || location.href);
        label.textContent = button.dataset.done || "Link kopieret";
      } catch {
        label.textContent = button.dataset.copy || location.href;
      }
      setTimeout(() => { label.textContent = before; }, 4000);
    });
  });
  all("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...all("details:not([open])")];
    unfolded.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => unfolded.forEach((fold) => { fold.open = false; }));
}

/** Arrow keys walk on the map, and a municipality with districts opens into them. */
function maps() {
  all("svg[data-map]").forEach((map) => map.addEventListener("keydown", (event) => {
    const way = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    const from = event.target.closest("[data-tile]");
    if (!way || !from || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = nearest(from, way, [...map.querySelectorAll("[data-tile]")]);
    if (next) next.focus();
  }));
  all("details[data-inner]").forEach((inner) => {
    const tile = inner.parentElement.querySelector(`:scope > svg [data-tile="${inner.dataset.inner}"]`);
    if (!tile) return;
    tile.setAttribute("role", "button");
    tile.setAttribute("aria-expanded", "false");
    tile.setAttribute("aria-controls", inner.id);
    inner.addEventListener("toggle", () => tile.setAttribute("aria-expanded", String(inner.open)));
    const open = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      inner.open = !inner.open;
      if (inner.open) inner.querySelector("summary").focus();
    };
    tile.addEventListener("click", open);
    tile.addEventListener("keydown", (event) => { if (event.key === " ") open(event); });
  });
}

/** The closest tile that way; a step aside counts more than a step ahead. */
function nearest(from, [down, right], tiles) {
  const far = (tile) => {
    const rows = tile.dataset.row - from.dataset.row;
    const cols = tile.dataset.col - from.dataset.col;
    const ahead = rows * down + cols * right;
    return ahead > 0 ? ahead + 3 * Math.abs(down ? cols : rows) : Infinity;
  };
  const best = tiles.reduce((a, b) => (far(b) < far(a) ? b : a));
  return far(best) < Infinity ? best : null;
}

/** A part that is folded on a phone and always open on a wide screen. */
function folds() {
  all("button[data-fold]").forEach((button) => button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    button.querySelector("span").textContent = open ? "Skjul kortet" : "Vis kortet";
  }));
}

/** The explanation beside a word shows by style alone. Escape puts it away until it is asked for again. */
function terms() {
  const away = (term) => {
    term.dataset.away = "";
    const back = () => {
      delete term.dataset.away;
      ["mouseleave", "focusout"].forEach((leaving) => term.removeEventListener(leaving, back));
    };
    ["mouseleave", "focusout"].forEach((leaving) => term.addEventListener(leaving, back));
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") all(".term:hover, .term:focus-within").forEach(away);
  });
}

[menu, search, hints, scheme, copying, maps, folds, terms].forEach((start) => start());
