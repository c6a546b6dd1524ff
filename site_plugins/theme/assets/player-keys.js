// Keys of the player. They work while focus is in it and nowhere else, so that none is taken from fields, from a
// screen reader or from scrolling (WCAG 2.1.4).
const NATIVE = "button, a, select, summary, input:not([type=range])"; // answer to the space bar themselves

/** Listens from the first time that focus comes into the player. */
export function keys({ box, part, audio, at, length, seek, toggle, setVolume, mute, setSpeed, chapters, chapterAt }) {
  const skip = (seconds) => () => seek(at() + seconds);
  const louder = (step) => () => setVolume((audio.muted ? 0 : audio.volume) + step);
  const faster = (step) => () => {
    const rates = [...part("speed").options].map((option) => Number(option.value));
    const next = rates[rates.indexOf(Number(part("speed").value)) + step];
    if (next) setSpeed(next);
  };
  const chapter = (step) => () => {
    const to = chapters[Math.max(0, chapterAt(at()) + step)];
    if (to !== undefined) seek(to);
  };
  const acts = {
    k: toggle, m: mute, j: skip(-15), l: skip(30), n: chapter(1), p: chapter(-1), ">": faster(1), "<": faster(-1),
    ArrowLeft: skip(-15), ArrowRight: skip(15), ArrowUp: louder(0.05), ArrowDown: louder(-0.05),
    "?": () => part("keys").showModal(),
  };
  const ofBar = { ArrowUp: skip(15), ArrowDown: skip(-15), PageUp: skip(60), PageDown: skip(-60) };

  function act({ key, target }) {
    const isArrow = key.startsWith("Arrow");
    if (target.closest("select, dialog") || (isArrow && target === part("volume"))) return null;
    if (key === " ") return target.closest(NATIVE) ? null : toggle;
    if (/^[0-9]$/.test(key)) return () => seek((length() * Number(key)) / 10);
    if (target === part("bar") && ofBar[key]) return ofBar[key];
    return acts[key.length === 1 ? key.toLowerCase() : key];
  }

  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const found = act(event);
    if (!found) return;
    event.preventDefault();
    found();
  });
  const dialog = part("keys");
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}
