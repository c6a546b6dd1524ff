// Results and answers as the dialog and the page at /soeg/ show them.
const site = new URL("..", new URL(".", import.meta.url));
export const addressOf = (url) => new URL(url, site).href;
export const searchAddress = (question) => `${addressOf("soeg/")}?q=${encodeURIComponent(question)}`;
export const NOTHING = "Ingen resultater. Prøv et andet ord, eller skriv til os.";
export const BROKEN = "Søgningen kunne ikke hentes. Prøv igen om lidt.";
export const counted = (total) => (total === 1 ? "1 resultat" : `${total} resultater`);

export function part(tag, name, ...content) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...content);
  return element;
}

export const passage = (parts) => parts.map(({ text, marked }) => (marked ? part("mark", "", text) : text));

/** What is inside the link of a result: title, what it is, where and when, the passage. */
export function inside(hit) {
  const labels = part("span", "search__labels");
  if (hit.example) labels.append(part("span", "tag tag--example", "Eksempel"), " ");
  const told = [hit.label, hit.place, hit.deadline].filter(Boolean).join(" · ");
  labels.append(part("span", "search__kind", told));
  return [part("span", "search__title", hit.title), " ", labels, " ", part("span", "search__text", ...passage(hit.passage))];
}

function link(address, text, name = "") {
  const element = part("a", name, text);
  element.href = address;
  return element;
}

const HEADINGS = { term: "Ordet betyder", adviser: "Tal med en rådgiver", deadline: "Næste frist", event: "Næste arrangement" };

function adviserLines(answer) {
  const lines = part("p", "answer__ways");
  if (answer.phone && !answer.example) lines.append(link(`tel:+45${answer.phone.replace(/\D/g, "")}`, `Ring ${answer.phone}`, "button"), " ");
  lines.append(link(`mailto:${answer.mail}?subject=${encodeURIComponent("Spørgsmål fra hjemmesiden")}`, "Skriv en mail", "button button--line"), " ");
  lines.append(link(addressOf(answer.url), "Se alle rådgivere"));
  return lines;
}

/** An answer as a box above the results. */
export function answerBox(answer) {
  const box = part("section", `answer answer--${answer.sort}`, part("h2", "answer__head", HEADINGS[answer.sort]));
  if (answer.example) box.append(part("p", "answer__tag", part("span", "tag tag--example", "Eksempel")));
  const title = answer.sort === "adviser" ? answer.title : link(addressOf(answer.url), answer.title);
  box.append(part("p", "answer__title", title));
  const told = answer.sort === "adviser" ? [answer.phone, answer.text] : [answer.text, answer.place];
  const text = told.filter(Boolean).join(" · ");
  if (text) box.append(part("p", "answer__text", text));
  if (answer.sort === "adviser") box.append(adviserLines(answer));
  return box;
}
