// Which openings fit a doctor's five answers, and why.
//
// Candidates are the openings that are open or coming. Each answered question fits, differs, or
// cannot be told because the vacancy does not say:
// - stage: the audience is among the vacancy's audiences.
// - area: a chosen municipality is among the vacancy's, or the vacancy is for the whole region.
// - form: employment and training go by the group; what a doctor owns goes by the practice form, and where the doctor
//   decides or the form says nothing of it, both alone and together fit.
// - patients: some or none from the start.
// - when: the first day (takeover, else period_start) against today; by agreement fits all.
//
// A hit differs nowhere and fits somewhere. A near miss differs in exactly one question and fits somewhere. The order is
// by points, highest first; equal ones: open before coming, soonest deadline, those without one last, then the id.
const POINTS = { area: 5, stage: 4, form: 3, patients: 2, when: 1 };
const HALF_A_YEAR = 183;
const A_YEAR = 365;
const BY_GROUP = { ansaettelse: "ansat", uddannelse: "forloeb" };
const TOGETHER = ["kompagniskab", "samarbejdspraksis", "delepraksis", "partnerskabsklinik"];

/** The ISO day so many days after another. */
function later(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
}

// Each says true (fits), false (differs) or null (the vacancy does not tell).
const VERDICTS = {
  stage: (wanted, vacancy) => vacancy.audiences.includes(wanted),
  area: (wanted, vacancy) => vacancy.areas.includes("region") || wanted.some((code) => vacancy.municipalities.includes(code)),
  form(wanted, { group, practice_form: own }) {
    const byGroup = BY_GROUP[group];
    if (byGroup || wanted === "ansat" || wanted === "forloeb") return wanted === byGroup;
    if (own === "solopraksis") return wanted === "alene";
    if (TOGETHER.includes(own)) return wanted === "sammen";
    return own === null ? null : true;
  },
  patients: (wanted, { patients }) => (patients === null ? null : (patients > 0) === (wanted === "med")),
  when(wanted, vacancy, today) {
    const start = vacancy.takeover || vacancy.period_start;
    if (!start) return null;
    if (start === "efter-aftale") return true;
    if (wanted === "senere") return start > later(today, A_YEAR);
    return start <= later(today, wanted === "halvt-aar" ? HALF_A_YEAR : A_YEAR);
  },
};
const QUESTIONS = Object.keys(VERDICTS);

function match(answers, vacancy, today) {
  const fits = [];
  const differs = [];
  for (const question of QUESTIONS) {
    const wanted = answers[question];
    if (!wanted || !wanted.length) continue;
    const verdict = VERDICTS[question](wanted, vacancy, today);
    if (verdict) fits.push(question);
    else if (verdict === false) differs.push(question);
  }
  return { id: vacancy.id, points: fits.reduce((sum, question) => sum + POINTS[question], 0), fits, differs, vacancy };
}

const compared = (a, b) => (a < b ? -1 : Number(a > b));

function order(a, b) {
  return b.points - a.points || compared(a.vacancy.state, b.vacancy.state)
    || Number(a.vacancy.deadline === null) - Number(b.vacancy.deadline === null)
    || compared(a.vacancy.deadline || "", b.vacancy.deadline || "") || compared(a.id, b.id);
}

/**
 * The hits and the near misses, best first. `answers` has stage, area (a list of municipality codes), form, patients and
 * when, each empty where not answered; `vacancies` have the names of the open data; `today` is an ISO day.
 */
export function rank(answers, vacancies, today) {
  const judged = vacancies.filter((vacancy) => ["aaben", "kommende"].includes(vacancy.state))
    .map((vacancy) => match(answers, vacancy, today)).filter((one) => one.fits.length).sort(order);
  return { hits: judged.filter((one) => !one.differs.length), near: judged.filter((one) => one.differs.length === 1) };
}
