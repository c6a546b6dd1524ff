// The overview: narrows, sorts and searches the list that stands on the page. What is chosen is kept in the address.
import { clock, dayNumber } from "./site.js";
import { counted, fold, leaf, number } from "./text.js";

const SITE = new URL("..", import.meta.url);
const MANY = ["gruppe", "omraade", "maalgruppe", "type", "form", "status"];
const STEP = 30; // rows that are shown at a time: quick on a slow phone
const form = document.getElementById("filtre");
const main = document.querySelector("[data-overview]");
const get = (selector, within = main) => within.querySelector(selector);
const [result, picked, empty, more, feed, next] = ["result", "picked", "empty", "more", "feed", "next"].map((name) => get(`[data-${name}]`));
const groups = new Map([...main.querySelectorAll("section[data-group]")].map((section) => [section.dataset.group, { section, items: [] }]));
const allText = result.textContent;
const now = clock();
const today = dayNumber(now);
const collator = new Intl.Collator("da");
const items = [...main.querySelectorAll(".rows > li")].map((row) => item(row.dataset, row));
let limit = STEP;
let rest; // the promise of the vacancies that the page does not hold
let order = "";
let newest; // the verdicts that are shown

function item(facets, row, data) {
  const list = (name) => (facets[name] || "").split(" ").filter(Boolean);
  const deadline = facets.frist ? new Date(facets.frist) : null;
  const made = {
    row, data, id: facets.id, state: facets.status, example: Boolean(facets.eksempel),
    place: facets.sted || "", posted: facets.opslaaet || "", extra: facets.tekst || "",
    days: facets.status === "aaben" && deadline && deadline >= now ? dayNumber(deadline) - today : Infinity,
  };
  MANY.forEach((name) => { made[name] = list(name); });
  made.at = groups.get(made.state).items.push(made);
  return made;
}

/** What a search looks in, made when somebody searches. */
function words(one) {
  const read = one.data ? `${one.data.title} ${one.data.summary} ${one.data.line} ${one.data.type_label}` : get(".row__body", one.row).textContent;
  one.words ??= fold(`${read} ${one.extra}`);
  return one.words;
}

// --- what is chosen -----------------------------------------------------------------------------

function chosen() {
  const data = new FormData(form);
  const found = { q: data.get("q").trim(), frist: data.get("frist") || "", eksempler: data.get("eksempler") || "", sorter: data.get("sorter") };
  MANY.forEach((name) => { found[name] = data.getAll(name); });
  return found;
}

function addressOf(choice) {
  const query = new URLSearchParams();
  if (choice.q) query.set("q", choice.q);
  MANY.forEach((name) => choice[name].forEach((value) => query.append(name, value)));
  ["frist", "eksempler", "sorter"].forEach((name) => { if (choice[name]) query.set(name, choice[name]); });
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "") + location.hash;
}

/** Sets the form after the address; what it does not know is left out. */
function readAddress() {
  const query = new URLSearchParams(location.search);
  [...form.elements].forEach((field) => {
    if (field.type === "checkbox") field.checked = query.getAll(field.name).includes(field.value);
    else if (field.type === "radio") field.checked = field.value === (query.get(field.name) || "");
    else if (field.type === "search") field.value = query.get(field.name) || "";
    else if (field.name === "sorter") field.value = [...field.options].some((o) => o.value === query.get("sorter")) ? query.get("sorter") : "";
  });
  if (!get("input[name=frist]:checked", form)) get("input[name=frist]", form).checked = true;
  form.querySelectorAll("details").forEach((fold) => { if (get("input[type=checkbox]:checked", fold)) fold.open = true; });
}

// --- which rows ---------------------------------------------------------------------------------

function tests(choice) {
  const asked = fold(choice.q).split(/\s+/).filter(Boolean);
  const found = new Map();
  MANY.forEach((name) => {
    const wanted = choice[name];
    const everywhere = name === "omraade" ? "region" : null;
    if (wanted.length) found.set(name, (one) => one[name].some((value) => value === everywhere || wanted.includes(value)));
  });
  if (asked.length) found.set("q", (one) => asked.every((word) => words(one).includes(word)));
  if (choice.frist) found.set("frist", (one) => one.days <= Number(choice.frist));
  if (choice.eksempler) found.set("eksempler", (one) => !one.example);
  return [...found];
}

/** How many questions each vacancy fails, told as the name of the only one, "" for a hit, and null for more than one. */
function narrow(choice) {
  const checks = tests(choice);
  const failing = (one) => {
    let failed = "";
    for (const [name, passes] of checks) {
      if (passes(one)) continue;
      if (failed) return null;
      failed = name;
    }
    return failed;
  };
  const verdicts = items.map(failing);
  return { verdicts, hits: new Set(items.filter((_, at) => verdicts[at] === "")) };
}

/** For each question what every choice would give, with the other questions as they are. */
function tally(verdicts) {
  const names = [...MANY, "frist", "eksempler"];
  const counts = new Map(names.map((name) => [name, new Map()]));
  const count = (one, name) => {
    const found = counts.get(name);
    if (found) answers(one, name).forEach((value) => found.set(value, (found.get(value) || 0) + 1));
  };
  items.forEach((one, at) => {
    if (verdicts[at] === "") names.forEach((name) => count(one, name));
    else if (verdicts[at]) count(one, verdicts[at]);
  });
  return counts;
}

/** Every choice of a question that the vacancy would be a hit for. */
function answers(one, name) {
  if (name === "frist") return ["", ...fristValues.filter((days) => one.days <= days).map(String)];
  if (name === "eksempler") return one.example ? [] : ["skjul"];
  return name === "omraade" && one.omraade.includes("region") ? areaValues : one[name];
}

const values = (name) => [...form.querySelectorAll(`input[name=${name}]`)].map((field) => field.value);
const fristValues = values("frist").filter(Boolean).map(Number);
const areaValues = values("omraade");

const ORDERS = {
  "": (a, b) => a.at - b.at,
  nyeste: (a, b) => b.posted.localeCompare(a.posted) || a.at - b.at,
  omraade: (a, b) => collator.compare(a.place, b.place) || a.at - b.at,
};

function show(hits, sorting) {
  let left = limit;
  const moved = order !== sorting;
  order = sorting;
  for (const { section, items: members } of groups.values()) {
    if (moved) members.sort(ORDERS[sorting]);
    let fresh = moved;
    let seen = 0;
    const before = left;
    for (const one of members) {
      const hit = hits.has(one);
      if (hit) seen += 1;
      const visible = hit && left > 0;
      if (visible) left -= 1;
      if (visible && !one.row) { one.row = rowOf(one); fresh = true; }
      if (one.row && one.row.hidden === visible) one.row.hidden = !visible;
    }
    if (fresh) listOf(section).append(...members.filter((one) => one.row).map((one) => one.row));
    section.hidden = left === before;
    get("[data-group-count]", section).textContent = counted(seen);
  }
}

function listOf(section) {
  const list = get(".rows", section);
  if (list) return list;
  const made = document.createElement("ul");
  made.className = "rows";
  section.append(made);
  return made;
}

// --- what is said -------------------------------------------------------------------------------

function examplesNote(hits) {
  const examples = [...hits].filter((one) => one.example).length;
  if (!examples) return "";
  if (examples === hits.size) return examples === 1 ? " (et eksempel)" : " (alle eksempler)";
  return ` (heraf ${counted(examples, "eksempel", "eksempler")})`;
}

function tell(hits, total, active) {
  result.textContent = active ? `Viser ${hits.size ? number(hits.size) : "ingen"} af ${counted(total)}${examplesNote(hits)}${rest && Number(main.dataset.rest) ? ". Henter resten …" : ""}` : allText;
  get("[data-sheet-done]", document).textContent = hits.size ? `Vis ${counted(hits.size)}` : "Ingen passer";
  empty.hidden = hits.size > 0;
}

function tellCounts(counts) {
  form.querySelectorAll("input").forEach((field) => {
    const place = field.closest("label")?.querySelector("[data-n]");
    if (!place) return;
    const n = counts.get(field.name).get(field.value) || 0;
    place.textContent = number(n);
    place.parentElement.classList.toggle("is-none", !n);
  });
  form.querySelectorAll("details").forEach((fold) => {
    const n = fold.querySelectorAll("input[type=checkbox]:checked").length;
    get("[data-chosen]", fold).textContent = n ? ` (${n} valgt)` : "";
  });
}

function chip(text, label, remove) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.textContent = text;
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", remove);
  const row = document.createElement("li");
  row.append(button);
  return row;
}

function tellChosen(choice) {
  const fields = [...form.querySelectorAll("input:checked")].filter((field) => field.value);
  const chips = fields.map((field) => {
    const text = field.labels[0].querySelector("span").textContent;
    const name = field.type === "radio" ? `Frist: ${text.toLowerCase()}` : text;
    return chip(name, `Fjern filteret ${name}`, () => { unpick(field); apply("push"); toResult(); });
  });
  if (choice.q) chips.push(chip(`»${choice.q}«`, `Fjern søgningen ${choice.q}`, () => { form.elements.q.value = ""; apply("push"); toResult(); }));
  if (chips.length) {
    const all = chip("Nulstil filtre", "", reset);
    all.firstChild.classList.add("chip--all");
    chips.push(all);
  }
  picked.replaceChildren(...chips);
  picked.hidden = !chips.length;
  const open = get(".finder__open span", document);
  open.textContent = fields.length ? `Filtrér (${fields.length})` : "Filtrér";
  return chips.length > 0;
}

function unpick(field) {
  if (field.type === "radio") get("input[name=frist]", form).checked = true;
  else field.checked = false;
}

/** The feed of what is chosen, where one choice has a feed of its own. */
function tellFeed(choice) {
  const one = [["omraade", "omraader"], ["gruppe", "muligheder"], ["maalgruppe", "maalgrupper"]]
    .find(([name]) => choice[name].length === 1 && choice[name][0] !== "region");
  const text = one && get(`input[name=${one[0]}]:checked`, form).labels[0].querySelector("span").textContent;
  feed.href = new URL(one ? `feeds/${one[1]}/${choice[one[0]][0]}.xml` : "muligheder.xml", SITE);
  get("span", feed).textContent = one ? `Få besked om nye opslag: ${text} (feed)` : "Få besked om nye opslag (feed)";
}

const toResult = () => result.focus({ preventScroll: true });

// --- the rest of the list -----------------------------------------------------------------------

async function load() {
  const answer = await fetch(main.dataset.source);
  if (!answer.ok) throw new Error(`${main.dataset.source}: ${answer.status}`);
  const known = new Set(items.map((one) => one.id));
  const ids = new Map([...form.querySelectorAll("input[data-code]")].map((field) => [field.dataset.code, field.value]));
  const { vacancies } = await answer.json();
  vacancies.filter((one) => !known.has(one.id)).forEach((one) => items.push(item(facetsOf(one, ids), null, one)));
  if (order) order = null; // what came last stands last, until the list is sorted again
}

/** The same answers as `publishing.pages.vacancies.filters.facets_of` gives the rows of the page. */
function facetsOf(one, ids) {
  const areas = [...one.areas, ...one.municipalities].map((code) => ids.get(code) || code);
  return {
    id: one.id, gruppe: one.group, type: one.type, status: one.state, omraade: [...new Set(areas)].join(" "), form: one.practice_form,
    maalgruppe: one.audiences.join(" "), frist: one.deadline_last_moment, opslaaet: one.posted, eksempel: one.example ? "ja" : "",
    sted: one.area_names.join(" "), tekst: [one.group_label, one.practice_form_label, one.city, ...one.area_names].filter(Boolean).join(" "),
  };
}

function rowOf({ data }) {
  const row = document.createElement("li");
  row.append(get("template[data-row]").content.cloneNode(true));
  const article = row.firstElementChild;
  const [example, type, state] = article.querySelectorAll(".tag");
  const date = get(".date", article);
  const tone = { aaben: data.near ? "near" : "open", kommende: "plain" }[data.state] || "quiet";
  if (!data.example) example.remove();
  type.textContent = data.type_label;
  state.textContent = data.state_label;
  state.className = `tag tag--${tone}`;
  article.classList.add(`is-${data.state}`);
  article.classList.toggle("is-near", data.near);
  if (data.deadline && ["aaben", "kommende"].includes(data.state)) {
    const { day, month, year } = leaf(data.deadline);
    date.dateTime = data.deadline.slice(0, 10);
    [`${day} ${month} ${year}`, month, day, year].forEach((text, at) => { date.children[at].textContent = text; });
  } else {
    date.remove();
    article.classList.add("row--plain");
  }
  const link = get(".card__title a", article);
  link.href = new URL(data.path, SITE);
  link.textContent = data.title.replace(/^\[Eksempel\] /, "");
  get(".card__line", article).textContent = data.line;
  get(".card__summary", article).textContent = data.summary;
  return row;
}

async function fetchRest() {
  if (!Number(main.dataset.rest)) return;
  const first = !rest;
  rest ??= load();
  await rest.then(() => { main.dataset.rest = "0"; if (first) apply(); }, () => {
    rest = undefined;
    result.textContent = "Resten af listen kunne ikke hentes. Se siderne for grupper og områder, eller prøv igen.";
  });
}

function tellMore(hits) {
  const waiting = Number(main.dataset.rest);
  const left = Math.max(hits.size - limit, 0) + waiting;
  next.hidden = !left;
  next.textContent = `Vis flere (${number(left)} tilbage)`;
  if (more) more.hidden = !waiting;
}

/** Shows the next rows, and puts the focus on the first of them. */
function showNext() {
  const shown = new Set(main.querySelectorAll(".rows > li:not([hidden])"));
  const done = () => [...main.querySelectorAll(".rows > li:not([hidden])")].find((row) => !shown.has(row))?.querySelector("a").focus();
  limit += STEP;
  apply();
  if (limit > items.length && Number(main.dataset.rest)) fetchRest().then(done);
  else done();
}

// --- together -----------------------------------------------------------------------------------

/** Shows what is chosen; `how` keeps it in the address as a step of its own, or instead of the last. */
function apply(how) {
  const choice = chosen();
  const { verdicts, hits } = narrow(choice);
  show(hits, choice.sorter);
  const active = tellChosen(choice);
  if (active || choice.sorter) fetchRest();
  tell(hits, items.length + Number(main.dataset.rest), active);
  tellMore(hits);
  newest = verdicts;
  afterPaint(() => { // the list is seen before the address and the counts are made
    if (how) history[`${how}State`](null, "", addressOf(choice));
    if (newest !== verdicts) return;
    tellCounts(tally(verdicts));
    tellFeed(choice);
  });
}

const afterPaint = (task) => requestAnimationFrame(() => setTimeout(task));

function reset() {
  limit = STEP;
  form.reset();
  form.elements.q.value = "";
  apply("push");
  toResult();
}

function sheet() {
  const dialog = get("[data-sheet]", document);
  const side = get("[data-side]", document);
  const wide = matchMedia("(min-width: 64em)");
  const place = () => {
    if (wide.matches && dialog.open) dialog.close();
    (wide.matches ? side : get("[data-sheet-body]", dialog)).append(form);
  };
  wide.addEventListener("change", place);
  place();
  get("[data-sheet-open]", document).addEventListener("click", () => dialog.showModal());
  dialog.querySelectorAll("[data-sheet-close], [data-sheet-done]").forEach((button) => button.addEventListener("click", () => dialog.close()));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}

let typing;
let last = ""; // a field that is changed again and again is one step back, like a word that is being written

function changed({ type, name }) {
  const again = type !== "checkbox" && name === last;
  last = name;
  limit = STEP;
  apply(again ? "replace" : "push");
}

// Some fields of the form stand outside it, so the whole page is listened to.
document.addEventListener("change", ({ target }) => { if (target.form === form && target.type !== "search") changed(target); });
form.addEventListener("submit", (event) => event.preventDefault());
form.elements.q.addEventListener("input", ({ target }) => {
  clearTimeout(typing);
  typing = setTimeout(() => changed(target), 150);
});
form.elements.q.addEventListener("blur", () => { last = ""; });
document.querySelectorAll("[data-reset]").forEach((button) => button.addEventListener("click", reset));
next.addEventListener("click", showNext);
addEventListener("popstate", () => { last = ""; readAddress(); apply(); });
sheet();
readAddress();
apply();
