// A file that the site cannot use is refused where it is chosen: a telephone and a pulled file pay
// no heed to what a field accepts, and its check would come when somebody has gone home.
const HEIC = /\.hei[cf]$/i;
const KINDS = {
  "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP",
  ".mp3": "MP3", ".m4a": "M4A", ".aac": "AAC",
};

/** Whether a field with this `accept` takes the file. */
export function isTaken({ name, type }, accept) {
  return accept.split(",").some((each) => {
    const wanted = each.trim();
    if (wanted.startsWith(".")) return name.toLowerCase().endsWith(wanted);
    return wanted.endsWith("/*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
  });
}

/** What is wrong with it, and what to do. */
export function refusalOf({ name }, accept) {
  const kinds = accept.split(",").map((each) => KINDS[each.trim()] ?? each.trim());
  const last = kinds.pop();
  const wanted = kinds.length ? `${kinds.join(", ")} eller ${last}` : last;
  const cure = HEIC.test(name) && accept.includes("image/")
    ? " På en iPhone: Vælg Indstillinger, Kamera, Formater og Mest kompatibel, og tag det igen, eller send det til dig selv som mail."
    : "";
  return `${name} kan ikke bruges her. Vælg ${wanted}.${cure}`;
}

export function refuseFiles() {
  function refuse(event, input, files) {
    const field = input?.closest("[data-key-path]");
    if (!field || !input.accept) return false;
    field.querySelector(".praksis-refused")?.remove();
    const wrong = [...files].find((file) => !isTaken(file, input.accept));
    if (!wrong) return false;
    event.preventDefault(); // a browser would open what is pulled onto it
    event.stopImmediatePropagation();
    const said = document.createElement("p");
    Object.assign(said, { className: "praksis-refused", textContent: refusalOf(wrong, input.accept) });
    said.setAttribute("role", "alert");
    field.append(said);
    return true;
  }

  window.addEventListener(
    "change",
    (event) => {
      const input = event.target;
      if (input.type === "file" && refuse(event, input, input.files)) input.value = "";
    },
    true,
  );
  window.addEventListener(
    "drop",
    (event) => {
      const field = event.target.closest?.("[data-key-path]");
      const isRefused = refuse(event, field?.querySelector("input[type=file]"), event.dataTransfer.files);
      // Whoever pulled it here must be told that it is let go, or waits for it for ever.
      if (isRefused) event.target.dispatchEvent(new DragEvent("dragleave", { bubbles: true }));
    },
    true,
  );
}
