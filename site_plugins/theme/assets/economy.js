// The economy of a practice: numbers as Danes write them, and what follows from them. Nothing here knows of the page,
// keeps anything or asks anybody. No figure stands here: all come from the reader or, with source and year, from the page.

const TIMES = { mio: 1e6, million: 1e6, millioner: 1e6, tusind: 1e3, tkr: 1e3 };
const MONTHS = 12;
const SIGN = { kr: "money", kroner: "money", "%": "percent", pct: "percent", procent: "percent", år: "years", patienter: "count" };
const WRITTEN = /^(?:(?<lead>kr\.?|kroner|dkk) ?)?(?<minus>[-−–] ?)?(?<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?<part>\d+))?(?:,-)? ?(?:(?<times>mio|millioner|million|tusind|tkr|t\.kr)\.? ?)?(?<sign>kr|kroner|%|pct|procent|år|patienter)?\.?$/;

/** `1.234.567,50`, `1,5 mio.`, `7,5 %` → { value }; nothing written → {}; anything else → { fault }. */
export function read(text, kind = "money") {
  const said = text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
  if (!said) return {};
  const found = WRITTEN.exec(said)?.groups;
  if (!found) return { fault: /^\d+\.\d{1,2}(\D|$)/.test(said) ? "point" : "unread" };
  if (found.minus) return { fault: "negative" };
  if (found.sign && SIGN[found.sign] !== kind) return { fault: "unit" };
  if ((found.times || found.lead) && kind !== "money") return { fault: "unit" };
  const value = Number(`${found.whole.replace(/[. ]/g, "")}.${found.part ?? 0}`);
  return { value: found.times ? value * TIMES[found.times.replace(".", "")] : value };
}

/** 1234567.5 → `1.234.568`, or with decimals `1.234.567,50`; what is under zero has a real minus. */
export function written(value, decimals = 0) {
  const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
  const shown = whole.replace(/\B(?=(\d{3})+$)/g, ".") + (part ? `,${part}` : "");
  return (value < 0 && /[1-9]/.test(shown) ? "−" : "") + shown;
}

/** As short as it is exact: 7.5 → `7,5`, 12 → `12`. */
export const short = (value) => written(value, 2).replace(/,00$|(,\d)0$/, "$1");

/** What one field says: its two ends, or what is wrong and at which of them. An empty end is as the other one. */
export function ends({ kind, least, most, required, wholeNumber }, from, to = "") {
  const both = [from, to].map((text) => read(text, kind));
  const names = ["from", "to"];
  for (const [place, one] of both.entries()) {
    const fault = one.fault ?? (one.value > most ? "most" : one.value < least ? "least" : wholeNumber && one.value % 1 ? "whole" : "");
    if (fault) return { fault, at: names[place] };
  }
  const [low, high] = [both[0].value ?? both[1].value, both[1].value ?? both[0].value];
  if (low === undefined) return required ? { fault: "empty", at: "from" } : {};
  return low > high ? { fault: "order", at: "to" } : { value: [low, high] };
}

/** What is paid each year for a loan with the same payment all years, once a year. */
export function payment(loan, percent, years) {
  if (loan <= 0) return 0;
  const rate = percent / 100;
  return rate ? (loan * rate) / -Math.expm1(-years * Math.log1p(rate)) : loan / years;
}

const BETTER_HIGH = new Set(["turnover", "new_patients", "per_patient", "own"]);

/** The value of a field in the careful or in the best calculation; 0 for what was not written. */
function pick(values, key, best) {
  const [low, high] = values[key] ?? [0, 0];
  return BETTER_HIGH.has(key) === best ? high : low;
}

const step = (key, value, how = "") => ({ key, value, how });

function loanOf(values, best) {
  const of = (key) => pick(values, key, best);
  const loan = Math.max(0, of("price") + of("equipment") - of("own"));
  const each = payment(loan, of("interest"), of("years"));
  const parts = [["price", ""], ["equipment", " + "], ["own", " − "]].filter(([key]) => values[key]);
  const how = parts.length < 2 ? "" : parts.map(([key, sign], place) => (place ? sign : "") + written(of(key))).join("");
  return { loan, each, steps: loan ? [step("loan", loan, how), step("payment", each, `${short(of("years"))} år, ${short(of("interest"))} %`)] : [] };
}

/** A practice that runs: each step of the careful or of the best calculation, with what it is made of. */
export function practice(values, best) {
  const of = (key) => pick(values, key, best);
  const turnover = of("turnover");
  const costs = (turnover * of("costs")) / 100;
  const more = of("rent") + of("pay");
  const earned = turnover - costs - more;
  const mine = earned / of("owners");
  const { loan, each, steps } = loanOf(values, best);
  const left = mine - each;
  const found = [step("turnover", turnover), step("costs", costs, `${written(turnover)} × ${short(of("costs"))} %`)];
  if (values.rent || values.pay) found.push(step("more", more, `${written(of("rent"))} + ${written(of("pay"))}`));
  found.push(step("earned", earned, [turnover, costs, ...(more ? [more] : [])].map((value) => written(value)).join(" − ")));
  found.push(step("mine", mine, `${written(earned)} : ${short(of("owners"))}`), ...steps);
  found.push(step("left", left, loan ? `${written(mine)} − ${written(each)}` : ""));
  if (!values.tax) return { steps: found, result: left };
  const interest = (loan * of("interest")) / 100;
  const tax = (Math.max(0, mine - interest) * of("tax")) / 100;
  found.push(step("tax", tax, `(${written(mine)} − ${written(interest)}) × ${short(of("tax"))} %`));
  found.push(step("after", left - tax, `${written(left)} − ${written(tax)}`));
  return { steps: found, result: left - tax };
}

/** A practice that begins with no patients: steps of a month, each year, the first month in balance, and the deepest hole. */
export function fromZero(values, best) {
  const of = (key) => pick(values, key, best);
  const { each, steps } = loanOf(values, best);
  const running = of("rent") + of("pay") + of("other");
  const out = (running + each) / MONTHS;
  const income = of("per_patient") / MONTHS;
  const needed = income ? out / income : Infinity;
  const years = [];
  let [patients, sum, deepest, balanced] = [0, 0, 0, null];
  for (let month = 1; month <= of("horizon") * MONTHS; month += 1) {
    if ((month - 1) % MONTHS === 0) years.push({ year: years.length + 1, patients: 0, income: 0, out: 0, left: 0 });
    const year = years.at(-1);
    const earned = patients * income;
    if (balanced === null && earned >= out) balanced = month;
    sum += earned - out;
    deepest = Math.min(deepest, sum);
    patients = Math.min(of("most_patients"), patients + of("new_patients"));
    Object.assign(year, { patients, income: year.income + earned, out: year.out + out, left: year.left + earned - out });
  }
  steps.push(step("month_out", out, `(${[of("rent"), of("pay"), of("other"), ...(each ? [each] : [])].map((value) => written(value)).join(" + ")}) : ${MONTHS}`));
  steps.push(step("month_income", income, `${written(of("per_patient"))} : ${MONTHS}`));
  if (Number.isFinite(needed)) steps.push(step("needed", Math.ceil(needed), `${written(out)} : ${written(income, 2)}`));
  return { steps, years, balanced, hole: deepest ? -deepest : 0 };
}

/** `712.000 kr.`, or `fra 712.000 til 1.050.000 kr.` where the two differ. */
export function span(first, second, unit = "kr.") {
  const [low, high] = [Math.min(first, second), Math.max(first, second)].map((value) => written(value));
  return (low === high ? low : `fra ${low} til ${high}`) + (unit ? `\u00a0${unit}` : "");
}
