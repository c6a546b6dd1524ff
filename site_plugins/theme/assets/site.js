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

function search() {
  let ready;
  all("[data-search]").forEach((button) => button.addEventListener("click", async () => {
    ready ??= import("./search.js");
    (await ready).open();
  }));
}

const inDenmark = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" });
const dayNumber = (date) => Math.round(Date.parse(inDenmark.format(date)) / 86400000);

/** "Om 3 dage" for a deadline within two months; the text on the page is true without it. */
export function hintText(deadline, now) {
  if (deadline <= now) return "Fristen er udløbet";
  const days = dayNumber(deadline) - dayNumber(now);
  if (days === 0) return "I dag";
  if (days === 1) return "I morgen";
  return days <= 60 ? `Om ${days} dage` : "";
}

function hints() {
  const now = root.dataset.clock ? new Date(root.dataset.clock) : new Date();
  all("time[data-deadline]").forEach((time) => {
    const card = time.closest(".act");
    const hint = card && card.querySelector("[data-hint]");
    const deadline = new Date(time.dateTime);
    if (!hint || Number.isNaN(deadline.getTime())) return;
    hint.textContent = hintText(deadline, now);
    hint.hidden = !hint.textContent;
    if (deadline > now && dayNumber(deadline) - dayNumber(now) <= 7) card.classList.add("is-near");
  });
}

function scheme() {
  const button = document.querySelector("[data-scheme-switch]");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.scheme || (system.matches ? "dark" : "light")) === "dark";
  const label = () => { button.querySelector("span").textContent = dark() ? "Lyst tema" : "Mørkt tema"; };
  button.addEventListener("click", () => {
    root.dataset.scheme = dark() ? "light" : "dark";
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
  addEventListener("beforeprint", () => all("details").forEach((fold) => { fold.open = true; }));
}

function chapters() {
  const audio = document.querySelector("audio[data-player]");
  if (!audio) return;
  const links = all("a[data-seek]");
  links.forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    const start = Number(link.dataset.seek);
    const seek = () => { audio.currentTime = start; };
    if (audio.readyState > 0) seek();
    else { audio.addEventListener("loadedmetadata", seek, { once: true }); audio.load(); }
    audio.play();
  }));
  audio.addEventListener("timeupdate", () => {
    const now = links.filter((link) => Number(link.dataset.seek) <= audio.currentTime + 0.2).pop();
    links.forEach((link) => {
      if (link === now && !audio.paused) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  });
}

/** A table wider than its place scrolls in a box that the keyboard can reach. */
function tables() {
  all(".prose table").forEach((table, index) => {
    if (table.parentElement.matches(".tablebox") || table.scrollWidth <= table.parentElement.clientWidth) return;
    const box = document.createElement("div");
    box.className = "tablebox";
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", table.caption ? table.caption.textContent : `Tabel ${index + 1}`);
    table.replaceWith(box);
    box.append(table);
  });
}

[menu, search, hints, scheme, copying, chapters, tables].forEach((start) => start());
