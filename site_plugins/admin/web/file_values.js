// The values of a record between its file and the form. Scalars are text until the field says what
// they are, as in the program itself: `0400` is a code, `14:30` a time.
import { isMap, isSeq, parseDocument } from "./lib/yaml/browser/index.js";

/** Every scalar as the text that stands in the file. */
export function parsed(head) {
  const document = parseDocument(head, { schema: "failsafe", keepSourceTokens: true });
  if (document.errors.length) throw document.errors[0];
  return document;
}

// From the file to the form

export function valuesOf(map, fields) {
  const items = isMap(map) ? map.items : [];
  return Object.fromEntries(
    items.map(({ key, value }) => [String(key.value), valueOf(value, fields[key.value])]),
  );
}

export function valueOf(node, field) {
  if (isSeq(node)) return node.items.map((item) => valueOf(item, itemOf(field)));
  if (isMap(node)) return valuesOf(node, field?.parts ?? {});
  const text = String(node?.value ?? "");
  const one = scalarOf(text, field);
  return field?.many ? (text ? [one] : []) : one;
}

/** A field of one value, as each item of a list is. */
export function itemOf(field) {
  return { ...field, many: false };
}

function scalarOf(text, field) {
  if (field?.value === "number") return text === "" ? null : Number(text);
  if (field?.value === "flag") return text === "" ? null : text === "true";
  return field?.media && text ? `/${text}` : text;
}

// From the form to the file

/** What is to be written: nothing empty, and nothing that a field holds by itself. */
export function filled(values, fields) {
  const kept = {};
  for (const [key, value] of Object.entries(values)) {
    const field = fields[key] ?? { value: "text" };
    const told = written(value, field);
    if (told !== undefined && !isDefault(told, field)) kept[key] = told;
    else if (field.empty) kept[key] = "";
  }
  return kept;
}

export function written(value, field) {
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

export function isDefault(told, field) {
  return "default" in field && told === field.default;
}

/** Whether the file says a default aloud: the form has nothing to add to it. */
export function isSaid(node, field) {
  const told = node && written(valueOf(node, field ?? {}), field ?? {});
  return told !== undefined && isDefault(told, field ?? {});
}
