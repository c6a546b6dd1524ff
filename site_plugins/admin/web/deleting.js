// Before a record or a file is deleted: where it is used, and what readers would lose. Sveltia CMS
// itself sees the fields of its own relations alone, and no text.
const BODY = ".body";
const FOOTER = ".footer";

/** What `window.praksisForm` says of a deletion. `kinds` and `formats` are those of form.json. */
export function deletions(kinds, formats, isRendered) {
  let dialogs = 0;

  /** `deleted` is what goes: `entries` of a `collection`, or `assets`. Gives what cleans up. */
  return function deleting(deleted) {
    const names = namesOf(deleted ?? {}, kinds, formats);
    if (!names.length) return undefined;
    const box = make("section", { className: "praksis-losses", id: `praksis-losses-${++dialogs}` });
    box.setAttribute("role", "status");
    box.textContent = "Ser efter, hvad der bruger det …";
    let isOver = false;
    let footer;
    requestAnimationFrame(async () => {
      const dialog = [...document.querySelectorAll("[role=alertdialog]")].at(-1);
      if (isOver || !dialog) return;
      footer = dialog.querySelector(FOOTER);
      (dialog.querySelector(BODY) ?? dialog).append(box);
      dialog.setAttribute("aria-describedby", box.id);
      if (footer) footer.inert = true; // Nobody deletes before it is there to be read.
      box.replaceChildren(...(await told(names, isRendered)));
      if (footer) footer.inert = false;
    });
    return () => {
      isOver = true;
      if (footer) footer.inert = false;
      box.remove();
    };
  };
}

function namesOf({ collection, entries = [], assets = [] }, kinds, formats) {
  const key = formats[collection]?.key;
  const records = entries.map((entry) => {
    const { content, slug } = Object.values(entry.locales)[0] ?? {};
    return `${kinds[collection]}:${content?.[key] ?? slug}`;
  });
  return [...records, ...assets.map(({ path }) => path.replace(/^content\//, ""))];
}

async function told(names, isRendered) {
  try {
    const answer = await fetch("uses.json", { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const losses = await answer.json();
    const found = names.map((name) => ({ uses: [], ...losses[name], name }));
    const when = isRendered ? "" : " Det er, som siden var, da den sidst blev bygget.";
    return found.flatMap((each) => partsOf(each, found.length > 1, when));
  } catch {
    const said = "Det kan ikke ses lige nu, hvad der bruger det. Kontrollen siger det bagefter.";
    return [make("p", { textContent: said })];
  }
}

function partsOf({ name, label, uses, page, instead }, isOneOfMany, when) {
  const parts = [];
  if (isOneOfMany) parts.push(make("h3", { textContent: label ?? name }));
  if (!uses.length) {
    parts.push(make("p", { textContent: `Ingen anden post henviser til det.${when}` }));
  } else {
    const count = uses.length === 1 ? "1 sted" : `${uses.length} steder`;
    parts.push(make("p", { textContent: `Det bruges ${count}, som ellers går i stykker:${when}` }));
    const list = make("ul", {});
    list.append(...uses.map((textContent) => make("li", { textContent })));
    parts.push(list);
  }
  if (page) parts.push(make("p", { textContent: `Læserne mister ${page}` }));
  if (instead && (uses.length || page)) {
    const before = page ? "Har læserne set den, så slet den ikke. " : "";
    parts.push(make("p", { textContent: before + instead, className: "praksis-instead" }));
  }
  return parts;
}

function make(tag, values) {
  return Object.assign(document.createElement(tag), values);
}
