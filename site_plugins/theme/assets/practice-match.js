// Which practice forms are nearest a reader's answers. All that an answer does stands on the page: for each form the
// answers that speak for it, by question. An answer that is among them speaks for, any other against, and a question for
// which a form has none counts neither way. First come the forms that most answers speak for, then those that fewest
// speak against; equal ones keep the order of the table.

function judge(answers, form) {
  const said = { id: form.id, for: [], against: [], open: [] };
  for (const [question, answer] of Object.entries(answers)) {
    if (!answer) continue;
    const fits = form.fits[question] ?? [];
    if (!fits.length) said.open.push(question);
    else said[fits.includes(answer) ? "for" : "against"].push(question);
  }
  return said;
}

const order = (a, b) => b.for.length - a.for.length || a.against.length - b.against.length;

/** The forms in order, and how many of them are nearest: three, and those that are equal to the third. */
export function rank(answers, forms) {
  const ranked = forms.map((form) => judge(answers, form)).sort(order);
  const near = ranked.filter((one, at) => one.for.length && (at < 3 || !order(one, ranked[2]))).length;
  return { ranked, near };
}
