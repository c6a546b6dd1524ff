// What is new in a list since the last visit: only for those who ask for it, and only in their own browser.

function read(store, key) {
  try {
    return JSON.parse(store().getItem(key));
  } catch {
    return null; // shut off, or not ours: nothing is known
  }
}

function write(store, key, value) {
  try {
    if (value === null) store().removeItem(key);
    else store().setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // shut off
  }
}

const local = () => localStorage;
const session = () => sessionStorage;

/**
 * Marks the rows that were not there at the last visit, and remembers those that are, while the field is ticked.
 * Gives what marks a row that is made later.
 */
export function news(items, field, template) {
  const key = field.dataset.news; // by the list's name the ids that were seen
  const ids = items.map((one) => one.facets.id);
  const seen = read(local, key);
  let before = new Set(ids);
  const sayNew = ({ row, facets }) => { if (!before.has(facets.id)) mark(row, template); };
  const follow = () => {
    const kept = write(local, key, field.checked ? ids : null);
    if (!field.checked) write(session, key, null);
    else if (!kept) field.checked = false;
  };
  if (Array.isArray(seen)) {
    field.checked = true;
    // A visit lasts as long as the tab: what was new stays marked when a page is opened and left again.
    before = new Set(read(session, key) ?? seen);
    items.filter((one) => one.row).forEach((one) => sayNew(one));
    write(session, key, [...before]);
    write(local, key, ids);
  } else if (field.checked) follow();
  field.addEventListener("change", follow);
  return sayNew;
}

function mark(row, template) {
  const place = row.querySelector(".tags") ?? row.querySelector(".card__title").parentElement;
  const tag = template.content.cloneNode(true).firstElementChild;
  if (!place.matches(".tags")) return place.prepend(tag);
  const item = document.createElement("li");
  item.className = tag.className;
  item.textContent = tag.textContent;
  return place.prepend(item);
}
