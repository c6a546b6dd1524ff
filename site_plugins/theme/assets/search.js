// The search in the header: a combobox with a list of the best hits (ARIA 1.2), and a way on to all of them.
// The page at /soeg/ shows results and answers in the same way.
import { ask, passages, prepare } from "./search-client.js";

const site = new URL("..", new URL(".", import.meta.url));
export const addressOf = (url) => new URL(url, site).href;
export const searchAddress = (question) => `${addressOf("soeg/")}?q=${encodeURIComponent(question)}`;
export const NOTHING = "Ingen resultater. Prøv et andet ord, eller skriv til os.";
export const BROKEN = "Søgningen kunne ikke hentes. Prøv igen om lidt.";
export const counted = (total) => (total === 1 ? "1 resultat" : `${total} resultater`);

/** Lets the page do what else it has to. */
export const pause = () => new Promise((done) => { setTimeout(done); });

export function part(tag, name, ...content) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content);
  return element;
}

export const passage = (parts) => parts.map(({ text, marked }) => (marked ? part("mark", "", text) : text));

/** What is inside the link of a result: title, what it is, where and when, the passage. */
export function inside(hit) {
  const labels = part("span", "search__labels");
  if (hit.example) labels.append(part("span", "tag tag--example", "Eksempel"), " ");
  const told = [hit.label, hit.place, hit.deadline].filter(Boolean).join("\u00a0· ");
  labels.append(part("span", "search__kind", told));
  return [part("span", "search__title", hit.title), " ", labels, " ", part("span", "search__text", ...passage(hit.passage))];
}

function link(address, text, name = "") {
  const element = part("a", name, text);
  element.href = address;
  return element;
}

const HEADINGS = { term: "Ordet betyder", adviser: "Tal med en rådgiver", deadline: "Næste frist", event: "Næste arrangement" };

function adviserLines(answer) {
  const lines = part("p", "answer__ways");
  if (answer.phone && !answer.example) lines.append(link(`tel:+45${answer.phone.replace(/\D/g, "")}`, `Ring ${answer.phone}`, "button"), " ");
  lines.append(link(`mailto:${answer.mail}?subject=${encodeURIComponent("Spørgsmål fra hjemmesiden")}`, "Skriv en mail", "button button--line"), " ");
  lines.append(link(addressOf(answer.url), "Se alle rådgivere"));
  return lines;
}

/** An answer as a box above the results. */
export function answerBox(answer) {
  const box = part("section", `answer answer--${answer.sort}`, part("h2", "answer__head", HEADINGS[answer.sort]));
  if (answer.example) box.append(part("p", "answer__tag", part("span", "tag tag--example", "Eksempel")));
  const title = answer.sort === "adviser" ? answer.title : link(addressOf(answer.url), answer.title);
  box.append(part("p", "answer__title", title));
  const told = answer.sort === "adviser" ? [answer.phone, answer.text] : [answer.text, answer.place];
  const text = told.filter(Boolean).join("\u00a0· ");
  if (text) box.append(part("p", "answer__text", text));
  if (answer.sort === "adviser") box.append(adviserLines(answer));
  return box;
}

const dialog = document.getElementById("soeg");
const field = dialog.querySelector("input");
const list = dialog.querySelector("[data-search-list]");
const answer = dialog.querySelector("[data-search-answer]");
const more = dialog.querySelector("[data-search-more]");
const status = dialog.querySelector("[data-search-status]");
const SHOWN = 8;
const WAIT = 120;
const AT_ONCE = 3;
let asked = "";
let active = -1;

const options = () => [...list.children];

function mark(to) {
  const all = options();
  active = to;
  all.forEach((option, at) => option.setAttribute("aria-selected", String(at === to)));
  if (to < 0) field.removeAttribute("aria-activedescendant");
  else {
    field.setAttribute("aria-activedescendant", all[to].id);
    all[to].scrollIntoView({ block: "nearest" });
  }
}

function option(hit, at) {
  const link = part("a", "search__hit", ...inside(hit));
  link.id = `soeg-${at}`;
  link.href = addressOf(hit.url);
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  return link;
}

/** A little at a time, so that no slow phone waits: the answer and the first hits, then the others. */
async function fill(found, text) {
  list.replaceChildren(...found.hits.slice(0, AT_ONCE).map(option));
  list.hidden = !found.hits.length;
  field.setAttribute("aria-expanded", String(found.hits.length > 0));
  answer.replaceChildren(...found.answers.slice(0, 1).map(answerBox));
  more.hidden = found.total <= found.hits.length;
  more.href = searchAddress(text);
  more.textContent = `Se alle ${counted(found.total)}`;
  mark(-1);
  for (let at = AT_ONCE; at < found.hits.length; at += AT_ONCE) {
    await pause();
    if (text !== asked) return;
    list.append(...found.hits.slice(at, at + AT_ONCE).map((hit, more) => option(hit, at + more)));
  }
}

const NONE = { hits: [], answers: [], total: 0 };

async function show() {
  const text = field.value.trim();
  if (text === asked) return;
  asked = text;
  if (text.length < 2) {
    fill(NONE, text);
    status.textContent = text ? "Skriv mindst to bogstaver." : "";
    return;
  }
  try {
    const found = await ask(text, { limit: SHOWN });
    if (text !== asked) return;
    const filled = fill(found, text);
    status.textContent = found.total ? `${counted(found.total)}${found.total > SHOWN ? ` – de ${SHOWN} bedste vises` : ""}` : NOTHING;
    const better = await passages(text, found.hits);
    await filled;
    if (text === asked) options().forEach((link, at) => link.querySelector(".search__text").replaceChildren(...passage(better[at])));
  } catch {
    asked = "";
    status.textContent = BROKEN;
  }
}

function step(event) {
  const last = options().length - 1;
  const to = { ArrowDown: active < last ? active + 1 : -1, ArrowUp: active < 0 ? last : active - 1 }[event.key];
  if (to !== undefined && last >= 0) {
    event.preventDefault();
    mark(to);
  } else if (event.key === "Enter" && active >= 0) {
    event.preventDefault();
    options()[active].click();
  } else if (event.key === "Escape") {
    event.preventDefault(); // or the browser empties the field, and it takes two
    dialog.close();
  }
}

let wait;
field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(show, WAIT); });
field.addEventListener("keydown", step);
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
dialog.querySelector("form").addEventListener("submit", (event) => { if (!field.value.trim()) event.preventDefault(); });

export async function open() {
  prepare().catch(() => undefined);
  await pause();
  if (!dialog.open) dialog.showModal();
  field.focus();
  field.select();
  show();
}
