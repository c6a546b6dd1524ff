// The search for the scripts of pages: answers come from a worker, so that the page never waits.
const here = new URL(".", import.meta.url);
const folder = new URL("../search/", here);
let ready;
let last = 0;

/** Starts what a search needs; asking does so too. */
export function prepare(cache = "default") {
  ready ??= start(cache).catch((error) => { ready = undefined; throw error; });
  return ready;
}

async function start(cache) {
  const coming = fetch(new URL("index.json", folder), { cache });
  const worker = new Worker(new URL("./search-engine.js", here), { type: "module" });
  const waiting = new Map();
  const broken = () => { waiting.forEach(({ reject }) => reject(new Error("worker"))); waiting.clear(); ready = undefined; };
  worker.addEventListener("error", broken);
  worker.addEventListener("message", ({ data }) => {
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) reject(new Error(data.error)); else resolve(data.found);
  });
  const call = (name, values, moved = []) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ id: last, name, ...values }, moved);
  });
  const answer = await coming;
  if (!answer.ok) throw new Error(`search/index.json: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  await call("open", { bytes, from: folder.href }, [bytes]);
  return call;
}

const clock = () => (document.documentElement.dataset.clock ? Date.parse(document.documentElement.dataset.clock) : Date.now());

/** The best hits, each with kind, place, deadline and a passage; answers to show above them; how many there are of each kind. */
export async function ask(question, { kind = "", limit = 20 } = {}) {
  return asked("ask", { question, options: { kind, limit, now: clock() } });
}

/** Better passages for hits, out of the whole text of their pages. */
export async function passages(question, hits) {
  const used = prepare();
  try {
    return await (await used)("passages", { question, documents: hits.map((hit) => hit.document) });
  } catch {
    if (ready === used) ready = undefined;
    return hits.map((hit) => hit.passage); // a fresh index counts its pages otherwise
  }
}

/** Every page of a kind that answers, by its address, with its score: for a list that filters its own lines. */
export async function matching(question, kind) {
  return asked("matching", { question, kind });
}

/** Asks, and once more of a fresh index: a release since this one was read has parts of other names, and ours are gone. */
async function asked(name, values) {
  const used = prepare();
  try {
    return await (await used)(name, values);
  } catch {
    if (ready === used) ready = undefined;
    return (await prepare("reload"))(name, values);
  }
}
