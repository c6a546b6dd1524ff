// Search in the reader's own browser. Loaded, with its index, when search is opened for the first time.
import { fold } from "./text.js";

const here = new URL(".", import.meta.url);
const site = new URL("..", here);
const dialog = document.getElementById("soeg");
const field = dialog.querySelector("input");
const list = dialog.querySelector("[data-search-list]");
const status = dialog.querySelector("[data-search-status]");
const LIMIT = 20;
const CLOSE = 1000; // lifts every close hit above every loose one
let loading;

function script(name) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(name, here);
    element.onload = resolve;
    element.onerror = () => reject(new Error(name));
    document.head.append(element);
  });
}

async function scripts() {
  await script("lunr/lunr.js");
  await script("lunr/lunr.stemmer.support.js");
  await script("lunr/lunr.da.js");
}

async function load() {
  const [answer] = await Promise.all([fetch(new URL("search/index.json", site)), scripts()]);
  if (!answer.ok) throw new Error(`search/index.json: ${answer.status}`);
  const { docs, synonyms } = await answer.json();
  const index = build(docs, window.lunr);
  return { docs, index, same: grouped(index, synonyms) };
}

function build(docs, lunr) {
  const folding = (token) => token.update(fold);
  lunr.Pipeline.registerFunction(folding, "fold");
  return lunr(function () {
    this.use(lunr.da);
    this.pipeline.add(folding);
    this.searchPipeline.add(folding);
    this.ref("id");
    this.field("title", { boost: 8 });
    this.field("summary", { boost: 3 });
    this.field("kind", { boost: 2 });
    this.field("text");
    docs.forEach((doc, id) => this.add({ ...doc, id }));
  });
}

/** Scores of the documents with the word, its stem or its beginning; inside compounds and near spellings come after. */
function scores(index, word) {
  const { LEADING, TRAILING } = window.lunr.Query.wildcard;
  const plain = fold(word);
  const [stem = plain] = index.pipeline.runString(word.toLowerCase());
  const close = index.query((query) => {
    query.term(stem, { usePipeline: false, boost: 10 });
    query.term(plain, { usePipeline: false, wildcard: TRAILING });
  });
  const loose = plain.length < 5 ? [] : index.query((query) => {
    query.term(stem, { usePipeline: false, boost: 4, wildcard: LEADING | TRAILING });
    query.term(stem, { usePipeline: false, editDistance: 1 });
  });
  const found = new Map(loose.map((hit) => [hit.ref, hit.score]));
  close.forEach((hit) => found.set(hit.ref, hit.score + CLOSE));
  return found;
}

const root = (index, word) => index.pipeline.runString(word.toLowerCase())[0] ?? fold(word);

/** From the stem of each word of a group to the other words that mean the same. */
function grouped(index, groups) {
  const same = new Map();
  for (const group of groups) {
    for (const word of group) {
      const key = root(index, word);
      same.set(key, [...(same.get(key) ?? []), ...group.filter((other) => other !== word)]);
    }
  }
  return same;
}

/** As `scores`, and below every hit of the word itself those of its synonyms. */
function meant({ index, same }, word) {
  const found = scores(index, word);
  for (const other of same.get(root(index, word)) ?? []) {
    for (const [ref, score] of scores(index, other)) {
      if (score >= CLOSE && !(found.get(ref) >= CLOSE)) found.set(ref, CLOSE / 2 + score / CLOSE);
    }
  }
  return found;
}

/** Documents that hold every word, best first. */
export function find(loaded, text) {
  const { docs } = loaded;
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!words.length) return [];
  const [first, ...others] = words.map((word) => meant(loaded, word));
  const hits = [...first].filter(([ref]) => others.every((map) => map.has(ref)))
    .map(([ref, score]) => [ref, others.reduce((sum, map) => sum + map.get(ref), score)]);
  return hits.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([ref]) => docs[ref]);
}

function part(name, text) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}

function item(doc) {
  const link = document.createElement("a");
  link.href = new URL(doc.url, site);
  link.append(part("search__title", doc.title), " ");
  const labels = part("search__labels", "");
  if (doc.example) labels.append(part("tag tag--example", "Eksempel"), " ");
  if (doc.kind) labels.append(part("search__kind", doc.kind));
  if (labels.hasChildNodes()) link.append(labels, " ");
  if (doc.summary) link.append(part("search__text", doc.summary));
  const row = document.createElement("li");
  row.append(link);
  return row;
}

function counted(total) {
  if (!total) return "Ingen resultater. Prøv et andet ord, eller skriv til os.";
  const text = total === 1 ? "1 resultat" : `${total} resultater`;
  return total > LIMIT ? `${text} – de ${LIMIT} bedste vises` : text;
}

async function show() {
  const text = field.value.trim();
  if (text.length < 2) {
    list.replaceChildren();
    status.textContent = text ? "Skriv mindst to bogstaver." : "";
    return;
  }
  const loaded = await loading.catch(() => null);
  if (text !== field.value.trim()) return;
  if (!loaded) {
    loading = load();
    status.textContent = "Søgningen kunne ikke hentes. Prøv igen om lidt.";
    return;
  }
  const hits = find(loaded, text);
  list.replaceChildren(...hits.slice(0, LIMIT).map(item));
  status.textContent = counted(hits.length);
}

function step(event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const stops = [field, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

let wait;
field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(show, 120); });
dialog.addEventListener("keydown", step);
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
dialog.querySelector("[data-search-form]").addEventListener("submit", async (event) => {
  event.preventDefault();
  await show();
  const first = list.querySelector("a");
  if (first) first.focus();
});

export function open() {
  loading ??= load();
  loading.catch(() => undefined);
  if (!dialog.open) dialog.showModal();
  field.focus();
  field.select();
}
