// Two or three practice forms over against each other: those in the address (?form=…). All others are hidden, and the
// rows of the table stand as columns (practice.css). Without this script the table has them all.
const MOST = 3;
const pick = document.querySelector("[data-pick]");
const table = document.querySelector("[data-forms]");
const [say, all] = ["say", "all"].map((name) => pick.querySelector(`[data-${name}]`));
const fields = [...pick.querySelectorAll("input")];
const rows = [...table.querySelectorAll("[data-form]")];

function show() {
  const asked = new URLSearchParams(location.search).getAll("form");
  const chosen = fields.filter((field) => asked.includes(field.value)).slice(0, MOST);
  fields.forEach((field) => {
    field.checked = chosen.includes(field);
    field.disabled = !field.checked && chosen.length >= MOST;
  });
  const ids = chosen.map((field) => field.value);
  rows.forEach((row) => { row.hidden = ids.length > 1 && !ids.includes(row.dataset.form); });
  table.classList.toggle("forms--chosen", ids.length > 1);
  table.style.setProperty("--chosen", Math.max(ids.length, 1));
  all.hidden = !ids.length;
  if (ids.length > 1) say.textContent = `${ids.length} former over for hinanden.`;
  else say.textContent = ids.length ? "Vælg én mere." : "Tabellen viser alle former.";
}

function go(ids) {
  const query = new URLSearchParams(ids.map((id) => ["form", id]));
  history.pushState(null, "", location.pathname + (ids.length ? `?${query}` : ""));
  show();
}

pick.addEventListener("change", () => go(fields.filter((field) => field.checked).map((field) => field.value)));
all.addEventListener("click", () => { go([]); fields[0].focus(); });
addEventListener("popstate", show);
show();
if (matchMedia("(max-width: 40em)").matches && !fields.some((field) => field.checked)) pick.open = false;
