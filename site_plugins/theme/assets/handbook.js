// Searches the editors' guide: its parts are fetched once somebody begins to write.
const root = new URL("../", import.meta.url);
const body = document.querySelector(".record__body");
const MOST = 12;
let parts;

/** How well a part answers: each word has to begin a word of it, best in its name; 0 for not at all. */
export function worth({ title, part, url, text }, words) {
  let sum = 0;
  for (const word of words) {
    const begins = (where) => ` ${where.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`.includes(` ${word}`);
    const found = begins(part || title) ? 5 : begins(title) ? 3 : begins(text) ? 1 : 0;
    if (!found) return 0;
    sum += found;
  }
  if (/\/(fejl|felter)\//.test(url)) return sum / 4; // lists to look things up in come last
  return /\/opgave-/.test(url) ? sum + 1 : sum;
}

function make(tag, values) {
  return Object.assign(document.createElement(tag), values);
}

function hit({ title, part, url, text }) {
  const link = make("a", { className: "search__hit", href: new URL(url, root) });
  link.append(make("strong", { textContent: part || title }), make("br", {}));
  link.append(make("span", { textContent: part ? title : text.slice(0, 100) }));
  const item = make("li", {});
  item.append(link);
  return item;
}

async function answer(field, status, list) {
  const words = field.value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!words.length) {
    status.textContent = "";
    list.replaceChildren();
    return;
  }
  try {
    parts ??= await (await fetch(new URL("redaktoer/soegning.json", root))).json();
  } catch {
    status.textContent = "Søgningen kan ikke hentes lige nu. Brug listen over sider.";
    return;
  }
  const found = parts.map((part) => [worth(part, words), part]).filter(([sum]) => sum);
  found.sort(([one], [other]) => other - one);
  status.textContent = found.length
    ? `${found.length} ${found.length === 1 ? "sted" : "steder"} i vejledningen`
    : "Intet fundet. Prøv et andet ord.";
  list.replaceChildren(...found.slice(0, MOST).map(([, part]) => hit(part)));
}

if (body) {
  const form = make("form", { className: "handbook-search" });
  form.setAttribute("role", "search");
  const field = make("input", { id: "vejledning-soeg", type: "search", autocomplete: "off" });
  const label = make("label", { className: "search__label", htmlFor: field.id, textContent: "Søg i vejledningen" });
  const status = make("p", { className: "search__status" });
  status.setAttribute("role", "status");
  const list = make("ul", { className: "search__list" });
  form.append(label, field, status, list);
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", () => answer(field, status, list));
  body.prepend(form);
}
