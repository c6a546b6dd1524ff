// The quiz about practice forms: reads the answers, sorts the forms and says why. Nothing is stored, and nothing is sent.
// The result has a place of its own in the history (#resultat), so that the back button leads to the questions again.
import { rank } from "./practice-match.js";
import { counted } from "./text.js";

const RESULT = "#resultat";
const form = document.querySelector("[data-quiz]");
const part = (name) => document.querySelector(`[data-${name}]`);
const [answersPart, heading, say, near, others, more] = ["answers", "heading", "say", "near", "others", "more"].map(part);
const rows = [...part("forms").content.querySelectorAll("[data-form]")];

/** The ticked field of each question that is answered. */
function ticked() {
  return new Map([...form.querySelectorAll("[data-question]")]
    .map((ask) => [ask.dataset.question, ask.querySelector("input:checked")]).filter(([, field]) => field?.value));
}

const formOf = (row) => ({
  id: row.dataset.form,
  fits: Object.fromEntries([...row.querySelectorAll("[data-reason]")]
    .map((line) => [line.dataset.reason, line.dataset.fits.split(" ").filter(Boolean)])),
});

/** The form as the reader meets it: the reasons of all answers, for, against and what depends. */
function shown(said, fields) {
  const row = rows.find((one) => one.dataset.form === said.id).cloneNode(true);
  const reasons = new Map([...row.querySelectorAll("[data-reason]")].map((line) => [line.dataset.reason, line]));
  reasons.forEach((line) => line.remove());
  [["for", "Fordi du svarede"], ["against", "Du svarede", ", men"], ["open", "Du svarede"]].forEach(([side, words, then = ""]) => {
    const box = row.querySelector(`[data-${side}]`);
    box.hidden = !said[side].length;
    box.querySelector("ul").append(...said[side].map((question) => {
      const line = reasons.get(question);
      line.querySelector("[data-because]").textContent = `${words} »${fields.get(question).parentElement.textContent.trim()}«${then}:`;
      return line;
    }));
  });
  row.querySelector("[data-sum]").textContent = `${said.for.length} af dine ${counted(fields.size, "svar", "svar")} taler for`;
  return row;
}

function show(fields) {
  const answers = Object.fromEntries([...fields].map(([question, field]) => [question, field.value]));
  const { ranked, near: many } = rank(answers, rows.map(formOf));
  const made = ranked.map((said) => shown(said, fields));
  near.replaceChildren(...made.slice(0, many));
  others.replaceChildren(...made.slice(many));
  others.start = many + 1;
  more.hidden = many === made.length;
  heading.textContent = many ? "Former, der ligner dine svar" : "Ingen af formerne ligner dine svar";
  more.open = !many;
  answersPart.hidden = false;
}

/** What the address says is shown: the result, where there are answers, or the questions alone. */
function follow(focus) {
  const fields = ticked();
  if (location.hash === RESULT && fields.size) {
    show(fields);
    if (focus) heading.focus();
  } else {
    answersPart.hidden = true;
    if (focus) form.querySelector("input:checked").focus();
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = ticked();
  say.textContent = fields.size ? "" : "Svar på mindst ét spørgsmål.";
  if (!fields.size) return;
  if (location.hash !== RESULT) history.pushState(null, "", RESULT);
  follow(true);
});
form.addEventListener("reset", () => {
  answersPart.hidden = true;
  say.textContent = "";
  if (location.hash === RESULT) history.replaceState(null, "", location.pathname);
});
addEventListener("popstate", () => ["", RESULT].includes(location.hash) && follow(true)); // any other place on the page: the reader goes there
addEventListener("pageshow", () => follow(false)); // back from a form's page: the browser has put the answers back
addEventListener("beforeprint", () => { more.open = true; });
form.querySelector("[type=submit]").disabled = false; // before now the browser would have sent the answers in an address
