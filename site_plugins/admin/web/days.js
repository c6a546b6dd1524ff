// A day is typed as it is written in Danish, whatever language the browser has: its own field for
// days takes 06/01 for the 1st of June where it is set to American. The day stands in words below.
import { dayInWords, dayOf, shortDay, timeInWords, timeOf } from "./said_days.js";

const NATIVE = ".content [data-key-path] input:is([type=date], [type=time])";
const WORDED = ".content [data-key-path] input[type=text]:not(.praksis-said)";
const WRONG = ".praksis-said[aria-invalid=true]";
const SORTS = {
  date: {
    parse: dayOf,
    short: shortDay,
    words: dayInWords,
    picker: "Vælg i en kalender",
    cure: "Skriv dag, måned og år, fx 1.6.2026.",
  },
  time: {
    parse: timeOf,
    short: (time) => time.slice(0, 5),
    words: timeInWords,
    picker: "Vælg et klokkeslæt",
    cure: "Skriv timer og minutter, fx 16:00.",
  },
};

/** `formats` by collection say which texts may be a day; `now` knows the open record. */
export function drawDays(formats, now) {
  // A telephone asks with a wheel or a calendar that names the month, but then shows the day as its
  // language does.
  const isTyped = matchMedia("(pointer: fine)").matches || !isDayFirst();
  let waiting = false;

  function draw() {
    waiting = false;
    for (const native of document.querySelectorAll(NATIVE)) {
      if (!native.praksis) native.praksis = dressed(native, isTyped);
      native.praksis.show();
    }
    for (const input of document.querySelectorAll(WORDED)) {
      const path = input.closest("[data-key-path]").dataset.keyPath;
      const field = fieldAt(formats[now.draft?.collectionName]?.fields, path);
      if (!mayBeDay(field)) continue;
      if (!input.praksis) input.praksis = worded(input, field.words);
      input.praksis.show();
    }
  }

  function soon() {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  }

  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  for (const kind of ["input", "change", "click", "focusout"]) {
    window.addEventListener(kind, soon, true);
  }
  window.addEventListener("hashchange", () => {
    for (const field of document.querySelectorAll(WRONG)) field.praksisForget();
    soon();
  });
  keepFromSaving();
}

/** Nothing is saved while a field holds what is no day: it would be left out, unseen. */
function keepFromSaving() {
  function refuse(event) {
    const wrong = document.querySelector(WRONG);
    const isSaving =
      event.type === "keydown"
        ? event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)
        : event.target.closest?.("button")?.textContent.trim().startsWith("Gem");
    if (!wrong || !isSaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wrong.scrollIntoView({ block: "center" });
    wrong.focus();
  }

  window.addEventListener("click", refuse, true);
  window.addEventListener("keydown", refuse, true);
}

/** Whether the browser's own field shows the day before the month. */
function isDayFirst() {
  const [first] = new Intl.DateTimeFormat(navigator.language).formatToParts();
  return first.type === "day";
}

function fieldAt(fields, path) {
  const keys = path.split(".").filter((key) => !/^\d+$/.test(key));
  return keys.reduce((field, key) => (field?.parts ?? field)?.[key], fields);
}

/** A day, in whose place a word may stand. */
function mayBeDay(field) {
  return field?.value === "bare" && field.words && !field.in_line && !field.many;
}

/** The browser's own field, with one to type in before it and the words after it. */
function dressed(native, isTyped) {
  const sort = SORTS[native.type];
  const words = wordsAfter(native.parentElement);
  let shown;
  const typed = isTyped ? typedBefore(native, sort) : undefined;

  function show() {
    if (native.value === shown) return;
    shown = native.value;
    words.textContent = sort.words(shown);
    if (!typed || typed === document.activeElement) return;
    typed.value = sort.short(shown);
    typed.setAttribute("aria-invalid", "false");
  }

  typed?.addEventListener("input", () => {
    const value = sort.parse(typed.value);
    const isWrong = typed.value.trim() !== "" && !value;
    set(native, value);
    shown = native.value;
    typed.setAttribute("aria-invalid", String(isWrong));
    words.textContent = isWrong ? sort.cure : sort.words(value);
  });
  typed?.addEventListener("change", () => {
    if (native.value) typed.value = sort.short(native.value);
  });
  if (typed) typed.praksisForget = () => (shown = undefined); // another record has come
  return { show };
}

function typedBefore(native, sort) {
  const typed = make("input", { type: "text", className: "praksis-said", autocomplete: "off" });
  for (const name of ["aria-labelledby", "aria-label", "aria-required"]) {
    if (native.hasAttribute(name)) typed.setAttribute(name, native.getAttribute(name));
  }
  typed.placeholder = native.type === "date" ? "dag.måned.år" : "tt:mm";
  native.removeAttribute("aria-labelledby");
  native.setAttribute("aria-label", sort.picker);
  native.title = sort.picker;
  native.classList.add("praksis-picker");
  native.before(typed);
  return typed;
}

/** A text that may be a day: written as people do, it becomes what the file says. */
function worded(input, allowed) {
  const words = wordsAfter(input.parentElement);
  input.addEventListener("change", () => {
    const word = input.value.trim().toLowerCase().replace(/\s+/g, "-");
    const value = dayOf(input.value) || (allowed.includes(word) ? word : "");
    if (value && value !== input.value) set(input, value);
  });
  return {
    show() {
      const said = dayInWords(dayOf(input.value));
      if (words.textContent !== said) words.textContent = said;
    },
  };
}

function wordsAfter(element) {
  const words = make("p", { className: "praksis-words" });
  words.setAttribute("role", "status");
  element.after(words);
  return words;
}

function set(input, value) {
  if (input.value === value) return;
  input.value = value;
  for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
}

function make(tag, values) {
  return Object.assign(document.createElement(tag), values);
}
