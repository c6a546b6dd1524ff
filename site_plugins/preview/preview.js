// Fetches what the bar says of the page that is open, once somebody opens the bar: to work it out
// for every page at each change would make the preview slow.
const bar = document.querySelector(".preview details");
const place = bar?.querySelector("[data-about]");

bar?.addEventListener("toggle", async () => {
  if (!bar.open || !place || place.dataset.isThere) return;
  place.dataset.isThere = "1";
  const address = place.querySelector("a").href;
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(...page.querySelector("main").childNodes);
  } catch {
    delete place.dataset.isThere; // the link is still there, and the next opening asks again
  }
});
