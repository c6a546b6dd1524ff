// Days and clock times as people write them in Danish, and in the words of the form's own language.
const MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const ISO = /^(\d{4})-(\d\d)-(\d\d)$/;
const NUMBERS = /^(\d{1,2})[./-]\s?(\d{1,2})[./\s-]\s?(\d{4}|\d\d)$/;
const WITH_NAME = /^(?:[a-zæøå]+dag,? )?(?:den )?(\d{1,2})\.? ?([a-z]{3})[a-z]*\.?,? (\d{4})$/;
const CLOCK = /^(?:kl\.? ?)?(\d{1,2})(?:[.:](\d\d)|(\d\d))?$/;
const IN_WORDS = new Intl.DateTimeFormat("da-DK", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** `2026-06-01` of `1.6.2026`, `1/6 2026` or `1. juni 2026`; empty where it is no day. */
export function dayOf(text) {
  const said = text.trim().toLowerCase();
  const iso = ISO.exec(said);
  if (iso) return existing(iso[1], iso[2], iso[3]);
  const numbers = NUMBERS.exec(said);
  if (numbers) return existing(wholeYear(numbers[3]), numbers[2], numbers[1]);
  const named = WITH_NAME.exec(said);
  if (!named) return "";
  return existing(named[3], String(MONTHS.indexOf(named[2]) + 1), named[1]);
}

/** `16:00` of `16`, `16.00` or `kl. 1600`; empty where it is no time. */
export function timeOf(text) {
  const [, hour, apart, together] = CLOCK.exec(text.trim().toLowerCase()) ?? [];
  const minute = apart ?? together ?? "00";
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return "";
  return `${hour.padStart(2, "0")}:${minute}`;
}

/** `1.6.2026`, as it stands in a field. */
export function shortDay(iso) {
  const [, year, month, day] = ISO.exec(iso) ?? [];
  return year ? `${Number(day)}.${Number(month)}.${year}` : "";
}

/** `mandag den 1. juni 2026`. */
export function dayInWords(iso) {
  return ISO.test(iso) ? IN_WORDS.format(new Date(`${iso}T00:00:00Z`)) : "";
}

/** `kl. 16.00`. */
export function timeInWords(time) {
  return time ? `kl. ${time.slice(0, 5).replace(":", ".")}` : "";
}

function wholeYear(year) {
  return year.length === 2 ? `20${year}` : year;
}

function existing(year, month, day) {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const made = new Date(`${iso}T00:00:00Z`);
  // Some browsers make the 3rd of March of the 31st of February.
  const isThere = !Number.isNaN(made.getTime()) && made.toISOString().startsWith(iso);
  return isThere ? iso : "";
}
