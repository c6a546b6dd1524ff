// The part of a text that answers the question, with the words it was found by marked.
import { found as written, fold, stem } from "./search-words.js";

const LONG = 190;

/** `parts` are stretches of text, `found` how many different words of the question are in them. */
export function passageOf(index, units, text, long = LONG) {
  const meant = meantBy(index, units);
  const marks = [...written(text)].map((match) => ({ from: match.index, to: match.index + match[0].length, word: fold(match[0]) }))
    .map((mark) => ({ ...mark, unit: unitOf(meant, mark.word) })).filter((mark) => mark.unit >= 0);
  const [from, to] = text.length <= long ? [0, text.length] : stretch(text, marks);
  const inside = marks.filter((mark) => mark.from >= from && mark.to <= to);
  return { parts: cut(text, from, to, inside), found: new Set(inside.map((mark) => mark.unit)).size };
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
