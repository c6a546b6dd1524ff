// A plan of one's own on top of a guide that is whole without script. Nothing leaves the browser,
// and nothing is kept in it before the reader picks a day or ticks a step.

/** The day (ISO) that lies so many months before another; a day too late for its month is its last. */
export function monthsBefore(iso, months) {
  const [year, month, day] = iso.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The day (ISO) so many weeks before another. */
export const weeksBefore = (iso, weeks) =>
  new Date(Date.parse(`${iso}T00:00:00Z`) - weeks * 7 * 86_400_000).toISOString().slice(0, 10);

const inWords = new Intl.DateTimeFormat("da-DK", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
/** `2027-03-01` as `1. marts 2027`. */
export const written = (iso) => inWords.format(new Date(`${iso}T00:00:00Z`)).replace(". ", ".\u00a0");

const octets = new TextEncoder();
/** A content line in pieces of at most 75 octets, no letter cut in two (RFC 5545, 3.1). */
export function folded(line) {
  const pieces = [];
  let piece = "";
  let size = 0;
  for (const letter of line) {
    const more = octets.encode(letter).length;
    if (size + more > 75) {
      pieces.push(piece);
      piece = " ";
      size = 1;
    }
    piece += letter;
    size += more;
  }
  return [...pieces, piece].join("\r\n");
}

/** Text as a property holds it (RFC 5545, 3.3.11). */
export const escaped = (text) =>
  text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

/** The plan as a calendar (RFC 5545); `steps` are {id, title, day, done}, `stamp` is a Date. */
export function calendarOf({ guide, title, url, site, steps }, stamp) {
  const now = `${stamp.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escaped(site)}//Guide//DA`, "CALSCALE:GREGORIAN"];
  for (const step of steps) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:guide-${guide}-${step.id}@${new URL(url).hostname}`,
      `DTSTAMP:${now}`,
      `DTSTART;VALUE=DATE:${step.day.replaceAll("-", "")}`,
      `SUMMARY:${escaped(`${step.done ? "Klaret: " : ""}${step.title}`)}`,
      `DESCRIPTION:${escaped(`${title}\n${url}#${step.id}`)}`,
      `URL:${url}#${step.id}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const kept = (key) => {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    return { date: typeof found?.date === "string" ? found.date : "", done: Array.isArray(found?.done) ? found.done : [] };
  } catch {
    return { date: "", done: [] };
  }
};

function plan(root) {
  const one = (name) => root.querySelector(`[data-${name}]`);
  const key = `guide:${root.dataset.guide}`;
  const [field, status, calendar, forget] = ["date", "status", "calendar", "forget"].map(one);
  const steps = [...root.querySelectorAll("[data-step]")].map((item) => ({
    id: item.dataset.step,
    months: item.dataset.months,
    weeks: Number(item.dataset.weeks ?? 0),
    title: item.querySelector("[data-name]").textContent,
    tick: item.querySelector("[data-tick]"),
    day: item.querySelector("[data-day]"),
    item,
  }));
  const chosen = () => field?.value ?? ""; // a guide without times has no day to choose
  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  const done = () => steps.filter((step) => step.tick.checked);
  const dated = () =>
    isDay(chosen()) ? steps.filter((step) => step.months).map((step) => ({
      id: step.id, title: step.title, done: step.tick.checked,
      day: weeksBefore(monthsBefore(chosen(), Number(step.months)), step.weeks),
    })) : [];

  function show() {
    const days = new Map(dated().map((step) => [step.id, step.day]));
    for (const step of steps) {
      const day = days.get(step.id);
      step.item.classList.toggle("is-done", step.tick.checked);
      step.day.hidden = !day;
      step.day.textContent = day ? `Den\u00a0${written(day)}` : "";
    }
    if (calendar) calendar.disabled = !days.size;
    forget.hidden = !chosen() && !done().length;
    status.textContent = `${done().length} af ${steps.length} klaret`;
  }

  function keep() {
    show();
    try {
      localStorage.setItem(key, JSON.stringify({ date: chosen(), done: done().map((step) => step.id) }));
    } catch {
      status.textContent += ". Din browser vil ikke gemme det, så det forsvinder, når du lukker siden.";
    }
  }

  function forgetAll() {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
    if (field) field.value = "";
    steps.forEach((step) => { step.tick.checked = false; });
    (field ?? steps[0].tick).focus();
    show();
    status.textContent = "Dine svar er slettet fra din browser.";
  }

  function take() {
    const { guide, title, url } = root.dataset;
    const text = calendarOf({ guide, title, url, site: document.body.dataset.site, steps: dated() }, new Date());
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
    link.download = `${guide}.ics`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  const before = kept(key);
  if (field) field.value = isDay(before.date) ? before.date : "";
  steps.forEach((step) => {
    step.tick.checked = before.done.includes(step.id);
    step.tick.addEventListener("change", keep);
  });
  field?.addEventListener("change", keep);
  forget.addEventListener("click", forgetAll);
  calendar?.addEventListener("click", take);
  one("planner").addEventListener("submit", (event) => event.preventDefault());
  show();
}

document.querySelectorAll("[data-guide]").forEach(plan);
