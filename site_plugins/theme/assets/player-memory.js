// What a listener lets this browser remember: speed, volume, and the place in each episode. Nothing is kept before
// the listener has switched it on, and switching it off forgets all of it.
const NAME = "lyt";
const MOST = 100; // episodes
const isNumber = (value, most) => Number.isFinite(value) && value >= 0 && value <= most;

/** What is kept; null where nothing may be, or the browser keeps nothing. */
export function remembered() {
  try {
    const { speed, volume, muted, places } = JSON.parse(localStorage.getItem(NAME));
    return {
      speed: isNumber(speed, 2) ? speed : 1,
      volume: isNumber(volume, 1) ? volume : 1,
      muted: muted === true,
      places: Array.isArray(places) ? places.filter((one) => Array.isArray(one) && typeof one[0] === "string" && isNumber(one[1], 1e6)) : [],
    };
  } catch {
    return null; // not switched on, shut off, or not ours
  }
}

function write(values) {
  try {
    localStorage.setItem(NAME, JSON.stringify(values));
    return true;
  } catch {
    return false;
  }
}

/** Begins to remember; false where the browser keeps nothing. */
export const begin = (values) => write({ places: [], ...values });

/** Forgets everything, and remembers nothing from now on. */
export function end() {
  try { localStorage.removeItem(NAME); } catch { /* shut off: nothing is kept */ }
}

/** Keeps a changed speed or volume, if anything may be kept. */
export function keep(values) {
  const known = remembered();
  if (known) write({ ...known, ...values });
}

/** Seconds into an episode; 0 where none are known. */
export const placeIn = (key) => remembered()?.places.find(([one]) => one === key)?.[1] ?? 0;

/** Keeps the place in an episode, or forgets it where it is 0; the latest stand last. */
export function keepPlace(key, seconds) {
  const known = remembered();
  if (!known) return;
  const others = known.places.filter(([one]) => one !== key);
  write({ ...known, places: seconds ? [...others, [key, Math.floor(seconds)]].slice(-MOST) : others });
}

/** Calls when another tab has switched it on or off. */
export function whenSwitched(act) {
  addEventListener("storage", ({ key }) => { if (key === NAME || key === null) act(); });
}

/** Takes away the places that this player once kept without being asked to. */
export function forgetUnasked() {
  try {
    Object.keys(localStorage).filter((name) => name.startsWith(`${NAME}:`)).forEach((name) => localStorage.removeItem(name));
  } catch { /* shut off: nothing is kept */ }
}
