// Gives Sveltia CMS the settings that the build made of the records' models.
import { fileFormat } from "./file_format.js";
import { drawGroups } from "./groups.js";
import { formRules } from "./rules.js";

const ON_THIS_MACHINE = /^(127\.0\.0\.1|(.+\.)?localhost)$/;

const answer = await fetch("form.json");
const { cms, formats, rules, groups, local_only: localOnly } = await answer.json();

document.documentElement.classList.toggle("local-only", localOnly);
if (localOnly && !ON_THIS_MACHINE.test(location.hostname)) {
  document.querySelector("#only-local").hidden = false;
} else {
  window.praksisForm = formRules(rules, formats);
  for (const [name, format] of Object.entries(formats)) {
    window.CMS.registerCustomFormat(name, format.extension, fileFormat(format));
  }
  drawGroups(groups, window.praksisForm.now);
  await window.CMS.init({ config: cms });
}
