// The page at /soeg/: the question stands in its address, so it can be shared, and Back leads to the one before.
import { ask, passages } from "./search-client.js";
import { addressOf, answerBox, BROKEN, counted, inside, NOTHING, part, passage, pause } from "./search.js";

const form = document.querySelector("[data-find]");
const field = form.querySelector("input");
const results = document.querySelector("[data-find-results]");
const status = document.querySelector("[data-find-status]");
const title = document.title;
const FIRST = 5;
const EACH = 4;
const MOST = 40;
let asked;

function row(hit) {
  const link = part("a", "search__hit", ...inside(hit));
  link.href = addressOf(hit.url);
  hit.link = link;
  return part("li", "", link);
}

const rows = (hits) => part("ol", "search__list", ...hits.map(row));

function section(heading, hits, id) {
  const head = part("h2", "", heading);
  head.id = id;
  const found = part("section", "find__group", head, rows(hits.slice(0, EACH)));
  found.setAttribute("aria-labelledby", id);
  if (hits.length > EACH) {
    found.append(part("details", "find__more", part("summary", "", `Vis ${hits.length - EACH} mere`), rows(hits.slice(EACH))));
  }
  return found;
}

/** The best first; where many kinds answer, the others by what they are. */
function grouped(hits) {
  const best = hits.slice(0, FIRST);
  const kinds = new Map();
  hits.slice(FIRST).forEach((hit) => kinds.set(hit.plural, [...(kinds.get(hit.plural) ?? []), hit]));
  const first = () => part("section", "find__group", part("h2", "", kinds.size ? "Passer bedst" : "Resultater"), rows(best));
  return [first, ...[...kinds].map(([plural, found], at) => () => section(`Flere ${plural}`, found, `mere-${at}`))];
}

async function show() {
  const question = new URL(location.href).searchParams.get("q")?.trim() ?? "";
  asked = question;
  field.value = question;
  document.title = question ? `${question} – ${title}` : title;
  if (!question) {
    results.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    const { hits, answers, total } = await ask(question, { limit: MOST });
    if (asked !== question) return;
    results.replaceChildren(...answers.map(answerBox));
    for (const group of hits.length ? grouped(hits) : []) {
      await pause(); // a little at a time, so that no slow phone waits
      if (asked !== question) return;
      results.append(group());
    }
    status.textContent = total ? `${counted(total)} for »${question}«` : NOTHING;
    const seen = hits.slice(0, FIRST * 3);
    const better = await passages(question, seen);
    if (asked === question) seen.forEach((hit, at) => hit.link?.querySelector(".search__text").replaceChildren(...passage(better[at])));
  } catch {
    status.textContent = BROKEN;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const to = new URL(location.href);
  const question = field.value.trim();
  if (question) to.searchParams.set("q", question); else to.searchParams.delete("q");
  to.hash = "";
  if (to.href !== location.href) history.pushState(null, "", to);
  show();
});
addEventListener("popstate", show);
if (location.search || !field.value) show(); // what a reader wrote before the script was there stays
