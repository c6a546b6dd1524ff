// What is pasted from Word, Outlook and web pages: fixed spaces, tabs and drawn bullets become what
// one would have typed, and in a long text headings, lists, links and emphasis become Markdown.
const LIST = /^(?:[•·▪◦‣§]|o(?=\s{2,}|\t))\s*/;
const DRAWN = /^(?:o\s+)?/; // the letter that Word draws as a ring, once its spaces are tidied
const LEVEL = /mso-list:[^;"']*level(\d)/;
const NUMBER = /^(\d{1,2})[.)]\s+/;
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, table";

/** Text as it is typed: one sort of space, `-` before a point. */
export function plainOf(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00ad\u200b\ufeff]/g, "")
    .split("\n")
    .map((line) => tidy(line.replace(LIST, "- ")))
    .join("\n")
    .trim();
}

/** The same of a page's text with marks; empty where it has no paragraphs. */
export function markdownOf(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  for (const each of body.querySelectorAll("style, script, head, del")) each.remove();
  let made = "";
  let wasPoint = false;
  for (const block of body.querySelectorAll(BLOCKS)) {
    const isTable = block.tagName === "TABLE";
    const own = block.cloneNode(true);
    for (const list of own.querySelectorAll("ul, ol")) list.remove(); // its points come by themselves
    if (block.parentElement.closest("table") || (!isTable && own.querySelector(BLOCKS))) continue;
    const { text, isPoint } = isTable ? { text: tableOf(block) } : lineOf(block, own);
    if (!text) continue;
    made += (made && (isPoint && wasPoint ? "\n" : "\n\n")) + text;
    wasPoint = isPoint;
  }
  return made;
}

/** A table as our pages read it: the first row is its head. */
function tableOf(table) {
  const rows = [...table.rows].map((row) =>
    [...row.cells].map((cell) => tidy(inline(cell)).replace(/\|/g, "\\|")),
  );
  if (!rows.length) return "";
  const width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row) => `| ${[...row, ...Array(width - row.length).fill("")].join(" | ")} |`);
  return [lines[0], `|${" --- |".repeat(width)}`, ...lines.slice(1)].join("\n");
}

function lineOf(block, own) {
  const said = tidy(inline(own).replace(/[\u00ad\u200b\ufeff]/g, ""));
  const level = /^H(\d)$/.exec(block.tagName)?.[1];
  if (level && said) return { text: `${level < 3 ? "##" : "###"} ${said.replace(/\*\*/g, "")}` };
  const isInList = block.closest("li") || /MsoList/i.test(block.className);
  if (!isInList && !LIST.test(said)) return { text: said };
  const counted = block.closest("ol") ? "1. " : (NUMBER.exec(said)?.[0] ?? "- ");
  const ring = LEVEL.test(block.getAttribute("style")) ? DRAWN : "";
  const text = said.replace(LIST, "").replace(ring, "").replace(NUMBER, "");
  return { text: text && `${"    ".repeat(depthOf(block))}${counted}${text}`, isPoint: true };
}

/** How many lists a point stands within: nested as on a page, or by the word Word has for it. */
function depthOf(block) {
  const level = LEVEL.exec(block.getAttribute("style"))?.[1];
  if (level) return Number(level) - 1;
  let depth = 0;
  for (let at = block.parentElement; at; at = at.parentElement) depth += /^[OU]L$/.test(at.tagName);
  return Math.max(0, depth - 1);
}

function inline(node) {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data.replace(/[ \n\r]+/g, " ");
    else if (child.nodeType === Node.ELEMENT_NODE) text += marked(child, inline(child));
  }
  return text;
}

function marked(element, text) {
  const [, before, words, after] = /^(\s*)([^]*?)(\s*)$/.exec(text);
  if (element.tagName === "BR") return " ";
  if (!words || !/[\p{L}\p{N}]/u.test(words)) return text; // no emphasis on a lone full stop
  if (element.matches("a[href^='#_ftn'], a[href^='#_edn']")) return ""; // its note is not there
  if (/^(B|STRONG)$/.test(element.tagName)) return `${before}**${words}**${after}`;
  if (/^(I|EM)$/.test(element.tagName)) return `${before}*${words}*${after}`;
  const address = element.tagName === "A" && element.getAttribute("href");
  return /^(https?:|mailto:)/.test(address) ? `${before}[${words}](${address})${after}` : text;
}

function tidy(line) {
  return line.replace(/[\u00a0\u202f\t ]+/g, " ").trim();
}

/** Takes over where the form would put in what only looks right. */
export function tidyPasting() {
  document.addEventListener(
    "paste",
    (event) => {
      const input = event.target;
      const field = input.closest?.(".content [data-key-path]");
      if (!field || !/^(TEXTAREA|INPUT)$/.test(input.tagName)) return;
      const plain = event.clipboardData.getData("text/plain");
      const html = event.clipboardData.getData("text/html");
      const isLong = field.querySelector("[contenteditable]"); // Markdown, seen as text
      const made = (isLong && html && markdownOf(html)) || plainOf(plain);
      if (!made || made === plain) return;
      event.preventDefault();
      event.stopPropagation();
      document.execCommand("insertText", false, made);
    },
    true,
  );
}
