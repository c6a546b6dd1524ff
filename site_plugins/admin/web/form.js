// Gives Sveltia CMS the settings that the build made of the records' models.
import { drawBeside } from "./beside.js";
import { drawDays } from "./days.js";
import { deletions } from "./deleting.js";
import { fileFormat } from "./file_format.js";
import { refuseFiles } from "./files.js";
import { drawFocus } from "./focus.js";
import { drawGroups } from "./groups.js";
import { drawn } from "./leading.js";
import { tidyPasting } from "./pasting.js";
import { formRules } from "./rules.js";

const ON_THIS_MACHINE = /^(127\.0\.0\.1|(.+\.)?localhost)$/;

const answer = await fetch("form.json");
const told = await answer.json();
const { cms, formats, rules, groups, kinds, local_only: localOnly } = told;

document.documentElement.classList.toggle("local-only", localOnly);
const isHere = ON_THIS_MACHINE.test(location.hostname);
document.documentElement.classList.toggle("on-site", !isHere);
if (localOnly && !isHere) {
  document.querySelector("#only-local").hidden = false;
} else {
  window.praksisForm = {
    ...formRules(rules, formats),
    drawn,
    deleting: deletions(kinds, formats, told.is_rendered),
  };
  const fileFormats = {};
  for (const [name, format] of Object.entries(formats)) {
    fileFormats[name] = fileFormat(format);
    window.CMS.registerCustomFormat(name, format.extension, fileFormats[name]);
  }
  drawFocus();
  drawGroups(groups, window.praksisForm.now);
  refuseFiles();
  tidyPasting();
  drawDays(formats, window.praksisForm.now);
  if (told.is_rendered) drawBeside({ formats, fileFormats, kinds, now: window.praksisForm.now });
  const guide = document.createElement("a");
  Object.assign(guide, { className: "praksis-guide", href: "../redaktoer/", target: "_blank", textContent: "Vejledning" });
  document.body.append(guide);
  await haveDanish(told.release);
  await window.CMS.init({ config: cms });
}

/** Puts the words where Sveltia CMS looks first: it would show English until it had fetched them. */
async function haveDanish(release) {
  try {
    if (JSON.parse(localStorage.getItem("sveltia-cms.prefs")).locale !== "da") return;
    const answer = await fetch(`sveltia@${release}/locales/da.json`);
    if (!answer.ok) return;
    const kept = { _locale: "da", _version: release, ...(await answer.json()) };
    localStorage.setItem("sveltia-cms.locale", JSON.stringify(kept));
  } catch {
    // Without a net or storage Sveltia CMS says so itself.
  }
}
