// Runs before the first paint: says that script works, and keeps the scheme the reader chose earlier.
(function (root) {
  root.classList.add("js");
  // Where the script that a page's form needs does not come, the page is what it is without script.
  addEventListener("error", function (event) {
    var needed = document.querySelector("script[data-needed]");
    if (!needed || document.readyState === "complete") return;
    if (event.target === needed || event.filename === needed.src) root.classList.remove("js");
  }, true);
  try {
    var scheme = localStorage.getItem("tema");
    if (scheme !== "light" && scheme !== "dark") return;
    root.setAttribute("data-scheme", scheme);
    document.querySelectorAll("meta[name=theme-color]").forEach(function (meta) {
      meta.content = meta.getAttribute("data-" + scheme);
    });
  } catch (error) {
    // Storage is shut off: the system's own scheme holds.
  }
})(document.documentElement);
