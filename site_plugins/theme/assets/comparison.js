// Two to four openings side by side: those in the address, else those that the reader has put aside.
import { keep, saved } from "./saved.js";
import { joined, leaf, number } from "./text.js";

const main = document.querySelector("[data-compare]");
const get = (name, within = main) => within.querySelector(`[data-${name}]`);
const [result, empty, pick, actions, differing, table, mail] = ["result", "empty", "pick", "actions", "differing", "table", "mail"].map((name) => get(name));
const root = new URL(main.dataset.root, location.href);
const most = Number(main.dataset.most);
const rows = [...table.querySelectorAll("tr[data-key]")];
const onlyDifferent = differing.querySelector("input");
let known = new Map();
let chosen = [];

const asked = () => [...new Set(new URLSearchParams(location.search).getAll("id"))].filter((id) => known.has(id)).slice(0, most);
const seen = new Set(); // what was taken off can be put on again
const titleOf = (one) => one.title.replace(/^\[Eksempel\] /, "");

/** A value of the open data as a reader wants it; "" where it says nothing. */
function worded(value, key) {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return value ? "Ja" : "Nej";
  if (typeof value === "number") return number(value);
  if (Array.isArray(value)) return key === "area_names" ? joined(value) : value.join("\n");
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return leaf(value).long;
  return value === "efter-aftale" ? "Efter aftale" : value;
}

function offered() {
  [...saved(), ...chosen].filter((id) => known.has(id)).forEach((id) => seen.add(id));
  return [...seen];
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function cell(text) {
  const made = element("td");
  const parts = text.split("\n");
  if (parts.length < 2) made.textContent = text || "–";
  else {
    const list = element("ul", "", "ticks");
    list.append(...parts.map((part) => element("li", part)));
    made.append(list);
  }
  return made;
}

function head(one) {
  const made = element("th");
  made.scope = "col";
  if (one.example) made.append(element("span", "Eksempel", "tag tag--example"));
  const link = element("a", titleOf(one));
  link.href = new URL(one.path, root);
  made.append(link);
  return made;
}

function fill(picked) {
  const top = table.querySelector("thead tr");
  top.replaceChildren(top.firstElementChild, ...picked.map(head));
  rows.forEach((row) => {
    const key = row.dataset.key;
    const texts = picked.map((one) => worded(one[key], key));
    const same = new Set(texts).size < 2;
    row.replaceChildren(row.firstElementChild, ...texts.map(cell));
    row.hidden = texts.every((text) => !text) || (onlyDifferent.checked && same && picked.length > 1);
  });
}

/** A mail with the addresses, for a colleague or a partner. */
function letter(picked) {
  const lines = picked.map((one) => `${one.title}\n${one.url}`);
  const there = location.protocol.startsWith("http") ? [`Side om side:\n${location.href}`] : [];
  const body = [...lines, ...there].join("\n\n");
  return `mailto:?subject=${encodeURIComponent("Muligheder, jeg sammenligner")}&body=${encodeURIComponent(body)}`;
}

function tick(id) {
  const label = element("label", "", "tick");
  const field = element("input");
  field.type = "checkbox";
  field.value = id;
  field.checked = chosen.includes(id);
  field.disabled = !field.checked && chosen.length >= most;
  label.append(field, element("span", titleOf(known.get(id))));
  return label;
}

function choices() {
  const legend = pick.firstElementChild;
  const lines = offered().map((id) => {
    const line = element("div", "", "compare__line");
    line.append(tick(id));
    if (saved().includes(id)) {
      const remove = element("button", "Fjern ", "linkbtn");
      remove.type = "button";
      remove.dataset.remove = id;
      remove.append(element("span", titleOf(known.get(id)), "vh"));
      line.append(remove);
    }
    return line;
  });
  pick.replaceChildren(legend, ...lines);
}

function show() {
  const picked = chosen.map((id) => known.get(id));
  empty.hidden = offered().length > 0;
  pick.hidden = !offered().length;
  [actions, table].forEach((part) => { part.hidden = !picked.length; });
  differing.hidden = picked.length < 2;
  result.textContent = picked.length > 1 ? `${picked.length} muligheder side om side` : offered().length ? "Vælg mindst to for at sammenligne" : "";
  choices();
  fill(picked);
  mail.href = letter(picked);
}

function go(ids) {
  chosen = ids;
  const query = new URLSearchParams(ids.map((id) => ["id", id]));
  history.pushState(null, "", location.pathname + (ids.length ? `?${query}` : ""));
  show();
}

pick.addEventListener("change", ({ target }) => {
  go(target.checked ? [...chosen, target.value] : chosen.filter((id) => id !== target.value));
  pick.querySelector(`input[value="${target.value}"]`)?.focus();
});
pick.addEventListener("click", ({ target }) => {
  const id = target.closest("[data-remove]")?.dataset.remove;
  if (!id) return;
  keep(saved().filter((other) => other !== id));
  seen.delete(id);
  go(chosen.filter((other) => other !== id));
  (pick.querySelector("button, input") ?? result).focus();
});
onlyDifferent.addEventListener("change", show);
addEventListener("popstate", () => { chosen = asked(); show(); });

fetch(main.dataset.source).then((answer) => {
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}).then(({ vacancies }) => {
  known = new Map(vacancies.map((one) => [one.id, one]));
  chosen = asked();
  if (!chosen.length) chosen = saved().filter((id) => known.has(id)).slice(0, most);
  if (chosen.length) history.replaceState(null, "", `${location.pathname}?${new URLSearchParams(chosen.map((id) => ["id", id]))}`);
  show();
}).catch(() => { result.textContent = "Mulighederne kunne ikke hentes. Prøv igen om lidt."; });
