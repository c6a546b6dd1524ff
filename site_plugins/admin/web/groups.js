// Draws a heading above the first field of each group, and folds the group at a click. The fields
// themselves are Sveltia CMS's; they come and go as one scrolls and chooses.
const FIELD = ".content [data-key-path]:not([data-key-path*='.'])";

/** The groups by collection; `now` knows the record that is being written. */
export function drawGroups(groups, now) {
  const opened = new Map();
  let waiting = false;

  function draw() {
    waiting = false;
    const told = groups[now.draft?.collectionName];
    if (!told) return;
    let last;
    for (const section of document.querySelectorAll(FIELD)) {
      if (section.closest("[data-mode=preview]")) continue;
      const group = told.find(({ keys }) => keys.includes(section.dataset.keyPath));
      if (!group) continue;
      const isOpen = opened.get(group.title) ?? !group.is_folded;
      const isFirst = group !== last;
      last = group;
      section.classList.toggle("praksis-folded", !isOpen);
      section.classList.toggle("praksis-first", isFirst);
      const heading = section.querySelector(":scope > .praksis-group");
      if (!isFirst) heading?.remove();
      else if (!heading) section.prepend(headingOf(group.title, isOpen));
      else heading.firstChild.setAttribute("aria-expanded", String(isOpen));
    }
  }

  function headingOf(title, isOpen) {
    const heading = document.createElement("h3");
    heading.className = "praksis-group";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title;
    button.setAttribute("aria-expanded", String(isOpen));
    button.addEventListener("click", () => {
      opened.set(title, button.getAttribute("aria-expanded") !== "true");
      draw();
    });
    heading.append(button);
    return heading;
  }

  function soon() {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  }

  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
}
