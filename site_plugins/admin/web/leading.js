// Draws the field that a fault leads to. Sveltia CMS draws fields as one scrolls to them, and
// would lead to none further down than somebody has come.
const FIELD = ".content-editor .pane[data-mode=edit] .field[data-key-path]";
const ENOUGH = 300;
/** So many frames without a further field mean that there is none. */
const STILL = 30;

/** Waits until the field at a path is drawn, and unfolds the group that it stands in. */
export async function drawn(locale, path) {
  const wanted = `.pane[data-mode=edit][data-locale="${CSS.escape(locale)}"] `
    + `.field[data-key-path="${CSS.escape(path)}"]`;
  let before;
  let still = 0;
  for (let step = 0; step < ENOUGH && still < STILL; step += 1) {
    const found = document.querySelector(wanted);
    if (found) return unfold(found);
    const last = [...document.querySelectorAll(FIELD)].at(-1);
    still = last === before ? still + 1 : 0;
    before = last;
    last?.scrollIntoView();
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Opens the heading above a field that is folded away. */
function unfold(field) {
  const section = field.closest(".praksis-folded");
  if (!section) return;
  const { DOCUMENT_POSITION_PRECEDING: before, DOCUMENT_POSITION_CONTAINED_BY: within } = Node;
  const headings = [...document.querySelectorAll(".praksis-group button")];
  headings.filter((each) => section.compareDocumentPosition(each) & (before | within)).at(-1).click();
}
