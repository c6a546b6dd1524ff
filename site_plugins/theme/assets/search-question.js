// What a question asks for: its words, each with the words of the index that may be meant.
import { fold, found as writtenWords, stem } from "./search-index.js";

const LINKS = ["", "s", "e"];
const QUALITY = { own: 1, place: 1, postal: 0.6, synonym: 0.6, part: 0.55, beside: 0.3, begun: 0.65, longer: 0.35, slip: 0.7, slips: 0.45, alone: 0.3 };
const BEGUN = 12;
const SLIPS = 4;

/** The question as units. Stop words leave it, unless it holds nothing else. */
export function unitsOf(index, question) {
  const written = writtenIn(index, question);
  const told = written.filter((word) => !index.stop.has(word) && (word.length > 1 || /\d/.test(word)));
  const kept = told.length ? told : written;
  const units = [];
  for (let at = 0; at < kept.length;) {
    const size = [3, 2, 1].find((n) => n === 1 || known(index, kept.slice(at, at + n)));
    const part = kept.slice(at, at + size);
    const isPlace = areasOf(index, part).length > 0;
    units.push({ words: part, isPlace, slip: slipOf(index, part, isPlace), options: options(index, part, at + size === kept.length) });
    at += size;
  }
  for (let at = 1; at < kept.length; at += 1) {
    const joined = index.number(stem(kept[at - 1] + kept[at]));
    if (joined !== undefined) units.push({ words: [], extra: true, options: new Map([[joined, 1]]) });
  }
  return units;
}

/** The words of a question; one with hyphens is whole where the index has it so, else in its parts. */
function writtenIn(index, question) {
  return [...writtenWords(fold(question))].flatMap(([word]) => {
    const whole = word.replaceAll("-", "");
    return index.has(stem(whole)) || index.same.has(stem(whole)) ? [whole] : word.split("-");
  });
}

const known = (index, part) => {
  const key = stem(part.join(""));
  return part.length > 1 && part.join("").length >= 4 && (index.places.has(key) || index.same.has(part.map(stem).join("")));
};

function options(index, part, isLast) {
  const found = new Map();
  const add = (word, quality) => {
    const number = index.number(word);
    if (number !== undefined) found.set(number, Math.max(quality, found.get(number) ?? 0));
  };
  const key = stem(part.join(""));
  const isNumber = /^\d+$/.test(part[0]) && index.has(part[0]); // 1813 is called more often than it is written on a letter
  areasOf(index, part).forEach((each) => add(each, isNumber ? QUALITY.postal : QUALITY.place));
  part.forEach((word) => add(stem(word), part.length > 1 ? QUALITY.own / 2 : QUALITY.own));
  add(key, QUALITY.own);
  for (const other of index.same.get(part.map(stem).join("")) ?? []) {
    other.forEach((word) => add(word, QUALITY.synonym / other.length));
  }
  if (part.length > 1) return found;
  const [word] = part;
  const own = index.number(stem(word));
  const ofPart = own === undefined ? QUALITY.part : QUALITY.beside;
  for (const [first, last, head] of partsOf(index, word)) {
    add(first, ofPart);
    add(last, ofPart);
    for (const each of [first, last]) {
      (index.same.get(each) ?? []).forEach((other) => other.forEach((same) => add(same, QUALITY.synonym * ofPart / other.length)));
    }
    (index.same.get(last) ?? []).forEach((other) => add(stem(head + other.join("")), QUALITY.synonym)); // a sommerpraktik is a sommerophold
  }
  const [, digits, rest] = /^(\d+)(\D{4,})$/.exec(word) ?? [];
  if (digits) [digits, rest].forEach((each) => add(stem(each), QUALITY.part));
  if (isLast || own === undefined) begun(index, word).forEach((each) => add(each, own === undefined ? QUALITY.begun : QUALITY.longer));
  if (own === undefined && !areasOf(index, part).length) {
    for (const [each, distance] of near(index, word)) {
      add(each, distance === 1 ? QUALITY.slip : QUALITY.slips);
      (index.same.get(each) ?? []).forEach((other) => other.forEach((same) => add(same, QUALITY.synonym * QUALITY.slips / other.length)));
      (index.places.get(each) ?? []).forEach((led) => add(led, QUALITY.slip));
    }
  }
  if (!found.size) alone(index, word).forEach((each) => add(each, QUALITY.alone));
  return found;
}

/** The word that one was meant to be, where it is known only by a slip of one letter. */
function slipOf(index, part, isPlace) {
  const [word] = part;
  if (part.length > 1 || isPlace || index.has(stem(word)) || index.same.has(stem(word))) return undefined;
  const found = near(index, word);
  return found.length && found[0][1] === 1 ? [found[0][0]] : undefined;
}

/** The last known part of a word that nothing else is known of, or the first one: better than no answer. */
function alone(index, word) {
  const ends = Array.from({ length: Math.max(word.length - 4, 0) }, (_, at) => at + 1);
  const last = ends.map((at) => word.slice(at)).find((end) => end.length > 3 && index.has(stem(end)));
  const first = ends.map((at) => word.slice(0, word.length - at)).find((head) => head.length > 3 && index.has(stem(head)));
  return [last, first].filter(Boolean).map(stem);
}

function areasOf(index, part) {
  const [word] = part;
  if (part.length === 1 && /^\d{4}$/.test(word)) {
    const code = Number(word);
    return index.head.postal.filter(([first, last]) => first <= code && code <= last).flatMap(([, , areas]) => areas);
  }
  return index.places.get(stem(part.join(""))) ?? [];
}

const knows = (index, word) => index.has(word) || index.same.has(word);

/** The first and last part of a compound, by the index's own words: publishing/search/compounds.py does the same. */
export function partsOf(index, word) {
  const found = [];
  if (word.length < 7 || /^\d+$/.test(word)) return found;
  const whole = stem(word); // an ending is no part: medicinstuder-ende
  for (let at = 3; at <= word.length - 3; at += 1) {
    const last = stem(word.slice(at));
    if (last.length < 3 || !knows(index, last) || index.stop.has(word.slice(at))) continue;
    const first = firstPart(index, word.slice(0, at));
    if (first && first !== whole) found.push([first, last, word.slice(0, at)]);
  }
  return found;
}

function firstPart(index, head) {
  for (const link of LINKS) {
    const bare = link ? head.slice(0, -link.length) : head;
    const found = stem(bare);
    if (bare + link === head && found.length >= 3 && knows(index, found)) return index.stop.has(bare) ? null : found;
  }
  return null;
}

/** Words of the index that begin as this one, the shortest first. */
function begun(index, word) {
  if (word.length < 3) return [];
  let low = 0;
  let high = index.words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.words[middle] < word) low = middle + 1; else high = middle;
  }
  const found = [];
  while (low < index.words.length && index.words[low].startsWith(word)) found.push(index.words[low++]);
  return found.sort((a, b) => a.length - b.length).slice(0, BEGUN);
}

/** Words with a slip or two: one in four to seven letters, two in eight and more. */
function near(index, word) {
  const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  if (!most || /^\d+$/.test(word)) return [];
  const own = stem(word);
  const found = new Map();
  for (const list of [index.words, index.places.keys()]) {
    for (const other of list) {
      if (other.length < 3 || Math.abs(other.length - own.length) > most) continue;
      const far = distance(own, other, most);
      if (far <= most) found.set(other, far + (other[0] === own[0] ? 0 : 0.5));
    }
  }
  return [...found].sort((a, b) => a[1] - b[1]).slice(0, SLIPS).map(([other, far]) => [other, Math.floor(far)]);
}

/** Letters added, left out, changed or in the wrong order (optimal string alignment); more than `most` is not counted out. */
export function distance(one, other, most) {
  let above = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const cost = one[row - 1] === other[at - 1] ? 0 : 1;
      now[at] = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + cost);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) now[at] = Math.min(now[at], above[at - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    above = last;
    last = now;
  }
  return last[other.length];
}

