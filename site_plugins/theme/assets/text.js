// Danish words and numbers for the scripts of the pages.
const MONTHS = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];
const SHORT = ["jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."];

/** "1.600". */
export const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");

/** "1 mulighed", "13 muligheder", "Ingen muligheder". */
export const counted = (value, one = "mulighed", many = "muligheder") =>
  `${value ? number(value) : "Ingen"}\u00a0${value === 1 ? one : many}`;

/** "Rønne, Valby og Hillerød". */
export function joined(words, last = "og") {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** The parts of an ISO day, as a calendar leaf shows them. */
export function leaf(iso) {
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  return { year: String(year), month: SHORT[month - 1], day: `${day}.`, long: `${day}.\u00a0${MONTHS[month - 1]} ${year}` };
}

/** Facts in one line, each in an element of its own: no dot begins or ends a line. */
export function dotted(element, parts) {
  element.replaceChildren(...parts.flatMap((words) => {
    const part = document.createElement("span");
    part.textContent = words;
    return [part, " "];
  }));
}
