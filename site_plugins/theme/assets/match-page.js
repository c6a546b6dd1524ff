// Matching: reads the answers, shows what fits and why, and writes the mail. Nothing is stored, and nothing is sent.
import { columnsOf } from "./list-columns.js";
import { rank } from "./match.js";
import { clock } from "./site.js";
import { counted, dotted, joined, leaf, number } from "./text.js";

const SITE = new URL("..", import.meta.url);
const MOST = { hits: 20, near: 5, beside: 6 };
const form = document.querySelector("[data-match]");
const part = (name) => document.querySelector(`[data-${name}]`);
const [say, answersPart, heading, nearPart, mail, send] = ["say", "answers", "heading", "near-part", "mail", "send"].map(part);
const CAN_BE_CHOSEN = ["aaben", "kommende"];
let loading;

async function load() {
  const { site, count, card, facets, part: state } = await columnsOf(form.dataset.source);
  const found = Array.from({ length: count }, (_, at) => at).filter((at) => CAN_BE_CHOSEN.includes(state(at)));
  return found.map((at) => vacancyOf(card(at), facets(at), site));
}

/** An opening by the names of the open data, as far as the matching asks. */
function vacancyOf(card, facets, site) {
  const [[type], [state, tone]] = card.tags.slice(-2);
  const example = Boolean(facets.eksempel);
  return {
    ...card, id: facets.id, example, group: facets.gruppe, practice_form: facets.form || null, audiences: facets.maalgruppe.split(" "),
    areas: facets.omraade.split(" "), parts: card.parts, type_label: type, state_label: state, tone,
    told: `${example ? "[Eksempel] " : ""}${card.title}`, address: new URL(card.url, site || SITE).href,
  };
}

/** The ticked fields of each question. */
function ticked() {
  const fields = {};
  form.querySelectorAll("[data-question]").forEach((ask) => {
    fields[ask.dataset.question] = [...ask.querySelectorAll("input:checked")].filter((field) => field.value);
  });
  return fields;
}

const answersOf = ({ area, ...fields }) => ({
  area: area.map((field) => field.value),
  ...Object.fromEntries(Object.entries(fields).map(([question, [field]]) => [question, field ? field.value : ""])),
});

// --- reasons in words ---------------------------------------------------------------------------

/** "Fordi du valgte Bornholm, er ny speciallæge og vil begynde uden patienter." */
function because(hit, fields) {
  const order = ["area", "stage", "form", "patients", "when"].filter((question) => hit.fits.includes(question));
  return `Fordi du ${joined(order.map((question) => reason(question, hit.vacancy, fields[question])))}.`;
}

/** What else to know of the place: it is designated as short of doctors, as a part of the card's line says too. */
function placed({ parts }) {
  const found = parts.map((part) => part.match(/^Lægedækningstruet( \(eksempel\))?$/)).find(Boolean);
  return found ? [`Området er lægedækningstruet${found[1] || ""}.`] : [];
}

function reason(question, vacancy, chosen) {
  if (question !== "area") return chosen[0].dataset.reason;
  const there = chosen.filter((field) => vacancy.municipalities.includes(field.value)).map((field) => field.dataset.reason);
  return there.length ? `valgte ${joined(there)}` : `valgte ${joined(chosen.map((field) => field.dataset.reason), "eller")} (gælder hele regionen)`;
}

const low = (text) => (/^[A-ZÆØÅ]{2}/.test(text) ? text : text[0].toLowerCase() + text.slice(1));

const DIFFERENT = {
  stage: (vacancy) => `Den er skrevet til ${joined(vacancy.audience_labels.map(low))}.`,
  area: (vacancy) => `Området er ${joined(vacancy.area_names)}.`,
  form: (vacancy) => ({ ansaettelse: "Det er en ansættelse.", uddannelse: "Det er et forløb eller job under uddannelse." }[vacancy.group]
    || (vacancy.practice_form ? `Du ejer selv, og praksisformen er: ${low(vacancy.practice_form_label)}.` : "Det er en klinik, du selv ejer.")),
  patients: (vacancy) => (vacancy.patients ? `Der følger ${number(vacancy.patients)} patienter med.` : "Den begynder uden patienter."),
  when: (vacancy) => `Du skal begynde ${leaf(vacancy.takeover || vacancy.period_start).long}.`,
};

const but = ({ differs: [question], vacancy }) => `Det er anderledes: ${DIFFERENT[question](vacancy)}`;

// --- what is shown ------------------------------------------------------------------------------

function rowOf(vacancy, lines) {
  const row = document.createElement("li");
  row.append(part("row").content.cloneNode(true));
  const [example, type, state] = row.querySelectorAll(".tag");
  type.textContent = vacancy.type_label;
  state.textContent = vacancy.state_label;
  state.className = `tag tag--${vacancy.tone}`;
  if (!vacancy.example) example.remove();
  const link = row.querySelector(".card__title a");
  link.href = new URL(vacancy.url, SITE);
  link.textContent = vacancy.title;
  dotted(row.querySelector(".card__line"), vacancy.parts);
  const why = row.querySelector(".why");
  row.querySelector(".row__body").append(...lines.map((line) => {
    const copy = why.cloneNode(true);
    copy.querySelector("span").textContent = line;
    return copy;
  }));
  why.remove();
  return row;
}

/** Events, offers and premises for the reader's stage; says how many there are. */
function showBeside([stage]) {
  const section = part("beside");
  if (!section) return 0;
  let shown = 0;
  section.querySelectorAll("[data-trin]").forEach((row) => {
    const fits = Boolean(stage) && row.dataset.trin.split(" ").includes(stage.value) && shown < MOST.beside;
    row.hidden = !fits;
    shown += Number(fits);
  });
  section.hidden = !shown;
  return shown;
}

function headingOf(hits, beside) {
  if (hits.length) return `${counted(hits.length)} passer til dine svar${examplesNote(hits)}`;
  return beside ? "Ingen opslag passer helt lige nu, men her er noget til dig" : "Der er ikke noget, der passer helt, lige nu";
}

function show({ hits, near }, fields) {
  heading.textContent = headingOf(hits, showBeside(fields.stage));
  part("hits").replaceChildren(...hits.slice(0, MOST.hits).map((hit) => rowOf(hit.vacancy, [because(hit, fields), ...placed(hit.vacancy)])));
  part("near").replaceChildren(...near.slice(0, MOST.near).map((hit) => rowOf(hit.vacancy, [because(hit, fields), ...placed(hit.vacancy), but(hit)])));
  part("near").querySelectorAll(".why:last-child").forEach((line) => {
    line.classList.add("why--but");
    line.querySelector(".icon").remove();
  });
  nearPart.hidden = !near.length;
  writeMail(hits.length ? hits : near, fields);
  answersPart.hidden = false;
  heading.focus();
}

function examplesNote(hits) {
  const examples = hits.filter(({ vacancy }) => vacancy.example).length;
  if (!examples) return "";
  if (examples === hits.length) return examples === 1 ? " (et eksempel)" : " (alle eksempler)";
  return ` (heraf ${counted(examples, "eksempel", "eksempler")})`;
}

// --- the mail -----------------------------------------------------------------------------------

function adviser(fields) {
  const id = fields.stage[0] && fields.stage[0].dataset.adviser;
  const persons = [...document.querySelectorAll("[data-person]")];
  const found = persons.find((person) => person.dataset.person === (id || form.dataset.adviser)) || persons[0];
  persons.forEach((person) => { person.hidden = person !== found; });
  return found;
}

function writeMail(hits, fields) {
  const lines = [...form.querySelectorAll("[data-question]")].map((ask) => {
    const chosen = fields[ask.dataset.question].map((field) => field.parentElement.textContent.trim());
    return `${ask.querySelector("legend").textContent} ${chosen.length ? joined(chosen) : "Det er lige meget"}`;
  });
  const best = hits.slice(0, 5).map(({ vacancy }, at) => `${at + 1}. ${vacancy.told} (frist: ${vacancy.deadline_text})\n   ${vacancy.address}`);
  const wish = fields.stage[0] && fields.stage[0].dataset.wish;
  const nothing = wish || "Jeg fandt ikke noget, der passer, lige nu. Skriv gerne, når der kommer noget.";
  const found = best.length ? `${wish ? `${wish}\n\n` : ""}Jeg vil gerne høre mere om:\n\n${best.join("\n")}` : nothing;
  mail.value = `Hej\n\nJeg har svaret på fem spørgsmål på ${document.body.dataset.site}:\n\n${lines.join("\n")}\n\n${found}\n\nVenlig hilsen\n`.replaceAll("\u00a0", " ");
  const person = adviser(fields);
  send.hidden = !person || "example" in person.dataset;
  send.dataset.to = person ? person.dataset.mailTo : "";
  aim();
}

/** The link follows what the doctor writes in the field. */
function aim() {
  if (send.hidden) send.removeAttribute("href");
  else send.href = `mailto:${encodeURIComponent(send.dataset.to).replace("%40", "@")}?subject=${encodeURIComponent("Min vej i almen praksis")}&body=${encodeURIComponent(mail.value.replaceAll("\n", "\r\n"))}`;
}

async function copy(button) {
  const label = button.querySelector("span");
  mail.select();
  try {
    await navigator.clipboard.writeText(mail.value);
    label.textContent = "Teksten er kopieret";
  } catch {
    label.textContent = "Teksten er markeret: kopiér den selv";
  }
  setTimeout(() => { label.textContent = "Kopiér teksten"; }, 4000);
}

async function answer(event) {
  event.preventDefault();
  const fields = ticked();
  if (!Object.values(fields).some((chosen) => chosen.length)) {
    say.textContent = "Svar på mindst ét spørgsmål.";
    return;
  }
  loading ??= load();
  const vacancies = await loading.catch(() => null);
  if (!vacancies) {
    loading = undefined;
    say.textContent = "Mulighederne kunne ikke hentes. Prøv igen om lidt, eller se hele listen.";
    return;
  }
  say.textContent = "";
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(clock());
  show(rank(answersOf(fields), vacancies, day), fields);
}

form.addEventListener("submit", answer);
form.querySelector("[type=submit]").disabled = false; // before now the browser would have sent the answers in an address
form.addEventListener("reset", () => { answersPart.hidden = true; say.textContent = ""; });
form.addEventListener("change", () => { loading ??= load(); loading.catch(() => undefined); });
mail.addEventListener("input", aim);
part("copy-mail").addEventListener("click", (event) => copy(event.currentTarget));
