// The explanation beside a word shows by style alone. Escape puts it away until it is asked for again.
const away = (term) => {
  term.dataset.away = "";
  const back = () => {
    delete term.dataset.away;
    term.removeEventListener("mouseleave", back);
    term.removeEventListener("focusout", back);
  };
  term.addEventListener("mouseleave", back);
  term.addEventListener("focusout", back);
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll(".term:hover, .term:focus-within").forEach(away);
});
