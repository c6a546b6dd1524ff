// Words as the search knows them, and the index of them. publishing/search/ writes both sides: words.py folds and stems
// in the same way, index.py makes one file, and shards that are fetched when a question needs them.
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const ENDINGS = ("hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes "
  + "erendes enes ernes eres ens hedens erens ers ets erets et eret ning ningen ninger ningerne nings ningens")
  .split(" ").sort((a, b) => b.length - a.length);
const OF_ITET = new Set(["et", "ets"]); // no ending in kapacitet, or it would have another stem than kapaciteter
const BEFORE_S = new Set("abcdfghjklmnoprtvyz");
const MORE = ["elig", "lig", "els", "ig"];
const VOWELS = new Set("aeiouy");

/** One spelling for all: "læge" and "laege" become the same, and accents fall away. */
export const fold = (text) => text.toLowerCase().replace(/[æä]/g, "ae").replace(/[øö]/g, "oe").replace(/å/g, "aa")
  .normalize("NFD").replace(/[\u0300-\u036f]/g, "");

/** The words as they stand in a text, with their places. */
export const found = (text) => text.matchAll(WORD);

/** The words of a text, folded; one with hyphens whole and in its parts. */
export function words(text) {
  return [...fold(text).matchAll(WORD)].flatMap(([word]) => {
    const parts = word.split("-");
    return parts.length > 1 ? [parts.join(""), ...parts] : parts;
  });
}

const cut = (word, ending, start) => word.endsWith(ending) && word.length - ending.length >= start;

function withoutLast(word, start) {
  return /(gd|dt|gt|kt)$/.test(word) && word.length - 2 >= start ? word.slice(0, -1) : word;
}

function region(word) {
  for (let at = 1; at < word.length; at += 1) {
    if (VOWELS.has(word[at - 1]) && !VOWELS.has(word[at])) return Math.max(at + 1, 3);
  }
  return word.length;
}

function withoutEnding(word, start) {
  const ending = ENDINGS.find((each) => cut(word, each, start));
  if (OF_ITET.has(ending) && word.endsWith(`it${ending}`)) return word.replace(/s$/, "");
  if (ending) return word.slice(0, -ending.length);
  return cut(word, "s", start) && BEFORE_S.has(word.at(-2)) ? word.slice(0, -1) : word;
}

/** What all inflections of a folded word share. */
export function stem(written) {
  if (/^\p{Nd}+$/u.test(written)) return written;
  let word = written.replace(/numre(ne|nes|s)?$/, "nummer");
  const start = region(word);
  word = withoutLast(withoutEnding(word, start), start);
  if (cut(word, "igst", start)) word = word.slice(0, -2);
  const more = MORE.find((ending) => cut(word, ending, Math.max(start, 4)));
  if (more) word = withoutLast(word.slice(0, -more.length), start);
  const double = word.length > Math.max(start, 3) && word.at(-1) === word.at(-2) && !VOWELS.has(word.at(-1));
  return double ? word.slice(0, -1) : word;
}

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
