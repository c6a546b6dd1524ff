// What is said: the words being heard are lit, a click on words jumps there, words can be found, and quoted with
// their time.
import { addressOf, clock } from "./moments.js";

const all = (selector, within) => [...within.querySelectorAll(selector)];

/** Lights the words being heard and keeps them in sight, until the reader scrolls. */
function following(shelf, follow, reveal) {
  const words = all("[data-start]", shelf);
  const starts = words.map((word) => Number(word.dataset.start));
  let lit;
  document.addEventListener("praksis:time", (event) => {
    const { seconds, playing, moved } = event.detail;
    const now = seconds > 0 || playing ? words[starts.filter((start) => start <= seconds + 0.05).length - 1] : undefined;
    if (now !== lit) {
      lit?.classList.remove("is-now");
      now?.classList.add("is-now");
    } else if (!moved) return;
    lit = now;
    if (lit && (playing || moved) && follow.checked) reveal(lit);
  });
  const leave = () => { follow.checked = false; };
  shelf.addEventListener("wheel", leave, { passive: true });
  shelf.addEventListener("touchmove", leave, { passive: true });
  shelf.addEventListener("keydown", (event) => {
    if (event.target === shelf && /^(Arrow(Up|Down)|Page(Up|Down)|Home|End| )$/.test(event.key)) leave();
  });
  follow.addEventListener("change", () => { if (follow.checked && lit) reveal(lit); });
  shelf.addEventListener("click", (event) => {
    const word = event.target.closest("[data-start]");
    if (!word || String(getSelection())) return;
    document.dispatchEvent(new CustomEvent("praksis:seek", { detail: { seconds: Number(word.dataset.start) } }));
  });
}

/** Marks each place where a paragraph says what is wanted, across the borders of its parts; a place is its marks. */
function marked(paragraph, wanted) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(".turn__who")) continue;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  return [...text.matchAll(wanted)].reverse().map(({ 0: { length }, index }) => {
    const marks = [];
    [...nodes].reverse().forEach(({ node, start }) => {
      const from = Math.max(index - start, 0);
      const to = Math.min(index + length - start, node.length);
      if (from >= to) return;
      node.splitText(to);
      const mark = document.createElement("mark");
      const hit = node.splitText(from);
      hit.replaceWith(mark);
      mark.append(hit);
      marks.unshift(mark);
    });
    return marks;
  }).reverse();
}

function searching(shelf, tools, reveal) {
  const field = tools.querySelector("[data-find]");
  const told = tools.querySelector("[data-found]");
  const paragraphs = all(".turn p", shelf);
  let hits = [];
  let place = -1;

  function clear() {
    all("mark", shelf).forEach((mark) => mark.replaceWith(...mark.childNodes));
    paragraphs.forEach((paragraph) => paragraph.normalize());
  }
  function search() {
    const words = field.value.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
    clear();
    const isAsked = field.value.trim().length > 1;
    const wanted = new RegExp(words.join("\\s+"), "gi");
    hits = isAsked ? paragraphs.flatMap((paragraph) => marked(paragraph, wanted)) : [];
    place = -1;
    told.textContent = isAsked && !hits.length ? "Ingen steder. Prøv et andet ord." : "";
    tools.querySelector("[data-find-move]").hidden = hits.length < 2;
    if (hits.length) move(1);
  }
  function move(step) {
    if (!hits.length) return;
    hits[place]?.forEach((mark) => mark.classList.remove("is-hit-now"));
    place = place < 0 ? 0 : (place + step + hits.length) % hits.length;
    hits[place].forEach((mark) => mark.classList.add("is-hit-now"));
    reveal(hits[place][0]);
    told.textContent = `Sted ${place + 1} af ${hits.length}`;
  }
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") move(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && field.value) { field.value = ""; search(); }
    else return;
    event.preventDefault();
  });
  tools.querySelector("[data-find-next]").addEventListener("click", () => move(1));
  tools.querySelector("[data-find-previous]").addEventListener("click", () => move(-1));
  if (field.value) search(); // kept by the browser since an earlier visit to the page
}

/** What a range of the transcript says, who says it and when; null where it says nothing. */
function quoted(shelf, range) {
  const parts = all("[data-start]", shelf);
  const heard = parts.filter((one) => range.intersectsNode(one));
  const copy = document.createElement("div");
  copy.append(range.cloneContents());
  all(".turn__at, .turn__quote, .turn__who, [data-quote-bar]", copy).forEach((one) => one.remove());
  const turns = all(".turn p", copy);
  const said = (turns.length ? turns : [copy]).map((one) => one.textContent.replace(/\s+/g, " ").trim()).filter(Boolean).join("\n");
  if (!said || !heard.length) return null;
  const names = all(".turn__who", shelf).filter((name) => name.compareDocumentPosition(heard[0]) & Node.DOCUMENT_POSITION_FOLLOWING);
  const next = parts[parts.indexOf(heard.at(-1)) + 1];
  return {
    said,
    who: names.at(-1)?.textContent.replace(/:$/, "") ?? "",
    start: Number(heard[0].dataset.start),
    end: next ? Number(next.dataset.start) : Infinity,
  };
}

function citation({ said, who, start, end }, { title, show, date, page }) {
  const source = [`${who ? `${who} i ` : ""}»${title}«`, show, date].filter(Boolean).join(", ");
  return `»${said}«\n${source}, fra ${clock(start)}: ${addressOf(page, start, end)}`;
}

/** A button at each paragraph copies it, and one at the foot the words that are selected. */
function quoting(shelf, tools) {
  const bar = shelf.querySelector("[data-quote-bar]");
  const button = bar.querySelector("[data-quote]");
  const told = bar.querySelector("[data-quoted]");
  let chosen = null;
  let hiding;

  const hideSoon = (delay) => {
    clearTimeout(hiding);
    hiding = setTimeout(() => { bar.hidden = true; told.textContent = ""; chosen = null; }, delay);
  };
  async function copy(quote) {
    clearTimeout(hiding);
    const text = citation(quote, shelf.dataset);
    bar.hidden = false;
    button.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = "Citatet er kopieret med tid og link.";
      hideSoon(5000);
    } catch {
      told.textContent = text; // to be copied by hand
    }
  }
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const found = range && shelf.contains(range.commonAncestorContainer) && !bar.contains(range.commonAncestorContainer) ? quoted(shelf, range) : null;
    if (!found) {
      if (chosen && !button.hidden) hideSoon(400); // a press on the button takes the selection away first
      return;
    }
    clearTimeout(hiding);
    chosen = found;
    told.textContent = "";
    button.querySelector("span").textContent = `Kopiér citat fra ${clock(found.start)}`;
    bar.hidden = button.hidden = false;
  });
  button.addEventListener("click", () => { if (chosen) copy(chosen); });
  const template = tools.querySelector("template");
  all(".turn", shelf).forEach((turn) => {
    const own = template.content.cloneNode(true).firstElementChild;
    const words = turn.querySelector("p");
    own.setAttribute("aria-label", `Kopiér citat fra ${turn.querySelector(".turn__time").textContent}`);
    own.addEventListener("click", () => {
      const range = document.createRange();
      range.selectNodeContents(words);
      const quote = quoted(shelf, range);
      if (quote) copy(quote);
    });
    turn.querySelector(".turn__at").after(own);
  });
}

/** Starts all of it on a page that has a transcript with times. */
export function transcript(shelf) {
  const tools = document.querySelector("[data-transcript-tools]");
  const reveal = (word) => {
    const inside = word.getBoundingClientRect();
    const frame = shelf.getBoundingClientRect();
    shelf.scrollTop += inside.top - frame.top - (frame.height - inside.height) / 3;
  };
  following(shelf, tools.querySelector("[data-follow]"), reveal);
  searching(shelf, tools, reveal);
  quoting(shelf, tools);
  tools.hidden = false;
}
