// Openings that a reader puts aside: kept in this browser only, from the first press on »Gem«.
const KEY = "gemte";
const watchers = [];
const link = document.querySelector("[data-saved]");
const template = document.querySelector("template[data-save]");

/** Lets every button and link know. */
function tellAll() {
  const ids = saved();
  watchers.forEach((tell) => tell(ids));
}

/** The ids that are put aside, the first first. */
export function saved() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(found) ? found.filter((id) => typeof id === "string") : [];
  } catch {
    return []; // storage is shut off, or what lies there is not ours
  }
}

/** Keeps the ids; false where the browser keeps nothing. */
export function keep(ids) {
  try {
    if (ids.length) localStorage.setItem(KEY, JSON.stringify(ids));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  tellAll();
  return true;
}

function toggle(id) {
  const ids = saved();
  return keep(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
}

/** Lets a button put an opening aside; `title` completes its name for those who do not see the row. */
function wire(button, id, title) {
  const text = button.querySelector("span");
  const rest = document.createElement("span");
  rest.className = "vh";
  rest.textContent = title;
  text.after(rest);
  const tell = (ids) => {
    const on = ids.includes(id);
    text.textContent = on ? "Gemt" : "Gem";
    button.classList.toggle("is-saved", on);
  };
  button.addEventListener("click", () => { if (!toggle(id)) text.textContent = "Kan ikke gemmes i din browser"; });
  watchers.push(tell);
  tell(saved());
}

/** Gives a row of the list its button. */
export function saving(row, id) {
  if (!row || !template || row.querySelector(".save")) return;
  const button = template.content.cloneNode(true).firstElementChild;
  wire(button, id, row.querySelector(".card__title").textContent);
  row.querySelector(".row__body").after(button);
}

function tellLink({ length: number }) {
  if (!link) return;
  link.hidden = !number;
  link.querySelector("span").textContent = number > 1 ? `Sammenlign gemte (${number})` : "Se den, du har gemt (1)";
}

watchers.push(tellLink);
tellLink(saved());
document.querySelectorAll("button[data-save-id]").forEach((button) => wire(button, button.dataset.saveId, ""));
addEventListener("storage", tellAll); // saved in another tab
