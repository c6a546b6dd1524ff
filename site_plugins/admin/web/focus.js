// The focal point of a picture at a click: what every crop keeps. The field below the picture says
// the same in words, for who has no mouse.
const FOCUS = "[data-key-path$='.focus']";

export function drawFocus() {
  let waiting = false;

  function draw() {
    waiting = false;
    for (const section of document.querySelectorAll(FOCUS)) {
      const path = section.dataset.keyPath.replace(/focus$/, "file");
      const picture = document.querySelector(`[data-key-path="${CSS.escape(path)}"] img`);
      const input = section.querySelector("input, textarea");
      const there = section.querySelector(".praksis-focus");
      if (!picture || !input) there?.remove();
      else if (!there) section.append(pointing(picture.src, input));
      else if (there.firstChild.src !== picture.src) there.firstChild.src = picture.src;
    }
  }

  function soon() {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  }

  new MutationObserver(soon).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ["src"],
  });
}

function pointing(source, input) {
  const box = document.createElement("div");
  box.className = "praksis-focus";
  const picture = document.createElement("img");
  picture.src = source;
  picture.alt = "Klik på det, der skal med, når billedet bliver beskåret.";
  const mark = document.createElement("span");
  box.append(picture, mark);

  function show() {
    const [left, top] = (/^\d+% \d+%$/.test(input.value) ? input.value : "50% 50%").split(" ");
    Object.assign(mark.style, { left, top });
  }

  picture.addEventListener("click", (event) => {
    const { left, top, width, height } = picture.getBoundingClientRect();
    input.value = `${percent(event.clientX - left, width)}% ${percent(event.clientY - top, height)}%`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    show();
  });
  input.addEventListener("input", show);
  show();
  return box;
}

function percent(part, whole) {
  return Math.min(100, Math.max(0, Math.round((100 * part) / whole)));
}
