// Which fields of a record have a star and which are shown, by what its other fields say. Sveltia
// CMS asks for each field it draws or checks, and again when a field that was asked has changed.
const FILLED = "*";
const EMPTY = "-";
const POSITIVE = "+";

/**
 * The rules by collection, `needed` and `shown`: each a list of clauses by the field's path. What
 * a field says by itself, as its format knows, is no reason to show it.
 */
export function formRules(rules, formats) {
  const now = { draft: undefined };
  return {
    now,
    isEmpty,
    /** `values` are those of a record that nobody has open: one that points at what is deleted. */
    isNeeded(draft, path, locale, values) {
      const told = rules[draft?.collectionName]?.needed[withoutNumbers(path)];
      return told && holds(told, draft.currentValues?.[locale] ?? values, path);
    },
    /** Whether the name of the record's file, or of its folder, is made of the field. */
    namesFile({ collection }, path) {
      return `${collection.slug?.template} ${collection.path}`.includes(`{{fields.${path}}}`);
    },
    isShown(draft, path, locale) {
      now.draft = draft;
      const told = rules[draft?.collectionName]?.shown[withoutNumbers(path)];
      if (!told) return true;
      const values = draft.currentValues[locale];
      const byItself = formats[draft.collectionName].fields[path]?.default;
      return holds(told, values, path) || !(isEmpty(values, path) || values[path] === byItself);
    },
  };
}

function withoutNumbers(path) {
  return path.replace(/\.\d+(?=\.|$)/g, "");
}

function holds(clauses, values, path) {
  const beside = path.slice(0, path.lastIndexOf(".") + 1);
  return clauses.some((clause) =>
    Object.entries(clause).every(([key, wanted]) => says(values, beside + key, wanted)),
  );
}

function says(values, path, wanted) {
  const empty = isEmpty(values, path);
  const text = empty ? "" : String(values[path]);
  return wanted.some((each) => {
    if (each === FILLED) return !empty;
    if (each === EMPTY) return empty;
    if (each === POSITIVE) return !empty && text !== "0";
    return text === each;
  });
}

/** A list and a group stand in their parts, `period.start` and `criteria.0.text`. */
function isEmpty(values, path) {
  const value = values[path];
  if (value !== undefined && value !== null && value !== "" && typeof value !== "object") {
    return false;
  }
  const below = `${path}.`;
  return !Object.keys(values).some((key) => key.startsWith(below) && !isBlank(values[key]));
}

function isBlank(value) {
  return value === null || value === undefined || value === "" || value === false;
}
