// The player as a bar at the foot of the window while its place on the page is out of sight.
const MOST = 0.4; // of the window's height: a bar that takes more hides what is read

/** Lets the controls follow the reader, once the sound has begun or an address has asked for a moment. */
export function dock({ part, audio }) {
  const stage = part("stage");
  const core = part("core");
  const tall = matchMedia("(min-height: 24em)");
  let isSeen = true;
  let isClosed = false;
  let isTooTall = false; // with large text in a low window

  function measure() {
    const height = core.classList.contains("is-docked") ? core.offsetHeight : 0;
    document.documentElement.style.setProperty("--dock", `${height}px`);
    return height;
  }

  function set() {
    const on = !isSeen && !isClosed && !isTooTall && tall.matches;
    if (on === core.classList.contains("is-docked")) return;
    stage.style.minHeight = on ? `${stage.offsetHeight}px` : "";
    core.classList.toggle("is-docked", on);
    part("undock").hidden = !on;
    if (measure() > MOST * innerHeight) { isTooTall = true; set(); }
  }

  new IntersectionObserver((entries) => { isSeen = entries.at(-1).intersectionRatio >= 0.5; set(); }, { threshold: [0, 0.5] }).observe(stage);
  new ResizeObserver(measure).observe(core);
  addEventListener("resize", () => { isTooTall = false; set(); });
  tall.addEventListener("change", set);
  audio.addEventListener("play", () => { isClosed = false; set(); });
  part("undock").addEventListener("click", () => {
    isClosed = true;
    set();
    document.querySelector("main").focus({ preventScroll: true }); // the button is gone, and the page stays where it is
  });
}
