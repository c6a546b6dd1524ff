// A file that the site cannot use is refused where it is chosen: a telephone and a pulled file pay
// no heed to what a field accepts, and its check would come when somebody has gone home.
const HEIC = /\.hei[cf]$/i;
const KINDS = { "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP", "audio/*": "lyd" };

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
  const cure = HEIC.test(name)
    ? " På en iPhone: Vælg Indstillinger, Kamera, Formater og Mest kompatibel, og tag det igen, eller send det til dig selv som mail."
    : "";
  return `${name} kan ikke bruges her. Vælg ${wanted}.${cure}`;
}

export function refuseFiles() {
  window.addEventListener(
    "change",
    (event) => {
      const input = event.target;
      const field = input.type === "file" && input.closest("[data-key-path]");
      if (!field || !input.accept) return;
      field.querySelector(".praksis-refused")?.remove();
      const wrong = [...input.files].find((file) => !isTaken(file, input.accept));
      if (!wrong) return;
      event.stopImmediatePropagation();
      const said = document.createElement("p");
      Object.assign(said, { className: "praksis-refused", textContent: refusalOf(wrong, input.accept) });
      said.setAttribute("role", "alert");
      field.append(said);
      input.value = "";
    },
    true,
  );
}
