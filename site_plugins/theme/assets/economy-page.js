// The calculator on its page: reads the fields, says what is wrong beside them, shows the steps. Nothing is kept or sent.
import { ends, fromZero, practice, short, span, written } from "./economy.js";

const form = document.querySelector("[data-economy]");
const get = (name) => form.querySelector(`[data-${name}]`);
const [result, headline, aside, said, yearBox] = ["result", "headline", "aside", "said", "years"].map(get);
const fields = [...form.querySelectorAll("[data-field]")];
const costs = fields.find((field) => field.dataset.field === "costs");
const parts = [...form.querySelectorAll("details")];
const [bar, standing, see] = ["bar", "standing", "see"].map(get);
const narrow = matchMedia("(max-width: 40em)");
const begins = costs.querySelector("input").value;
let shown = false;

const chosen = () => form.elements.form.value;
const isOf = (part, which) => part.dataset.of.split(" ").includes(which);
const boxes = (field) => [...field.querySelectorAll("input")];

/** Only what the chosen form asks for is there. */
function arrange() {
  const which = chosen();
  form.querySelectorAll("[data-of]").forEach((part) => { part.hidden = !isOf(part, which); });
  fields.forEach((field) => { field.querySelector("[data-optional]")?.toggleAttribute("hidden", field.dataset.required.split(" ").includes(which)); });
  parts.forEach((part) => { part.hidden = !part.querySelector("[data-field]:not([hidden])"); });
  stand();
}

/** A telephone begins with the first step, and the others are folded. */
function fold() {
  const [first] = parts.filter((part) => !part.hidden);
  parts.forEach((part) => { part.open = !narrow.matches || part === first; });
}

/** What stays in sight: the result, or how many fields are left for it. */
function stand() {
  const { which, values, wrong } = readAll(false);
  see.hidden = wrong.length > 0;
  bar.hidden = !fields.some((field) => field !== costs && boxes(field).some((box) => box.value.trim()));
  if (wrong.length) standing.textContent = wrong.length === 1 ? "Ét felt mere, så står resultatet her." : `${wrong.length} felter mere, så står resultatet her.`;
  else [standing.textContent] = wordsOf(which, values).words;
}

/** The sentence for what is wrong, with the unit and the bounds of the field. */
function told(field, fault) {
  const { unit, leastShown, mostShown } = field.dataset;
  const words = form.getAttribute(`data-fault-${fault}`);
  return words.replace("{unit}", unit || "et antal").replace("{least}", leastShown).replace("{most}", mostShown);
}

function mark(field, fault, at) {
  field.querySelector("[data-fault]").textContent = fault ? told(field, fault) : "";
  boxes(field).forEach((box) => {
    if (fault && box.dataset.end === at) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  });
}

function readField(field, isRequired) {
  const { kind, least, most, whole } = field.dataset;
  const rule = { kind, least: Number(least), most: Number(most), wholeNumber: whole !== undefined, required: isRequired };
  return ends(rule, ...boxes(field).map((box) => box.value));
}

/** All values by key, and the fields that are wrong; a loan asks for its years and its interest. */
function readAll(marks = true) {
  const which = chosen();
  const values = {};
  const wrong = [];
  for (const field of fields) {
    if (!isOf(field, which)) continue;
    const key = field.dataset.field;
    const borrows = (values.price?.[1] ?? 0) + (values.equipment?.[1] ?? 0) > (values.own?.[0] ?? 0);
    const isRequired = field.dataset.required.split(" ").includes(which) || (borrows && ["years", "interest"].includes(key));
    const found = readField(field, isRequired);
    if (marks) mark(field, found.fault, found.at);
    if (found.fault) wrong.push({ field, at: found.at });
    if (found.value) values[key] = found.value;
  }
  return { which, values, wrong };
}

function fillCell(cell, step) {
  const main = document.createElement("strong");
  main.textContent = written(step.value);
  cell.replaceChildren(main);
  if (!step.how) return;
  const how = document.createElement("small");
  how.textContent = step.how;
  cell.append(how);
}

function showSteps(careful, best) {
  form.querySelectorAll("[data-step]").forEach((row) => {
    const of = (steps) => steps.find(({ key }) => key === row.dataset.step);
    const pair = [of(careful), of(best)];
    row.hidden = !pair.some(Boolean);
    row.querySelectorAll("td").forEach((cell, place) => (pair[place] ? fillCell(cell, pair[place]) : cell.replaceChildren("–")));
  });
  const isOurs = boxes(costs).map((box) => box.value.trim()).join() === [begins, ""].join();
  get("own-source").hidden = !isOurs;
  get("own-number").hidden = isOurs;
}

/** A reader who wrote one number in each field gets one column, and no word about two. */
function showOneOrTwo(careful, best) {
  const isOne = JSON.stringify(careful) === JSON.stringify(best);
  form.querySelectorAll("[data-two]").forEach((part) => { part.hidden = isOne; });
}

/** The careful number over the best one; one alone where they are the same. */
function stacked(careful, best) {
  return (careful === best ? [careful] : [careful, best]).map((words) => {
    const line = document.createElement("span");
    line.textContent = words;
    return line;
  });
}

function showYears(careful, best) {
  const rows = careful.map((one, place) => {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = one.year;
    row.append(head, ...["patients", "income", "out", "left"].map((key) => {
      const cell = document.createElement("td");
      cell.className = "num";
      cell.append(...stacked(written(one[key]), written(best[place][key])));
      return cell;
    }));
    return row;
  });
  yearBox.querySelector("tbody").replaceChildren(...rows);
}

/** "måned 14", "fra måned 9 til måned 14", or that the years are too few for it. */
function balance(careful, best, years) {
  const months = [best, careful].map((one) => one.balanced);
  if (months.every((month) => month === null)) return `Det går ikke lige op inden for ${years}\u00a0år med dine tal.`;
  if (months[1] === null) return `Det går lige op fra måned ${months[0]}, hvis det går bedst. Går det forsigtigt, sker det ikke inden for ${years}\u00a0år.`;
  return months[0] === months[1] ? `Det går lige op fra måned ${months[0]}.` : `Det går lige op mellem måned ${months[0]} og måned ${months[1]}.`;
}

function wordsOfZero(careful, best, values) {
  const needed = careful.hole ? `Undervejs skal du have ${span(careful.hole, best.hole)} at betale med.` : "";
  return [balance(careful, best, short(values.horizon[0])), needed];
}

function wordsOfPractice(careful, best, values) {
  const when = values.tax ? "efter skat" : "før skat";
  const under = careful.result < 0 ? "Et tal under nul betyder, at udgifter og lån er større end det, du tjener." : "";
  return [`Tilbage til dig om året, ${when}: ${span(careful.result, best.result)}`, under];
}

function wordsOf(which, values) {
  const isZero = which === "nul";
  const [careful, best] = [false, true].map((end) => (isZero ? fromZero : practice)(values, end));
  return { isZero, careful, best, words: (isZero ? wordsOfZero : wordsOfPractice)(careful, best, values) };
}

function calculate() {
  const { which, values, wrong } = readAll();
  if (wrong.length) {
    result.hidden = true;
    shown = false;
    return wrong;
  }
  const { isZero, careful, best, words } = wordsOf(which, values);
  [headline.textContent, aside.textContent] = words;
  aside.hidden = !words[1];
  showSteps(careful.steps, best.steps);
  showOneOrTwo(careful, best);
  yearBox.hidden = !isZero;
  if (isZero) showYears(careful.years, best.years);
  result.hidden = false;
  shown = true;
  said.textContent = words.join(" ");
  return wrong;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const [first] = calculate();
  if (first) {
    said.textContent = document.querySelectorAll("[data-economy] [aria-invalid]").length > 1 ? "Der er flere felter at rette." : "";
    first.field.closest("details").open = true;
    first.field.querySelector(`[data-end=${first.at}]`).focus();
  }
  else document.getElementById("resultat").focus();
});
form.addEventListener("change", ({ target }) => {
  if (target.name === "form") {
    arrange();
    fold();
    fields.forEach((field) => mark(field));
    result.hidden = true;
    shown = false;
  } else if (shown) calculate();
  else if (target.value.trim()) {
    const field = target.closest("[data-field]");
    const found = readField(field, false);
    mark(field, found.fault, found.at);
    said.textContent = found.fault ? told(field, found.fault) : "";
  }
});
form.addEventListener("input", stand);
form.addEventListener("click", ({ target }) => {
  if (target === see) {
    form.requestSubmit();
    return;
  }
  if (target.closest("[data-next]")) {
    const part = target.closest("details");
    const next = parts.slice(parts.indexOf(part) + 1).find((other) => !other.hidden);
    part.open = !narrow.matches;
    next.open = true;
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "nearest" });
    return;
  }
  const { spanFrom, spanTo } = target.closest("[data-span-from]")?.dataset ?? {};
  if (spanFrom === undefined) return;
  const [from, to] = boxes(target.closest("[data-field]"));
  [from.value, to.value] = [spanFrom, spanTo];
  from.dispatchEvent(new Event("change", { bubbles: true }));
  stand();
  from.focus();
});
form.addEventListener("reset", () => setTimeout(() => {
  arrange();
  fold();
  fields.forEach((field) => mark(field));
  result.hidden = true;
  shown = false;
  said.textContent = "";
  form.querySelector("input").focus();
}));

/** A link may name the form: #nul. It is read, never written. */
function follow() {
  const wanted = [...form.elements.form].find((choice) => choice.value === location.hash.slice(1));
  if (!wanted) return;
  wanted.checked = true;
  wanted.dispatchEvent(new Event("change", { bubbles: true }));
  form.scrollIntoView();
}

arrange();
fold();
follow();
addEventListener("hashchange", follow);
addEventListener("pageshow", arrange); // back from another page: the browser has chosen the form again
form.querySelector("[type=submit]").disabled = false;
