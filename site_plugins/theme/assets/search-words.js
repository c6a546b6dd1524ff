// Words as the search knows them: folded, cut, stemmed. publishing/search/words.py does the same.
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
