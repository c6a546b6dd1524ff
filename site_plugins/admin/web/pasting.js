// What is pasted from Word, Outlook and web pages: fixed spaces, tabs and drawn bullets become what
// one would have typed, and in a long text headings, lists, links and emphasis become Markdown.
const LIST = /^(?:[•·▪◦‣§]|o(?=\s{2,}|\t))\s*/;
const NUMBER = /^(\d{1,2})[.)]\s+/;
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, blockquote, pre";

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
    if (block.querySelector(BLOCKS)) continue; // its parts come by themselves
    const { text, isPoint } = lineOf(block);
    if (!text) continue;
    made += (made && (isPoint && wasPoint ? "\n" : "\n\n")) + text;
    wasPoint = isPoint;
  }
  return made;
}

function lineOf(block) {
  const said = tidy(inline(block).replace(/[\u00ad\u200b\ufeff]/g, ""));
  const level = /^H(\d)$/.exec(block.tagName)?.[1];
  if (level && said) return { text: `${level < 3 ? "##" : "###"} ${said.replace(/\*\*/g, "")}` };
  const isInList = block.closest("li") || /MsoList/i.test(block.className);
  if (!isInList && !LIST.test(said)) return { text: said };
  const counted = block.closest("ol") ? "1. " : (NUMBER.exec(said)?.[0] ?? "- ");
  const text = said.replace(LIST, "").replace(NUMBER, "");
  return { text: text && `${counted}${text}`, isPoint: true };
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
  if (!words) return text;
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
