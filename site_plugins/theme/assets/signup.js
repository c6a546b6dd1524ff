// The sign-up: what the address names is chosen (?maalgruppe=hu-laege&omraade=bornholm), whole regions and their parts
// are not chosen together, and nothing is sent before something is chosen. The form itself works without all this.
const signup = document.querySelector("[data-signup]");
const asked = new URLSearchParams(location.search);
const covers = (field) => (field.dataset.omraade || "").split(" ");

/** The choice itself; for an area without one of its own, the one that covers it, and last the whole region. */
function choiceOf(kind, wanted) {
  const all = [...signup.querySelectorAll(`[data-${kind}]`)];
  const fits = (test) => all.find((field) => test(field.dataset[kind].split(" ")));
  return fits((names) => names.slice(0, 2).includes(wanted)) || fits((names) => names.includes(wanted))
    || (kind === "omraade" ? fits((names) => names.includes("*")) : undefined);
}

function choose(field) {
  if (field.matches("input")) field.checked = true;
  else field.setAttribute("aria-current", "true");
}

for (const kind of ["maalgruppe", "omraade"]) {
  const wanted = asked.getAll(kind).flatMap((value) => value.split(",")).filter(Boolean).slice(0, 50);
  wanted.map((value) => choiceOf(kind, value)).filter(Boolean).forEach(choose);
}

if (signup.matches("form")) {
  const say = signup.querySelector("[data-say]");
  signup.addEventListener("change", ({ target }) => {
    say.textContent = "";
    if (!target.matches("[data-omraade]") || !target.checked) return;
    const group = target.closest("fieldset").querySelectorAll("[data-omraade]");
    const under = (whole, part) => covers(whole)[0] === "*" || covers(part)[0].startsWith(`${covers(whole)[0]}/`);
    group.forEach((other) => {
      if (other !== target && (under(target, other) || under(other, target))) other.checked = false;
    });
  });
  signup.addEventListener("submit", (event) => {
    if (signup.querySelector("[data-maalgruppe]:checked, [data-omraade]:checked")) return;
    event.preventDefault();
    say.textContent = "Vælg, hvor du er i dit lægeliv, eller hvilke områder du vil høre om.";
    signup.querySelector("input").focus();
  });
}
