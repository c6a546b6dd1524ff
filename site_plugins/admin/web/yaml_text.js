// Values as YAML, as an editor would write them by hand, and as any other program reads them.
// The program itself writes the same: tests/editing/writing/yaml_values.json holds both to it.
import { Document, isMap, isPair, isScalar, isSeq, parse } from "./lib/yaml/browser/index.js";
import { isSaid, itemOf, valueOf, written } from "./file_values.js";

const LIKE_A_NUMBER = /^([\d .:/_+-]+([eE][-+]?\d+)?|0[ox][0-9a-fA-F]+)$/;
const ODD_ALONE = ["=", "<<"];
const ODD_IN_FLOW = /[:?]/;
const STYLE = {
  lineWidth: 0,
  doubleQuotedMinMultiLineLength: Infinity,
  flowCollectionPadding: false,
  singleQuote: false,
};
const LONGEST_LINE = 92;

/** `key: value` with a line break at the end; parts that stay keep their comments. */
export function lineOf(key, given, field, before) {
  const document = new Document({}, { schema: "failsafe" });
  document.set(key, nodeOf(document, given, field ?? { value: "text" }, before));
  return document.toString(STYLE);
}

function nodeOf(document, given, field, before) {
  if (Array.isArray(given)) return listOf(document, given, field, before);
  if (typeof given === "object") return groupOf(document, given, field, before);
  if (isScalar(before) && String(before.value) === given) return before;
  const node = document.createNode(given);
  const mustBeQuoted = field.value === "time" || !isPlain(given);
  const isBare = ["number", "flag", "bare"].includes(field.value) || field.words?.includes(given);
  if (given.includes("\n")) node.type = /\n *\t/.test(given) ? "QUOTE_DOUBLE" : "BLOCK_LITERAL";
  else if (!isBare && mustBeQuoted) node.type = "QUOTE_DOUBLE";
  return node;
}

/** The parts to write, and those of before that say a default aloud, which have no new value. */
function inOrder(given, parts, old) {
  const said = (old?.items ?? []).filter(({ value, key }) => isSaid(value, parts[key.value]));
  const all = { ...Object.fromEntries(said.map(({ key }) => [key.value, undefined])), ...given };
  const order = Object.keys(parts);
  return Object.entries(all).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
}

/** Items that stay keep their place in the text; one that was changed begins as the one before. */
function listOf(document, given, field, before) {
  const old = isSeq(before) ? before.items : [];
  const told = old.map((each) => JSON.stringify(written(valueOf(each, itemOf(field)), field)));
  const node = document.createNode([]);
  node.flow = isSeq(before) ? before.flow : Boolean(field.in_line);
  const wanted = new Set(given.map((item) => JSON.stringify(item)));
  node.items = given.map((item, index) => {
    const at = told.indexOf(JSON.stringify(item));
    if (at >= 0) return old[at];
    const begun = wanted.has(told[index]) ? undefined : old[index];
    const made = nodeOf(document, item, itemOf(field), begun);
    return !begun && isMap(made) ? onOneLine(made) : made;
  });
  if (node.flow) quoteInFlow(node);
  return node;
}

function groupOf(document, given, field, before) {
  const node = document.createNode({});
  const old = isMap(before) ? before : undefined;
  node.flow = old?.flow;
  for (const [key, value] of inOrder(given, field.parts ?? {}, old)) {
    const part = field.parts?.[key] ?? { value: "text" };
    const begun = old?.get(key, true);
    node.set(key, value === undefined ? begun : nodeOf(document, value, part, begun));
  }
  if (node.flow) quoteInFlow(node);
  return node;
}

/** The group on one line, where it is short enough and no text of it has lines. */
function onOneLine(group) {
  const short = group.clone();
  short.flow = true;
  if (scalarsOf(short).some(({ value }) => String(value).includes("\n"))) return group;
  quoteInFlow(short);
  const text = new Document(short, { schema: "failsafe" }).toString(STYLE);
  return [...text].length <= LONGEST_LINE ? short : group;
}

/** Some programs read no bare `{text: Hvad nu?}`; what an editor wrote so stays. */
function quoteInFlow(node) {
  for (const one of scalarsOf(node)) {
    if (!one.type && ODD_IN_FLOW.test(one.value)) one.type = "QUOTE_DOUBLE";
  }
}

function scalarsOf(node) {
  if (isScalar(node)) return [node];
  return (node?.items ?? []).flatMap((item) => scalarsOf(isPair(item) ? item.value : item));
}

/** Whether every program takes it for text: YAML 1.1 sees a day in 2026-01-01, and 630 in 10:30. */
function isPlain(text) {
  if (LIKE_A_NUMBER.test(text) || ODD_ALONE.includes(text) || text.includes("\t")) return false;
  try {
    return ["1.1", "1.2"].every((version) => parse(text, { version }) === text);
  } catch {
    return true; // The writer itself quotes what no program can read bare.
  }
}
