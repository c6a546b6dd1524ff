// What is answered at once, above the results: a term, an adviser, the next deadline or event.
import { fold, stem } from "./search-words.js";

/** At most one of each sort; `leads` is true where its page should come first among the results. */
export async function answersOf(index, units, question, now) {
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
  const asked = units.flatMap(stems).join(" ");
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
