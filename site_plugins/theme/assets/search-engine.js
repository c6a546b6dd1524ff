// The ranking: documents with any word of the question, those with more of it, and in better places, first.
import { answersOf } from "./search-answers.js";
import { passageOf } from "./search-passage.js";
import { unitsOf } from "./search-question.js";
import { stem, words } from "./search-words.js";

const RERANKED = 24;
const LEVELS = 8;

async function scored(index, units) {
  const asked = [...new Set(units.flatMap((unit) => [...unit.options.keys()]))];
  const levels = await index.levels(asked);
  const rarity = (number) => Math.log(1 + index.head.count / (levels.get(number).length / 2 + 0.5));
  const found = new Map();
  units.forEach((unit, at) => {
    const own = [...unit.options].filter(([, quality]) => quality === 1).map(([number]) => rarity(number));
    const most = own.length ? Math.max(...own) : Infinity;
    const best = new Map();
    for (const [number, quality] of unit.options) {
      const weight = quality * Math.min(rarity(number), most);
      const list = levels.get(number);
      for (let each = 0; each < list.length; each += 2) {
        const value = weight * ((list[each + 1] + 1) / LEVELS);
        if (value > (best.get(list[each])?.value ?? 0)) best.set(list[each], { value, quality });
      }
    }
    unit.weight = own.length ? most : Math.max(0, ...[...unit.options].map(([number, quality]) => quality * rarity(number)));
    for (const [document, { value, quality }] of best) {
      const hit = found.get(document) ?? { sum: 0, units: new Map() };
      hit.sum += unit.extra ? value / 2 : value;
      if (!unit.extra) hit.units.set(at, quality);
      found.set(document, hit);
    }
  });
  return found;
}

/** How much of the question a document answers, by the weight of its words. */
function covered(units, hit) {
  const all = units.reduce((sum, unit) => sum + (unit.extra ? 0 : unit.weight), 0);
  const got = units.reduce((sum, unit, at) => sum + unit.weight * (hit.units.get(at) ?? 0), 0);
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
async function reranked(index, units, hits) {
  const top = hits.slice(0, RERANKED);
  const shown = await index.shown(top.map((hit) => hit.document));
  const meant = new Set(units.flatMap((unit) => [...unit.options].filter(([, quality]) => quality >= 0.6).map(([number]) => index.words[number])));
  top.forEach((hit, at) => {
    const title = words(shown[at].title).filter((word) => !index.stop.has(word)).map(stem);
    const share = title.filter((word) => meant.has(word)).length / Math.max(title.length, 1);
    hit.score *= 1 + 0.4 * share * hit.share;
  });
  return [...top.sort((a, b) => b.score - a.score || a.document - b.document), ...hits.slice(RERANKED)];
}

/** Hits, answers and how many there are of each kind. */
export async function ask(index, question, { kind = "", limit = 20, now = Date.now() } = {}) {
  const units = unitsOf(index, question);
  const all = ranked(index, question, units, await scored(index, units)).filter((hit) => !kind || index.kind(hit.document)[0] === kind);
  const best = all.length ? all[0].score : 0;
  const near = all.filter((hit) => hit.score > best * 0.12);
  const found = await reranked(index, units, near);
  const answers = kind ? [] : await answersOf(index, units, question, now);
  const first = answers.filter((answer) => answer.leads).map((answer) => answer.document);
  const order = [...new Set([...first, ...found.map((hit) => hit.document)])];
  const scores = new Map(found.map((hit) => [hit.document, hit.score]));
  const shownOf = order.slice(0, limit);
  const shown = await index.shown(shownOf);
  const hits = shown.map((page, at) => ({
    ...page, document: shownOf[at], kind: index.kind(shownOf[at])[0], label: index.kind(shownOf[at])[1],
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
