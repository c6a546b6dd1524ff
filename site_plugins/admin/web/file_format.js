// Reads a record's file for the form, and writes it so that only what was changed is changed:
// comments, order and quotes of all other lines stay. Scalars are text until the field says what
// they are, as in the program itself: `0400` is a code, `14:30` a time.
import { Document, isMap, isScalar, isSeq, parse, parseDocument } from "./lib/yaml/browser/index.js";

const FENCED = /^---\n([\s\S]*?\n)?---(?:\n|$)([\s\S]*)$/;
const LIKE_A_NUMBER = /^([\d .:/_+-]+([eE][-+]?\d+)?|0[ox][0-9a-fA-F]+)$/;
const STYLE = { lineWidth: 0, flowCollectionPadding: false, singleQuote: false };
const LONGEST_LINE = 92;

/** The reader and the writer of a collection's files. */
export function fileFormat(format) {
  const read = new Map();
  return {
    fromFile(text) {
      const { head, body } = taken(text, format);
      const values = valuesOf(parsed(head).contents, format.fields);
      if (format.body) values[format.body] = body;
      read.set(values[format.key], text);
      return values;
    },
    toFile(values) {
      const before = taken(read.get(values[format.key]) ?? "", format);
      const given = filled(values, format.fields);
      const body = format.body ? String(values[format.body] ?? "").trim() : "";
      if (format.body) delete given[format.body];
      const head = changed(before.head, given, format.fields);
      const text = format.body ? `---\n${head}---\n${body ? `\n${body}\n` : ""}` : head;
      read.set(values[format.key], text.trim());
      return text;
    },
  };
}

function taken(text, format) {
  if (!format.body) return { head: text && `${text.trimEnd()}\n`, body: "" };
  const [, head = "", body = text] = text.match(FENCED) ?? [];
  return { head, body: body.trim() };
}

/** Every scalar as the text that stands in the file. */
function parsed(head) {
  const document = parseDocument(head, { schema: "failsafe", keepSourceTokens: true });
  if (document.errors.length) throw document.errors[0];
  return document;
}

// From the file to the form

function valuesOf(map, fields) {
  const items = isMap(map) ? map.items : [];
  return Object.fromEntries(
    items.map(({ key, value }) => [String(key.value), valueOf(value, fields[key.value])]),
  );
}

function valueOf(node, field) {
  if (isSeq(node)) return node.items.map((item) => valueOf(item, itemOf(field)));
  if (isMap(node)) return valuesOf(node, field?.parts ?? {});
  const text = String(node?.value ?? "");
  const one = scalarOf(text, field);
  return field?.many ? (text ? [one] : []) : one;
}

/** A field of one value, as each item of a list is. */
function itemOf(field) {
  return { ...field, many: false };
}

function scalarOf(text, field) {
  if (field?.value === "number") return text === "" ? null : Number(text);
  if (field?.value === "flag") return text === "" ? null : text === "true";
  return field?.media && text ? `/${text}` : text;
}

// From the form to the file

/** What is to be written: nothing empty, and nothing that a field holds by itself. */
function filled(values, fields) {
  const kept = {};
  for (const [key, value] of Object.entries(values)) {
    const field = fields[key] ?? { value: "text" };
    const told = written(value, field);
    if (told !== undefined && !isDefault(told, field)) kept[key] = told;
    else if (field.empty) kept[key] = "";
  }
  return kept;
}

function written(value, field) {
  if (value === null || value === undefined || value === "") return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => written(item, field)).filter((item) => item !== undefined);
    const isWord = items.length === 1 && field.words?.includes(items[0]);
    return isWord ? items[0] : items.length ? items : undefined;
  }
  if (typeof value === "object") {
    const parts = filled(value, field.parts ?? {});
    // An empty text for a picture is no reason to keep a group that is empty otherwise.
    return Object.values(parts).some((part) => part !== "") ? parts : undefined;
  }
  const lines = String(value).replace(/\r\n?/g, "\n").trim();
  const text = field.value === "lines" ? lines : lines.replace(/\s*\n\s*/g, " ");
  if (text === "") return undefined;
  return field.media ? text.replace(/^\//, "") : text;
}

function isDefault(told, field) {
  return "default" in field && told === field.default;
}

/** The front matter with these values: each line that says the same stays as it was. */
function changed(head, given, fields) {
  const pairs = isMap(parsed(head).contents) ? parsed(head).contents.items : [];
  const slices = pairs.map((pair, index) => sliceOf(head, pairs, index, pair));
  const kept = slices.filter(({ key, value }) => key in given || isSaid(value, fields[key]));
  const known = new Set(kept.map(({ key }) => key));
  const lines = kept.map((slice) => [slice.key, inPlace(slice, given[slice.key], fields)]);
  const order = Object.keys(fields);
  for (const key of Object.keys(given).filter((each) => !known.has(each))) {
    const before = order.slice(0, order.indexOf(key));
    const at = lines.findLastIndex(([other]) => before.includes(other));
    lines.splice(at + 1, 0, [key, lineOf(key, given[key], fields[key])]);
  }
  const start = pairs.length ? head.slice(0, pairs[0].key.range[0]) : head;
  return start + lines.map(([, text]) => text).join("");
}

/** A default that the file says aloud, and an empty value: the form has nothing to add to them. */
function isSaid(node, field) {
  const told = node && written(valueOf(node, field ?? {}), field ?? {});
  return told !== undefined && isDefault(told, field ?? {});
}

function sliceOf(head, pairs, index, { key, value }) {
  const start = key.range[0];
  const end = index + 1 < pairs.length ? pairs[index + 1].key.range[0] : head.length;
  const valueEnd = Math.max(value?.range?.[1] ?? key.range[1], key.range[1]);
  return { key: String(key.value), value, text: head.slice(start, valueEnd), rest: head.slice(valueEnd, end) };
}

function inPlace({ key, value, text, rest }, given, fields) {
  const field = fields[key];
  const before = value ? filled({ [key]: valueOf(value, field) }, fields)[key] : undefined;
  if (given === undefined || same(before, given)) return text + rest;
  const line = lineOf(key, given, field, value);
  // The line break after a block belongs to it; the one after a value on the key's line does not.
  return text.endsWith("\n") ? line + rest : line.trimEnd() + (rest || "\n");
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** `key: value` with a line break at the end; parts that stay keep their comments. */
function lineOf(key, given, field, before) {
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
  if (given.includes("\n")) node.type = "BLOCK_LITERAL";
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
    if (!begun && isMap(made)) made.flow = isShort(made);
    return made;
  });
  return node;
}

function groupOf(document, given, field, before) {
  const node = document.createNode({});
  const old = isMap(before) ? before : undefined;
  node.flow = old?.flow;
  for (const [key, value] of inOrder(given, field.parts ?? {}, old)) {
    const part = field.parts?.[key] ?? { value: "text" };
    const now = value === undefined ? old.get(key, true) : nodeOf(document, value, part, old?.get(key, true));
    node.set(key, now);
  }
  return node;
}

function isShort(group) {
  const texts = group.items.map(({ value }) => value);
  if (!texts.every(isScalar) || texts.some((each) => String(each.value).includes("\n"))) return false;
  const pairs = group.items.map(({ key, value }) => `${key.value ?? key}: ${value.value}`);
  return pairs.join(", ").length < LONGEST_LINE;
}

/** Whether every program takes it for text: YAML 1.1 sees a day in 2026-01-01, and 630 in 10:30. */
function isPlain(text) {
  if (LIKE_A_NUMBER.test(text)) return false;
  try {
    return ["1.1", "1.2"].every((version) => parse(text, { version }) === text);
  } catch {
    return true; // The writer itself quotes what no program can read bare.
  }
}
