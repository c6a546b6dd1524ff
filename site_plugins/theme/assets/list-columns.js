// The rows that the page of a list does not hold: read from columns, and made as the template makes them.
// `publishing.lists.columns` says how the columns are written.
import { dotted } from "./text.js";

const reader = (column) => (Array.isArray(column) ? (at) => column[at] : (at) => column.values[column.at[at]]);

/** Gives the row at a place as `{name: value}`. */
function rowReader(columns) {
  const readers = Object.entries(columns).map(([name, column]) => [name, reader(column)]);
  return (at) => {
    const row = {};
    for (const [name, read] of readers) row[name] = read(at);
    return row;
  };
}

/** What a file holds: the site's address, how many rows there are, and what gives the card and the answers of each. */
export async function columnsOf(source) {
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  const { site, count, rows, facets } = await answer.json();
  return { site, count, card: rowReader(rows), facets: rowReader(facets), url: reader(rows.url), part: reader(rows.part) };
}

const TOGETHER = 500; // rows that are read before the page may answer its reader again
const pause = () => new Promise((done) => { setTimeout(done); });

/** `{facets, group, make}` for each row, in the order of the list; `make` gives its element. */
export async function rowsOf(source, template, up) {
  const { count, card, facets, url, part } = await columnsOf(source);
  const found = [];
  for (let at = 0; at < count; at += 1) {
    if (at && at % TOGETHER === 0) await pause();
    const answers = facets(at);
    found.push({ facets: answers, url: url(at), group: part(at), make: () => rowOf(card(at), answers, template, up) });
  }
  return found;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** The row as `partials/card.html` draws it; the template holds one with every part, and what is not told goes. */
function rowOf(card, facets, template, up) {
  const row = document.createElement("li");
  Object.entries(facets).forEach(([name, value]) => { if (value) row.setAttribute(`data-${name}`, value); });
  row.append(template.content.cloneNode(true));
  const article = row.firstElementChild;
  const get = (selector) => article.querySelector(selector);
  const near = card.tags.some(([, tone]) => tone === "near");
  article.className += `${card.state && ` is-${card.state}`}${near ? " is-near" : ""}${card.date ? "" : " row--plain"}`;
  get(".tags").replaceChildren(...card.tags.map(([text, tone]) => element("li", `tag tag--${tone}`, text)));
  const date = get(".date");
  if (card.date) {
    const [month, day, year, iso] = card.date;
    date.dateTime = iso;
    [`${day} ${month} ${year}`, month, day, year].forEach((text, at) => { date.children[at].textContent = text; });
  } else date.remove();
  const link = get(".card__title a");
  link.setAttribute("href", up + card.url);
  link.textContent = card.title;
  dotted(get(".card__line"), card.parts);
  get(".card__summary").textContent = card.summary;
  return row;
}
