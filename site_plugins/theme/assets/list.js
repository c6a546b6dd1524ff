// A list that a reader narrows: filters, sorts and searches the rows that stand on the page. What is chosen is kept in
// the address. Everything it knows of the list stands on the page: questions, words, addresses.
import { clock, dayNumber } from "./site.js";
import { counted as count, number } from "./text.js";

const WEAK = 0.3; // what answers a search so much worse than the best does not belong in a narrowed list
const STEP = 30; // rows that are shown at a time: quick on a slow phone
const form = document.getElementById("filtre");
const main = document.querySelector("[data-list]");
const get = (selector, within = main) => within.querySelector(selector);
const all = (selector, within = main) => [...within.querySelectorAll(selector)];
const [result, picked, empty, feed, next, follow] = ["result", "picked", "empty", "feed", "next", "follow"].map((name) => get(`[data-${name}]`));
const root = new URL(main.dataset.root, location.href);
const groups = new Map(all("section[data-group]").map((section) => [
  section.dataset.group, { section, items: [], allText: get("[data-group-count]", section)?.textContent },
]));
const allText = result.textContent;
const feedText = feed ? get("span", feed).textContent : "";
const feedHref = feed ? feed.href : "";
const now = clock();
const today = dayNumber(now);
const collator = new Intl.Collator("da", { numeric: true });
const counted = (value) => count(value, main.dataset.one, main.dataset.many);
const questions = all("[data-filter]", form).map((fold) => ({
  name: fold.dataset.filter, compare: fold.dataset.compare, everywhere: fold.dataset.everywhere, fold,
  label: get("[data-label]", fold).textContent, values: all("input", fold).map((field) => field.value),
}));
/** The address of a page as the search knows it: from the root of the site. */
const path = (href) => decodeURI(href.slice(root.href.length)).split("#")[0];

const items = [...groups].flatMap(([group, { section }]) => all("[data-items] > li", section).map((row) => item(row.dataset, group, row)));
const saves = get("template[data-save]") && import("./saved.js");
let limit = STEP;
let rest; // the promise of the rows that the page does not hold
let lost = false; // it was broken
let sayNew; // marks a row that was made, where it is new to the reader
let order = "";
let newest; // the verdicts that are shown
let searched = { q: "", scores: null };
let turns = 0;

/** How many rows are still to come. */
const outstanding = () => Number(main.dataset.rest);

function item(facets, group, row, url, make) {
  const made = { facets, row, make };
  made.url = row ? path(get("a", row).href) : url;
  made.at = groups.get(group).items.push(made);
  return made;
}

/** What a function of a text says, worked out once for each text: many rows say the same. */
function once(make) {
  const known = new Map();
  return (text) => {
    if (!known.has(text)) known.set(text, make(text));
    return known.get(text);
  };
}

const codes = once((text) => text.split(" ").filter(Boolean));

/** Whether an answer is what one choice of a question asks for; the five ways of `publishing.lists.facet.Compare`. */
function fits(answer, question, value) {
  if (question.compare === "any") return codes(answer).some((each) => each === value || each === question.everywhere);
  if (!value || !answer) return !value;
  if (question.compare === "least") return Number(answer) >= value;
  if (question.compare === "most") return Number(answer) <= value;
  const moment = new Date(answer);
  return dayNumber(moment) - today <= value && (question.compare === "by" || moment >= now);
}

// --- what is chosen -----------------------------------------------------------------------------

function chosen() {
  const data = new FormData(form);
  const picks = new Map(questions.map(({ name }) => [name, data.getAll(name).filter(Boolean)]));
  return { q: data.get("q").trim(), picks, hide: data.get("eksempler") || "", sorting: data.get("sorter") || "" };
}

function addressOf({ q, picks, hide, sorting }) {
  const query = new URLSearchParams(q && { q });
  picks.forEach((values, name) => values.forEach((value) => query.append(name, value)));
  if (hide) query.set("eksempler", hide);
  if (sorting) query.set("sorter", sorting);
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "") + location.hash;
}

/** Sets the form after the address; what it does not know is left out. */
function readAddress() {
  const query = new URLSearchParams(location.search);
  [...form.elements].filter((field) => field.name).forEach((field) => {
    const told = query.get(field.name) || "";
    if (field.type === "checkbox") field.checked = query.getAll(field.name).includes(field.value);
    else if (field.type === "radio") field.checked = field.value === told;
    else if (field.type === "search") field.value = told;
    else if (field.type === "select-one") field.value = [...field.options].some((each) => each.value === told) ? told : "";
  });
  questions.forEach(({ compare, fold }) => {
    if (compare !== "any" && !get("input:checked", fold)) get("input", fold).checked = true;
    if (get("input[type=checkbox]:checked", fold)) fold.open = true;
  });
}

// --- which rows ---------------------------------------------------------------------------------

function tests({ q, picks, hide }) {
  const found = new Map();
  questions.forEach((question) => {
    const values = picks.get(question.name);
    const passes = once((answer) => values.some((value) => fits(answer, question, value)));
    if (values.length) found.set(question.name, (one) => passes(one.facets[question.name] || ""));
  });
  if (q && searched.scores) found.set("q", (one) => searched.scores.has(one.url));
  if (hide) found.set("eksempler", (one) => !one.facets.eksempel);
  return [...found];
}

/** How many questions each row fails, told as the name of the only one, "" for a hit, and null for more than one. */
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
  const counts = new Map(questions.map((question) => [question.name, tallied(question.name, verdicts, (answer) => answers(answer, question))]));
  return counts.set("eksempler", tallied("eksempler", verdicts, (answer) => (answer ? [] : ["skjul"]), "eksempel"));
}

function tallied(name, verdicts, choices, facet = name) {
  const said = new Map(); // rows are counted by what they say, of which there is less than of rows
  items.forEach((one, at) => {
    if (verdicts[at] !== "" && verdicts[at] !== name) return;
    const answer = one.facets[facet] || "";
    said.set(answer, (said.get(answer) || 0) + 1);
  });
  const found = new Map();
  said.forEach((n, answer) => choices(answer).forEach((value) => found.set(value, (found.get(value) || 0) + n)));
  return found;
}

/** Every choice of a question that an answer would be a hit for. */
function answers(answer, question) {
  if (question.compare !== "any") return question.values.filter((value) => fits(answer, question, value));
  const own = codes(answer);
  return own.includes(question.everywhere) ? question.values : own;
}

/** The order of the rows: as the page has them, by an answer, or the best answers of a search first. */
function sorter(sorting, q) {
  const option = form.elements.sorter?.selectedOptions[0];
  const by = sorting && option?.dataset.by;
  const scores = q && searched.scores;
  if (!by) return scores ? (a, b) => (scores.get(b.url) || 0) - (scores.get(a.url) || 0) || a.at - b.at : (a, b) => a.at - b.at;
  const way = "down" in option.dataset ? -1 : 1;
  return ({ facets: a, at }, { facets: b, at: other }) => {
    if (!a[by] || !b[by]) return Boolean(b[by]) - Boolean(a[by]) || at - other; // what does not say stands last
    return way * collator.compare(a[by], b[by]) || at - other;
  };
}

function show(hits, { sorting, q }, active) {
  const wanted = `${sorting} ${sorting || !searched.scores ? "" : q}`;
  const moved = order !== wanted;
  const compare = sorter(sorting, q);
  let left = limit;
  order = wanted;
  for (const { section, items: members, allText } of groups.values()) {
    if (moved) members.sort(compare);
    let fresh = moved;
    let seen = 0;
    const before = left;
    for (const one of members) {
      const hit = hits.has(one);
      if (hit) seen += 1;
      const visible = hit && left > 0;
      if (visible) left -= 1;
      if (visible && !one.row) { one.row = one.make(); sayNew?.(one); fresh = true; }
      if (visible && !one.saves) { one.saves = true; saves?.then(({ saving }) => saving(one.row, one.facets.id)); }
      if (one.row && one.row.hidden === visible) one.row.hidden = !visible;
    }
    if (fresh) listOf(section).append(...members.filter((one) => one.row).map((one) => one.row));
    section.hidden = left === before;
    const told = get("[data-group-count]", section);
    if (told) told.textContent = active || !outstanding() ? counted(seen) : allText;
  }
}

function listOf(section) {
  const found = get("[data-items]", section);
  if (found) return found;
  const made = document.createElement("ul");
  made.className = "rows";
  made.dataset.items = "";
  section.append(made);
  return made;
}

// --- what is said -------------------------------------------------------------------------------

function examplesNote(hits) {
  const examples = [...hits].filter((one) => one.facets.eksempel).length;
  if (!examples) return "";
  if (examples === hits.size) return examples === 1 ? " (et eksempel)" : " (alle eksempler)";
  return ` (heraf ${count(examples, "eksempel", "eksempler")})`;
}

function tell(hits, total, active) {
  const loading = outstanding() && !lost;
  const coming = loading ? ". Henter resten …" : "";
  const unsearched = searched.failed ? " Søgningen kunne ikke hentes, så ordet er ikke brugt." : "";
  result.textContent = (active ? `Viser ${hits.size ? number(hits.size) : "ingen"} af ${counted(total)}${examplesNote(hits)}${coming}` : allText) + unsearched;
  get("[data-sheet-done]", document).textContent = active && loading ? "Vis listen" : hits.size ? `Vis ${counted(active ? hits.size : total)}` : "Ingen passer";
  empty.hidden = hits.size > 0 || loading;
}

function tellCounts(counts) {
  all("input", form).filter((field) => field.name).forEach((field) => {
    const place = field.closest("label")?.querySelector("[data-n]");
    if (!place) return;
    const n = counts.get(field.name).get(field.value) || 0;
    place.textContent = number(n);
    place.parentElement.classList.toggle("is-none", !n);
  });
  questions.forEach(({ fold }) => {
    const n = all("input[type=checkbox]:checked", fold).length;
    get("[data-chosen]", fold).textContent = n ? `(${n} valgt)` : "";
  });
}

function button(text, className, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  const row = document.createElement("li");
  row.append(made);
  return row;
}

const textOf = (field) => get("span", field.labels[0]).textContent;
const labelOf = (field) => questions.find(({ name }) => name === field.name)?.label;

function tellChosen({ q }) {
  const fields = all("input:checked", form).filter((field) => field.name && field.value);
  const chips = fields.map((field) => {
    const name = field.type === "radio" ? `${labelOf(field)}: ${textOf(field).toLowerCase()}` : textOf(field);
    return button(name, "chip", `Fjern filteret ${name}`, () => drop([field]));
  });
  if (q) chips.push(button(`»${q}«`, "chip", `Fjern søgningen ${q}`, () => dropSearch()));
  if (chips.length) chips.push(button("Nulstil filtre", "chip chip--all", "", reset));
  picked.replaceChildren(...chips);
  picked.hidden = !chips.length;
  get(".finder__open span", document).textContent = fields.length ? `Filtrér (${fields.length})` : "Filtrér";
  return chips.length > 0;
}

/** Where nothing is found: the questions of which one alone is in the way, and what is there without it. */
function tellDrops(verdicts, { q }) {
  const without = new Map();
  verdicts.filter(Boolean).forEach((name) => without.set(name, (without.get(name) || 0) + 1));
  const drops = [...without].sort((a, b) => b[1] - a[1]).map(([name, n]) => {
    if (name === "q") return button(`Uden »${q}«: ${counted(n)}`, "chip", "", dropSearch);
    const fields = all(`input[name="${name}"]:checked`, form);
    const label = fields.length === 1 ? textOf(fields[0]) : questions.find((question) => question.name === name).label;
    return button(`Uden »${label}«: ${counted(n)}`, "chip", "", () => drop(fields));
  });
  get("[data-drops]").replaceChildren(...drops);
  get("[data-drop]").hidden = !drops.length;
}

function drop(fields) {
  fields.forEach((field) => {
    if (field.type === "radio") get("input", field.closest("fieldset")).checked = true;
    else field.checked = false;
  });
  apply("push");
  toResult();
}

function dropSearch() {
  form.elements.q.value = "";
  apply("push");
  toResult();
}

/** The feed of what is chosen, where one choice has one of its own; and where to ask to be told. */
function tellWays({ picks }) {
  const single = (name) => (picks.get(name)?.length === 1 ? get(`input[name="${name}"]:checked`, form) : null);
  const place = follow && single(follow.dataset.follow);
  if (follow) {
    const there = new URL(follow.href);
    there.search = place ? new URLSearchParams({ [place.name]: place.value }) : "";
    follow.href = there;
  }
  if (!feed) return;
  const one = [place, ...questions.map(({ name }) => single(name))].find((field) => field?.dataset.feed);
  feed.href = one ? new URL(one.dataset.feed, location.href) : feedHref;
  get("span", feed).textContent = one ? `${feedText.replace(/ \(.*\)$/, "")}: ${textOf(one)}` : feedText;
}

const toResult = () => result.focus({ preventScroll: true });

// --- what is searched ---------------------------------------------------------------------------

/** The pages that answer a question, by the search engine of the whole site. */
async function search(q) {
  try {
    const { matching } = await import("./search-client.js");
    const found = await Promise.all(main.dataset.kinds.split(" ").map((kind) => matching(q, kind)));
    const scores = found.flatMap((each) => [...each]);
    const best = Math.max(0, ...scores.map(([, score]) => score));
    return { q, scores: new Map(scores.filter(([, score]) => score >= best * WEAK)) };
  } catch (problem) {
    console.warn(problem);
    return { q, scores: null, failed: true };
  }
}

// --- the rest of the list -----------------------------------------------------------------------

async function load() {
  const { rowsOf } = await import("./list-columns.js");
  const known = new Set(items.map((one) => one.facets.id));
  (await rowsOf(main.dataset.source, get("template[data-row]"), main.dataset.root))
    .filter(({ facets }) => !known.has(facets.id))
    .forEach(({ facets, group, url, make }) => items.push(item(facets, group, null, url, make)));
  order = null; // what came last stands last, until the list is sorted again
}

/** Fetches what the page does not hold; the list is shown again once it is there. */
async function fetchRest() {
  if (!outstanding()) return;
  const first = !rest;
  lost = false;
  rest ??= load();
  await rest.then(() => { main.dataset.rest = "0"; if (first) apply(); }, () => {
    rest = undefined;
    lost = true;
    result.textContent = "Resten af listen kunne ikke hentes. Se siderne for grupper og områder, eller prøv igen.";
    get("[data-more]")?.classList.remove("no-js");
  });
}

/** The rest is on its way before a reader has chosen: with the first touch of what can be chosen. */
function fetchEarly() {
  const start = () => { if (!rest) fetchRest(); };
  const once = { once: true, passive: true };
  [form, get("[data-finder]", document)].forEach((part) => {
    ["focusin", "pointerover", "pointerdown"].forEach((event) => part.addEventListener(event, start, once));
  });
}

function tellMore(hits) {
  const left = Math.max(hits.size - limit, 0) + outstanding();
  next.hidden = !left;
  next.textContent = `Vis flere (${number(left)} tilbage)`;
  const more = get("[data-more]");
  if (more) more.hidden = !outstanding();
}

/** Shows the next rows, and puts the focus on the first of them. */
function showNext() {
  const visible = () => all("[data-items] > li:not([hidden])");
  const shown = new Set(visible());
  const done = () => visible().find((row) => !shown.has(row))?.querySelector("a").focus();
  limit += STEP;
  apply();
  if (limit > items.length && outstanding()) fetchRest().then(done);
  else done();
}

// --- together -----------------------------------------------------------------------------------

/** Shows what is chosen; `how` keeps it in the address as a step of its own, or instead of the last. */
async function apply(how) {
  const choice = chosen();
  turns += 1;
  const turn = turns;
  if (choice.q !== searched.q) {
    const found = choice.q ? await search(choice.q) : { q: "", scores: null };
    if (turn !== turns) return;
    searched = found;
  }
  const { verdicts, hits } = narrow(choice);
  const active = tellChosen(choice);
  show(hits, choice, active);
  if (active || choice.sorting) fetchRest();
  tell(hits, items.length + outstanding(), active);
  if (!hits.size) tellDrops(verdicts, choice);
  tellMore(hits);
  newest = verdicts;
  afterPaint(() => { // the list is seen before the address and the counts are made
    if (how) history[`${how}State`](null, "", addressOf(choice));
    if (newest !== verdicts) return;
    if (!outstanding()) tellCounts(tally(verdicts)); // until then the page's own counts are the right ones
    tellWays(choice);
    Promise.resolve(saves).then(() => { main.dataset.ready = ""; });
  });
}

const afterPaint = (task) => requestAnimationFrame(() => setTimeout(task));

function reset() {
  limit = STEP;
  all("input", form).filter((field) => field.name).forEach((field) => { field.checked = field.defaultChecked; });
  form.elements.q.value = "";
  if (form.elements.sorter) form.elements.sorter.value = "";
  apply("push");
  toResult();
}

/** On a phone the questions and the order stand in a sheet, else beside and above the list. */
function sheet() {
  const dialog = get("[data-sheet]", document);
  const sorting = get("[data-sorting]", document);
  const wide = matchMedia("(min-width: 64em)");
  const place = () => {
    if (wide.matches && dialog.open) dialog.close();
    (wide.matches ? get("[data-side]", document) : get("[data-sheet-body]", dialog)).append(form);
    if (sorting && wide.matches) get("[data-finder]", document).append(sorting);
    else if (sorting) form.before(sorting);
  };
  wide.addEventListener("change", place);
  place();
  get("[data-sheet-open]", document).addEventListener("click", () => dialog.showModal());
  all("[data-sheet-close], [data-sheet-done]", dialog).forEach((one) => one.addEventListener("click", () => dialog.close()));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}

/** What is new is looked up for those alone who asked for it at an earlier visit, or do so now. */
function watchNews() {
  const field = get("[data-news]", form);
  const start = async () => { // a row that is not there yet is not a new one
    await fetchRest();
    const { news } = await import("./list-news.js");
    if (!outstanding()) sayNew = news(items, field, get("template[data-new]"));
  };
  let asked = false;
  try {
    asked = localStorage.getItem(field.dataset.news) !== null;
  } catch { /* storage is shut off: nothing was asked for */ }
  if (asked) start();
  else field.addEventListener("change", start, { once: true });
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
document.addEventListener("change", ({ target }) => { if (target.form === form && target.name && target.type !== "search") changed(target); });
form.addEventListener("submit", (event) => event.preventDefault());
form.elements.q.addEventListener("input", ({ target }) => {
  clearTimeout(typing);
  typing = setTimeout(() => changed(target), 150);
});
form.elements.q.addEventListener("blur", () => { last = ""; });
all("[data-reset]", document).forEach((one) => one.addEventListener("click", reset));
next.addEventListener("click", showNext);
addEventListener("popstate", () => { last = ""; readAddress(); apply(); });
const begun = document.activeElement?.form === form && !location.search; // a reader was quicker than the script
sheet();
if (outstanding()) fetchEarly();
if (!begun) readAddress();
watchNews();
apply(begun && "replace");
