// The openings that the page of the list does not hold, as rows made of the open data.
import { dotted, leaf } from "./text.js";

/** `{facets, group, make}` for each opening of the open data; `make` gives its row. */
export async function restOf(source, codes, template, root) {
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  const { vacancies } = await answer.json();
  return vacancies.map((one) => ({ facets: facetsOf(one, codes), group: one.state, make: () => rowOf(one, template, root) }));
}

/** The same answers as `publishing.lists.vacancies` gives the rows of the page. */
function facetsOf(one, codes) {
  const areas = [...one.areas, ...one.municipalities].map((code) => codes.get(code) || code);
  return {
    id: one.id, url: one.path, gruppe: one.group, type: one.type, status: one.state, omraade: [...new Set(areas)].join(" "),
    form: one.practice_form || "", maalgruppe: one.audiences.join(" "), frist: one.open ? one.deadline_last_moment || "" : "",
    opslaaet: one.posted || "", eksempel: one.example ? "ja" : "", sted: one.area_names.join(" "),
    udpeget: one.designated_as.join(" "),
  };
}

function rowOf(data, template, root) {
  const row = document.createElement("li");
  row.append(template.content.cloneNode(true));
  const article = row.firstElementChild;
  const get = (selector) => article.querySelector(selector);
  const [example, type, state] = article.querySelectorAll(".tag");
  const date = get(".date");
  const tone = { aaben: data.near ? "near" : "open", kommende: "plain" }[data.state] || "quiet";
  if (!data.example) example.remove();
  type.textContent = data.type_label;
  state.textContent = data.state_label;
  state.className = `tag tag--${tone}`;
  article.classList.add(`is-${data.state}`);
  article.classList.toggle("is-near", data.near);
  if (data.deadline && ["aaben", "kommende"].includes(data.state)) {
    const { day, month, year } = leaf(data.deadline);
    date.dateTime = data.deadline.slice(0, 10);
    [`${day} ${month} ${year}`, month, day, year].forEach((text, at) => { date.children[at].textContent = text; });
  } else {
    date.remove();
    article.classList.add("row--plain");
  }
  const link = get(".card__title a");
  link.href = new URL(data.path, root);
  link.textContent = data.title.replace(/^\[Eksempel\] /, "");
  dotted(get(".card__line"), data.line);
  get(".card__summary").textContent = data.summary;
  return row;
}
