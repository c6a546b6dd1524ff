// Runs before the first paint: says that script works, and keeps the scheme the reader chose earlier.
(function (root) {
  root.classList.add("js");
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
