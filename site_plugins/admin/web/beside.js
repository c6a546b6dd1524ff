// The page beside the form, as readers would get it, and what the change means to them. The form's
// own server on this machine makes it of what is written and not yet saved.
const PAUSE = 500;

/** The parts of a draft, `application.method`, as the record that they make. */
export function nested(flat) {
  const made = {};
  for (const path of Object.keys(flat).sort((one, other) => one.length - other.length)) {
    const value = flat[path];
    if (value === null || value === undefined || path.includes("__sc_")) continue;
    if (typeof value === "string" && value.startsWith("blob:")) continue; // not put up yet
    const keys = path.split(".");
    let place = made;
    keys.slice(0, -1).forEach((key, at) => {
      const isList = /^\d+$/.test(keys[at + 1]);
      if (typeof place[key] !== "object" || place[key] === null) place[key] = isList ? [] : {};
      place = place[key];
    });
    const isHolder = typeof value === "object" && !Array.isArray(value);
    place[keys.at(-1)] = isHolder ? { ...value } : Array.isArray(value) ? [...value] : value;
  }
  return made;
}

/** Puts the panel there, and keeps it true. `formats` by collection can write a record's text. */
export function drawBeside({ formats, fileFormats, kinds, now }) {
  const panel = panelOf();
  let last = "";
  let timer;
  let asked = 0;

  async function look() {
    const draft = /#\/collections\/[^/]+\/(new|entries)/.test(location.hash) && now.draft;
    panel.setIsOffered(Boolean(draft));
    if (!draft || !panel.isOpen()) return;
    const name = draft.collectionName;
    const flat = Object.values(draft.currentValues)[0] ?? {};
    const text = fileFormats[name].preview(nested({ ...flat }));
    const wanted = JSON.stringify({ kind: kinds[name], suffix: `.${formats[name].extension}`, text });
    if (wanted === last) return;
    last = wanted;
    const number = ++asked;
    panel.say("Henter siden …");
    try {
      const answer = await fetch("unsaved", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: wanted,
      });
      if (!answer.ok) throw new Error(await answer.text());
      const shown = await answer.json();
      if (number === asked) panel.show(shown);
    } catch (error) {
      if (number === asked) panel.say(`Siden kan ikke vises lige nu. ${error.message}`);
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  }

  for (const kind of ["input", "change", "click", "keyup", "hashchange"]) {
    window.addEventListener(kind, soon, true);
  }
  panel.onToggle(() => {
    last = "";
    look();
  });
}

function panelOf() {
  const side = make("aside", { className: "praksis-beside", hidden: true });
  side.setAttribute("aria-label", "Siden, som læserne får den");
  const button = make("button", { className: "praksis-look", type: "button", hidden: true });
  button.textContent = "Vis siden";
  button.setAttribute("aria-expanded", "false");
  const status = make("p", { className: "praksis-status" });
  status.setAttribute("role", "status");
  const notes = make("div", { className: "praksis-notes" });
  const frame = make("iframe", { title: "Siden, som læserne får den" });
  side.append(status, notes, frame);
  document.body.append(side, button);
  let toggled = () => {};

  function set(isOpen) {
    side.hidden = !isOpen;
    button.textContent = isOpen ? "Skjul siden" : "Vis siden";
    button.setAttribute("aria-expanded", String(isOpen));
    document.documentElement.classList.toggle("praksis-has-beside", isOpen);
  }

  button.addEventListener("click", () => {
    set(side.hidden);
    toggled();
  });
  return {
    isOpen: () => !side.hidden,
    onToggle: (doing) => {
      toggled = doing;
    },
    setIsOffered(isOffered) {
      button.hidden = !isOffered;
      if (!isOffered && !side.hidden) set(false);
    },
    say(sentence) {
      status.textContent = sentence;
    },
    show({ address, faults, changes, reading, words, uses, pictures }) {
      status.textContent = faults.length
        ? "Siden kan vises, når det her er rettet:"
        : address === null
          ? "Posten har ikke en side. Den bruges på andre sider."
          : "Sådan ser siden ud, når du gemmer.";
      notes.replaceChildren(
        ...faults.map((each) => make("p", { textContent: each })),
        ...listOf("Hvad betyder ændringen for læserne?", changes),
        ...listOf("Sproget", [...(reading ? [reading] : []), ...words]),
        ...listOf("Hvor bruges det?", uses),
        ...listOf("Hvor bruges billederne også?", pictures),
      );
      frame.hidden = address === null;
      if (address !== null) reload(frame, address);
    },
  };
}

/** The page again, where one had come to. */
function reload(frame, address) {
  const at = frame.contentWindow?.scrollY ?? 0;
  const isSame = frame.dataset.address === address;
  frame.dataset.address = address;
  frame.onload = () => isSame && frame.contentWindow.scrollTo(0, at);
  frame.src = `${address}?${Date.now()}`;
}

function listOf(title, lines) {
  if (!lines.length) return [];
  const details = make("details", { open: !title.startsWith("Hvor ") });
  const list = make("ul", {});
  list.append(...lines.map((each) => make("li", { textContent: each })));
  details.append(make("summary", { textContent: `${title} (${lines.length})` }), list);
  return [details];
}

function make(tag, values) {
  return Object.assign(document.createElement(tag), values);
}
