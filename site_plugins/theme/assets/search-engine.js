// The ranking: documents with any word of the question, those with more of it, and in better places, first.
// As a worker it gets the index once, then questions, off the page's own thread.
import { fold, found as writtenIn, openIndex, stem, words } from "./search-index.js";
import { unitsOf } from "./search-question.js";

const RERANKED = 24;
const LEVELS = 8;
const COMMON = 0.35; // the least that a word counts: every page is about almen praksis
const FEW = 5; // so many are shown, however much better the best one is
const PLACE = 2.5; // the most that a place counts: what is asked for there counts too

async function scored(index, units) {
  const asked = [...new Set(units.flatMap((unit) => [...unit.options.keys()]))];
  const levels = await index.levels(asked);
  const rarity = (number) => Math.max(COMMON, Math.log(index.head.count / (levels.get(number).length / 2 + 0.5)));
  const found = new Map();
  units.forEach((unit, at) => {
    const own = [...unit.options].filter(([, quality]) => quality === 1).map(([number]) => rarity(number));
    const most = Math.min(own.length ? Math.max(...own) : Infinity, unit.isPlace ? PLACE : Infinity);
    const best = new Map();
    for (const [number, quality] of unit.options) {
      const weight = quality * Math.min(rarity(number), most);
      const list = levels.get(number);
      for (let each = 0; each < list.length; each += 2) {
        const value = weight * ((list[each + 1] + 1) / LEVELS) ** 2;
        if (value > (best.get(list[each])?.value ?? 0)) best.set(list[each], { value, weight });
      }
    }
    unit.weight = own.length ? most : Math.max(0, ...[...unit.options].map(([number, quality]) => quality * rarity(number)));
    for (const [document, { value, weight }] of best) {
      const hit = found.get(document) ?? { sum: 0, units: new Map() };
      hit.sum += unit.extra ? value / 2 : value;
      if (!unit.extra) hit.units.set(at, weight);
      found.set(document, hit);
    }
  });
  return found;
}

/** How much of the question a document answers, by the weight of its words. */
function covered(units, hit) {
  const all = units.reduce((sum, unit) => sum + (unit.extra ? 0 : unit.weight), 0);
  const got = units.reduce((sum, unit, at) => sum + Math.min(unit.weight, hit.units.get(at) ?? 0), 0);
  return all ? got / all : 0;
}

/** Who asks what or how wants it explained, not one opening of a thousand. */
const EXPLAINS = /^\s*(hvad|hvordan|hvorfor)(?!\p{L})|forskel/iu;
const TOLD = { term: 1.3, article: 1.2, guide: 1.2, vacancy: 0.8, event: 0.8, premises: 0.8 };

function ranked(index, question, units, found) {
  const told = EXPLAINS.test(question) ? TOLD : {};
  const hits = [...found].map(([document, hit]) => {
    const share = covered(units, hit);
    const weight = told[index.kind(document)[0]] ?? 1;
    return { document, units: hit.units, share, score: weight * hit.sum * (0.3 + 0.7 * share) };
  });
  return hits.sort((a, b) => b.score - a.score || a.document - b.document);
}

/** Titles that are the question itself come first. */
async function reranked(index, units, hits, limit) {
  const top = hits.slice(0, index.head.shown ? RERANKED : limit);
  const shown = await index.shown(top.map((hit) => hit.document));
  const meant = new Set(units.flatMap((unit) => [...unit.options].filter(([, quality]) => quality >= 0.6).map(([number]) => index.words[number])));
  top.forEach((hit, at) => {
    const title = words(shown[at].title).filter((word) => !index.stop.has(word)).map(stem);
    const share = title.filter((word) => meant.has(word)).length / Math.max(title.length, 1);
    hit.score *= 1 + 0.4 * share * hit.share;
  });
  return [...top.sort((a, b) => b.score - a.score || a.document - b.document), ...hits.slice(top.length)];
}

/** Hits, answers and how many there are of each kind. */
export async function ask(index, question, { kind = "", limit = 20, now = Date.now() } = {}) {
  const units = unitsOf(index, question);
  const all = ranked(index, question, units, await scored(index, units)).filter((hit) => !kind || index.kind(hit.document)[0] === kind);
  const best = all.length ? all[0].score : 0;
  const near = all.filter((hit, at) => at < FEW || hit.score > best * 0.12);
  const found = await reranked(index, units, near, limit);
  const answers = kind ? [] : await answersOf(index, units, question, now);
  const first = answers.filter((answer) => answer.leads).map((answer) => answer.document);
  const order = [...new Set([...first, ...found.map((hit) => hit.document)])];
  const scores = new Map(found.map((hit) => [hit.document, hit.score]));
  const shownOf = order.slice(0, limit);
  const shown = await index.shown(shownOf);
  const hits = shown.map((page, at) => ({
    ...page, document: shownOf[at], kind: index.kind(shownOf[at])[0], label: index.kind(shownOf[at])[1], plural: index.kind(shownOf[at])[2],
    score: scores.get(shownOf[at]) ?? best, passage: passageOf(index, units, page.summary).parts,
  }));
  const counts = {};
  order.forEach((document) => { const [key] = index.kind(document); counts[key] = (counts[key] ?? 0) + 1; });
  return { hits, answers, total: order.length, counts };
}

/** The passages of the pages' own texts that answer best, where the summary holds less of the question. */
export async function passages(index, question, documents) {
  const units = unitsOf(index, question);
  const shown = await index.shown(documents);
  return Promise.all(documents.map(async (document, at) => {
    const { title, place, deadline, summary } = shown[at];
    const seen = passageOf(index, units, [title, place, deadline, summary].join(" · "), Infinity);
    const text = passageOf(index, units, await index.text(document));
    return (text.found > seen.found ? text : passageOf(index, units, summary)).parts;
  }));
}

/** All of a kind that answer the whole question; where none does, those that answer most of it. */
export async function matching(index, question, kind) {
  const units = unitsOf(index, question);
  const hits = ranked(index, question, units, await scored(index, units)).filter((hit) => index.kind(hit.document)[0] === kind);
  const most = Math.max(0, ...hits.map((hit) => hit.units.size));
  const addresses = await index.addresses(kind);
  return new Map(hits.filter((hit) => hit.units.size === most).map((hit) => [addresses.get(hit.document), hit.score]));
}

const LONG = 190;

/** `parts` are stretches of text, `found` how many different words of the question are in them; places are told beside. */
function passageOf(index, units, text, long = LONG) {
  const meant = meantBy(index, units);
  const marks = [...writtenIn(text)].map((match) => ({ from: match.index, to: match.index + match[0].length, word: fold(match[0]) }))
    .map((mark) => ({ ...mark, unit: unitOf(meant, mark.word) })).filter((mark) => mark.unit >= 0);
  const [from, to] = text.length <= long ? [0, text.length] : stretch(text, marks);
  const inside = marks.filter((mark) => mark.from >= from && mark.to <= to);
  return { parts: cut(text, from, to, inside), found: new Set(inside.map((mark) => mark.unit).filter((at) => !units[at].isPlace)).size };
}

function meantBy(index, units) {
  const meant = new Map();
  units.forEach((unit, at) => {
    for (const [number, quality] of unit.options) {
      if (quality >= 0.3 && !meant.has(index.words[number])) meant.set(index.words[number], at);
    }
    unit.words.forEach((word) => meant.set(stem(word), at));
  });
  return meant;
}

function unitOf(meant, word) {
  for (const form of [word.replaceAll("-", ""), ...word.split("-")]) {
    const unit = meant.get(stem(form));
    if (unit !== undefined) return unit;
  }
  return -1;
}

/** The stretch with most different words; it begins where a sentence or a word does. */
function stretch(text, marks) {
  let best = { from: 0, found: 0 };
  for (const mark of marks) {
    const end = mark.from + LONG - 40;
    const found = new Set(marks.filter((other) => other.from >= mark.from && other.to <= end).map((other) => other.unit)).size;
    if (found > best.found) best = { from: mark.from, found };
  }
  const before = text.slice(Math.max(0, best.from - 90), best.from);
  const sentence = Math.max(before.lastIndexOf(". "), before.lastIndexOf("? "), before.lastIndexOf(": "));
  const begun = best.from - before.length;
  const from = begun === 0 && sentence < 0 ? 0 : begun + (sentence >= 0 ? sentence + 2 : before.indexOf(" ") + 1);
  const room = text.slice(from, from + LONG);
  return [from, from + LONG >= text.length ? text.length : from + Math.max(room.lastIndexOf(" "), LONG / 2)];
}

function cut(text, from, to, marks) {
  const parts = [];
  const add = (piece, marked) => { if (piece) parts.push({ text: piece, marked }); };
  let at = from;
  if (from) add("… ", false);
  for (const mark of marks) {
    add(text.slice(at, mark.from), false);
    add(text.slice(mark.from, mark.to), true);
    at = mark.to;
  }
  add(text.slice(at, to), false);
  if (to < text.length) add(" …", false);
  return parts;
}

/** At most one of each sort; `leads` is true where its page should come first among the results. */
async function answersOf(index, units, question, now) {
  const told = units.filter((unit) => !unit.extra);
  const asked = (sort) => told.filter((unit) => unit.words.some((word) => index.head.occasions[sort].includes(stem(word))));
  const every = Object.keys(index.head.occasions).flatMap(asked);
  const rest = told.filter((unit) => !every.includes(unit));
  const found = [
    termAsked(index, told),
    asked("adviser").length || toOne(index, question) ? adviser(index, rest) : null,
    asked("deadline").length ? await next(index, "deadline", rest, now) : asked("event").length ? await next(index, "event", rest, now) : null,
  ].filter(Boolean);
  const shown = await index.shown(found.map((answer) => answer.at));
  return found.map((answer, at) => ({ ...answer, document: answer.at, url: shown[at].url, title: answer.title ?? shown[at].title, place: shown[at].place, example: answer.example ?? shown[at].example }));
}

const toOne = (index, question) => index.head.talking.some((phrase) => fold(question).includes(phrase));
const stems = (unit) => unit.words.map(stem);
const ofSort = (index, sort) => index.head.answers.filter((answer) => answer.sort === sort);

function termAsked(index, units) {
  const asked = units.flatMap((unit) => unit.slip ?? stems(unit)).join("");
  const found = ofSort(index, "term").find((answer) => answer.names.includes(asked));
  return found ? { ...found, leads: true } : null;
}

/** The adviser whose subjects the rest of the question names; the first one where it names none. */
function adviser(index, units) {
  const words = new Set(units.flatMap((unit) => [...stems(unit), ...[...unit.options.keys()].map((number) => index.words[number])]));
  const all = ofSort(index, "adviser");
  const shared = (name) => all.filter((answer) => answer.names.includes(name)).length;
  const score = (answer) => answer.names.filter((name) => words.has(name)).reduce((sum, name) => sum + 1 / shared(name) ** 2, 0)
    + 2 * answer.role.filter((name) => words.has(name)).length;
  const best = [...all].sort((a, b) => score(b) - score(a))[0];
  return best ? { ...best, leads: true } : null;
}

/** The first that is still to come and holds every other word of the question. */
async function next(index, sort, units, now) {
  const coming = ofSort(index, sort).filter((answer) => Date.parse(answer.moment) >= now);
  const levels = await index.levels([...new Set(units.flatMap((unit) => [...unit.options.keys()]))]);
  const holds = (answer, unit) => [...unit.options].some(([number, quality]) => quality >= 0.6 && has(levels.get(number), answer.at));
  const found = coming.find((answer) => units.every((unit) => holds(answer, unit)));
  return found ? { ...found, leads: units.length > 0 } : null;
}

function has(levels, document) {
  for (let at = 0; at < levels.length; at += 2) if (levels[at] === document) return true;
  return false;
}

let opened;
let base;

async function fetchJson(path) {
  const answer = await fetch(new URL(path, base));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const DO = {
  open: ({ bytes, from }) => {
    base = from;
    opened = openIndex(JSON.parse(new TextDecoder().decode(bytes)), fetchJson);
  },
  ask: ({ question, options }) => ask(opened, question, options),
  passages: ({ question, documents }) => passages(opened, question, documents),
  matching: ({ question, kind }) => matching(opened, question, kind),
};

if (globalThis.WorkerGlobalScope) addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, found: await DO[data.name](data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
});
