// Reads a record's file for the form, and writes it so that only what was changed is changed:
// comments, order and quotes of all other lines stay.
import { isMap } from "./lib/yaml/browser/index.js";
import { filled, isSaid, parsed, valueOf, valuesOf } from "./file_values.js";
import { lineOf } from "./yaml_text.js";

const FENCED = /^---\n([\s\S]*?\n)?---(?:\n|$)([\s\S]*)$/;

/** The reader and the writer of a collection's files. */
export function fileFormat(format) {
  const read = new Map();

  /** The text of the values, each line that says the same as before as it was. */
  function textOf(values) {
    const before = taken(read.get(values[format.key]) ?? "", format);
    const given = filled(values, format.fields);
    if (format.names) delete given[format.names.key];
    const body = format.body ? String(values[format.body] ?? "").trim() : "";
    if (format.body) delete given[format.body];
    const head = changed(before.head, given, format.fields);
    return format.body ? `---\n${head}---\n${body ? `\n${body}\n` : ""}` : head;
  }

  return {
    fromFile(text) {
      const { head, body } = taken(text, format);
      const values = valuesOf(parsed(head).contents, format.fields);
      if (format.body) values[format.body] = body;
      if (format.names) values[format.names.key] = format.names.by[values[format.key]] ?? "";
      read.set(values[format.key], text);
      return values;
    },
    toFile(values) {
      const text = textOf(values);
      read.set(values[format.key], text.trim());
      return text;
    },
    /** The same text, of a record that is not saved. */
    preview: textOf,
  };
}

function taken(text, format) {
  if (!format.body) return { head: text && `${text.trimEnd()}\n`, body: "" };
  const [, head = "", body = text] = text.match(FENCED) ?? [];
  return { head, body: body.trim() };
}

/** The front matter with these values: each line that says the same stays as it was. */
function changed(head, given, fields) {
  const pairs = isMap(parsed(head).contents) ? parsed(head).contents.items : [];
  const lines = pairs.map((_, index) => {
    const slice = sliceOf(head, pairs, index);
    const stays = slice.key in given || isSaid(slice.value, fields[slice.key]);
    return stays ? [slice.key, inPlace(slice, given[slice.key], fields)] : ["", below(slice)];
  });
  const known = new Set(lines.map(([key]) => key));
  const order = Object.keys(fields);
  for (const key of Object.keys(given).filter((each) => !known.has(each))) {
    const before = order.slice(0, order.indexOf(key));
    const at = lines.findLastIndex(([other]) => before.includes(other));
    lines.splice(at + 1, 0, [key, lineOf(key, given[key], fields[key])]);
  }
  const start = pairs.length ? head.slice(0, pairs[0].key.range[0]) : head;
  return start + lines.map(([, text]) => text).join("");
}

/** A key with its value, and the rest up to the next key: comments and empty lines. */
function sliceOf(head, pairs, index) {
  const { key, value } = pairs[index];
  const start = key.range[0];
  const end = index + 1 < pairs.length ? pairs[index + 1].key.range[0] : head.length;
  const middle = Math.max(value?.range?.[1] ?? key.range[1], key.range[1]);
  const [text, rest] = [head.slice(start, middle), head.slice(middle, end)];
  return { key: String(key.value), value, text, rest };
}

/** What stays where the key goes: the lines below it, which may speak of the next one. */
function below({ text, rest }) {
  return text.endsWith("\n") ? rest : rest.slice(rest.indexOf("\n") + 1);
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
