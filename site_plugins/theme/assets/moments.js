// Moments of sound, as people and addresses write them.

/** `65` → `01:05`, `3665` → `1:01:05`. */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  return `${hours ? `${hours}:` : ""}${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
}

/** The same for a screen reader: `1 minut og 5 sekunder`. */
export function spoken(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const said = [[Math.floor(whole / 3600), "time", "timer"], [Math.floor((whole % 3600) / 60), "minut", "minutter"], [whole % 60, "sekund", "sekunder"]]
    .filter(([n]) => n).map(([n, one, many]) => `${n} ${n === 1 ? one : many}`);
  return said.length > 1 ? `${said.slice(0, -1).join(", ")} og ${said.at(-1)}` : said[0] || "0 sekunder";
}

/** Seconds of `46`, `46.5`, `1:02`, `1:01:02`, `1m2s`; NaN for anything else. */
function seconds(text) {
  const named = text.match(/^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/);
  if (text && named) return (Number(named[1] || 0) * 60 + Number(named[2] || 0)) * 60 + Number(named[3] || 0);
  if (!/^(\d+:)?(\d+:)?\d+(\.\d*)?$/.test(text)) return NaN;
  const [last, ...before] = text.split(":").map(Number).reverse();
  if (before.length && (last >= 60 || (before.length > 1 && before[0] >= 60))) return NaN;
  return last + (before[0] || 0) * 60 + (before[1] || 0) * 3600;
}

/** `#t=46`, `#t=10,20`, `?t=1:02`: where an address wants to begin and end; null where it does not say (Media Fragments 1.0, 4.2.1).
 * The last that can be read counts, and one behind # before one behind ?. */
export function asked(address) {
  const { hash, search } = new URL(address, location.href);
  const said = (text) => text.slice(1).split("&").filter((one) => one.startsWith("t=")).map(momentOf).filter(Boolean).pop();
  return said(hash) ?? said(search) ?? null;
}

function momentOf(moment) {
  const [from, to, ...more] = moment.slice(2).replaceAll(/%3a/gi, ":").replaceAll(/%2c/gi, ",").replace(/^npt:/, "").split(",");
  const start = from ? seconds(from) : 0;
  const end = to === undefined ? Infinity : seconds(to);
  return !more.length && (from || to) && start < end ? { start, end } : null;
}

/** The address of a page from a moment on. */
export function addressOf(page, start, end = Infinity) {
  const url = new URL(page, location.href);
  const whole = Math.floor(start);
  url.hash = Number.isFinite(end) ? `t=${whole},${Math.ceil(end)}` : whole > 0 ? `t=${whole}` : "";
  return url.href;
}
