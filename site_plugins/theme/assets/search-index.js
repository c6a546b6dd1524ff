// The index as publishing/search/index.py writes it: one file, and shards that are fetched when a question needs them.
import { fold, found, stem } from "./search-words.js";

const HALF = 45;
const LEVELS = 8;
const sign = (text, at) => { const code = text.charCodeAt(at) - 35; return code > 57 ? code - 1 : code; };

function unpackedWords(text) {
  let before = "";
  return text.split(" ").map((coded) => {
    before = before.slice(0, sign(coded, 0)) + coded.slice(1);
    return before;
  });
}

/** Numbers of documents and what a word says in each: [number, level, …]. */
function unpackedLevels(text) {
  const numbers = [];
  let before = -1;
  for (let at = 0; at < text.length;) {
    const rest = [];
    while (sign(text, at) >= HALF) { rest.push(sign(text, at) - HALF); at += 1; }
    let value = sign(text, at);
    at += 1;
    while (rest.length) value = value * HALF + rest.pop();
    before += Math.floor(value / LEVELS) + 1;
    numbers.push(before, value % LEVELS);
  }
  return numbers;
}

/** `fetchJson(path)` gets a file below `search/`. */
export function openIndex(head, fetchJson) {
  const words = unpackedWords(head.words);
  const numbers = new Map(words.map((word, number) => [word, number]));
  const kept = new Map();
  const shard = (name) => {
    if (!kept.has(name)) {
      const asked = fetchJson(`${head.mark}/${name}.json`);
      asked.catch(() => kept.delete(name));
      kept.set(name, asked);
    }
    return kept.get(name);
  };
  const whole = head.posts && head.posts.split(" ");
  const levels = new Map();

  /** The run of words that a word lies in. */
  function runOf(number) {
    let low = 0;
    let high = head.cuts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (head.cuts[middle] <= number) low = middle; else high = middle;
    }
    return low;
  }

  async function post(number) {
    if (whole) return whole[number];
    const run = runOf(number);
    const text = await shard(`ord-${run}`);
    return text.split(" ")[number - head.cuts[run]];
  }

  async function one(number) {
    if (!levels.has(number)) levels.set(number, unpackedLevels(await post(number)));
    return levels.get(number);
  }

  const stop = new Set(head.stop.split(" "));
  const keyOf = (phrase) => {
    const all = [...found(fold(phrase))].map(([word]) => word.replaceAll("-", ""));
    const told = all.filter((word) => !stop.has(word));
    return (told.length ? told : all).map(stem);
  };
  const places = new Map(Object.entries(head.places).map(([name, codes]) => [name, codes.split(" ")]));
  const same = new Map();
  for (const group of head.same) {
    const keys = group.map((phrase) => keyOf(phrase));
    keys.forEach((key, at) => same.set(key.join(""), [...(same.get(key.join("")) ?? []), ...keys.filter((_, other) => other !== at)]));
  }

  return {
    head, words, places, same, stop,
    number: (word) => numbers.get(word),
    has: (word) => numbers.has(word),
    /** What several words say of the documents, by the words' numbers. */
    async levels(asked) {
      const read = await Promise.all(asked.map(one));
      return new Map(asked.map((number, at) => [number, read[at]]));
    },
    /** What results show, in the order of the numbers. */
    async shown(documents) {
      const rows = await Promise.all(documents.map(async (number) => (head.shown
        ? head.shown[number] : (await shard(`sider-${Math.floor(number / head.pages)}`))[number % head.pages])));
      return rows.map(([url, title, summary, place, when, moment, example, past]) => ({
        url, title, summary, place, deadline: when, moment, example: Boolean(example), past: Boolean(past),
      }));
    },
    kind: (number) => head.kinds[head.of.charCodeAt(number) - 35],
    text: async (number) => (await shard(`tekst-${Math.floor(number / head.texts)}`))[number % head.texts],
    /** The addresses of all documents of a kind, by number. */
    async addresses(kind) {
      if (!head.shown) return new Map(Object.entries(await shard(`adresser-${kind}`)).map(([at, url]) => [Number(at), url]));
      return new Map(head.shown.map(([url], at) => [at, url]).filter(([at]) => head.kinds[head.of.charCodeAt(at) - 35][0] === kind));
    },
  };
}
