// The search off the page's own thread. It gets the index once, then questions.
import { ask, matching, passages } from "./search-engine.js";
import { openIndex } from "./search-index.js";

let index;
let base;

async function fetchJson(path) {
  const answer = await fetch(new URL(path, base));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const DO = {
  open: ({ bytes, from }) => {
    base = from;
    index = openIndex(JSON.parse(new TextDecoder().decode(bytes)), fetchJson);
  },
  ask: ({ question, options }) => ask(index, question, options),
  passages: ({ question, documents }) => passages(index, question, documents),
  matching: ({ question, kind }) => matching(index, question, kind),
};

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, found: await DO[data.name](data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
});
